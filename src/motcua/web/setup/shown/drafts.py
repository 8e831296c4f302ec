"""Drafts as lists and facts: what each is about, who has written in it, how far it has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.catalog.drafts.checking import faults
from motcua.catalog.drafts.models import DraftState, ProcedureDraft
from motcua.catalog.drafts.releasing import base_of
from motcua.catalog.exchange import lacks
from motcua.catalog.in_force import midnight, scheduled
from motcua.catalog.models import Procedure
from motcua.catalog.sections import SECTIONS
from motcua.directory.models import Officer
from motcua.web.setup.sections.pages import FORMS
from motcua.web.setup.shown.differences import told
from motcua.web.setup.shown.draft_routes import wrong_drawing
from motcua.web.setup.shown.faults import faults_told
from motcua.web.setup.shown.libraries import lacks_told
from motcua.web.setup.shown.procedures import coming
from motcua.web.ui import formats
from motcua.web.ui.catalog_words import SECTION_WORDS, sections_named
from motcua.web.ui.parts import Cell, Column, Fact, Tag

_TONES = {
    "draft": ("wait", "wait"),
    "checked": ("info", "dot"),
    "published": ("good", "good"),
    "withdrawn": ("", "stop"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the document: its name, how many entries it has, and where it is edited."""

    name: str
    note: str
    href: str


def state_words(state: str) -> str:
    return {
        "draft": _("Đang soạn"), "checked": _("Đã kiểm tra"), "published": _("Đã công bố"), "withdrawn": _("Đã bỏ"),
    }[state]  # fmt: skip


def tag(state: str) -> Tag:
    return Tag(state_words(state), *_TONES[state])


def states(chosen: str) -> list[tuple[str, str, bool]]:
    """Give the choices of the filter: value, words, whether it is chosen."""
    return [(value, state_words(value), value == chosen) for value in DraftState.values]


def listed(rows: Iterable[ProcedureDraft]) -> dict[str, Any]:
    names = (_("Thủ tục"), _("Mã"), _("Người soạn"), _("Sửa lần cuối"), _("Hiệu lực"), _("Tình trạng"))
    return {"columns": [Column(one) for one in names], "rows": [_row(row) for row in rows]}


def _row(row: ProcedureDraft) -> list[Cell]:
    language = get_language() or "vi"
    return [
        Cell(row.name or _("(chưa có tên)"), reverse("setup:draft", args=[row.public_id])), Cell(row.code),
        Cell(row.author.full_name), Cell(formats.when(row.changed_at, language)), Cell(effect(row)),
        Cell("", tag=tag(row.state)),
    ]  # fmt: skip


def effect(row: ProcedureDraft) -> str:
    """Say from which day it holds and until which."""
    language = get_language() or "vi"
    start = row.package.takes_effect if row.package else row.takes_effect
    since = _("từ %(day)s") % {"day": formats.day(start, language)} if start else _("ngay khi công bố")
    until = _(", đến trước %(day)s") % {"day": formats.day(row.ends, language)} if row.ends else ""
    return since + until


def one(row: ProcedureDraft, by: Actor, at: datetime) -> dict[str, Any]:
    day = row.package.takes_effect if row.package else row.takes_effect
    before = base_of(row.code, midnight(day) if day else at) if row.is_open else row.based_on
    standing = before.document if before else {}
    moved = row.is_open and (before.pk if before else None) != row.based_on_id
    based = row.based_on.document if row.based_on else {}
    wrong = faults(row.document, max(day or today(at), today(at))) if row.is_open else ()
    return {
        "draft": row, "tag": tag(row.state), "facts": list(_facts(row)), "sections": _sections(row),
        "savings": _savings(row), "changes": told(standing, row.document), "before": before,
        "faults": faults_told(wrong, row.document), "drawing": wrong_drawing(wrong, row.document),
        "lacks": lacks_told(lacks(row.document, row.called, on=today(at))) if row.is_open else [],
        "missed": told(based, standing) if moved else [], "moved": moved, "later": _later(row, day, at),
        "coming": coming([row.revision], at) if row.revision and not row.package else [], "is_writer": by.key in row.writers, "in_package": row.package_id is not None,
    }  # fmt: skip


def _later(row: ProcedureDraft, day: date | None, at: datetime) -> list[str]:
    """Name the revisions that begin after this draft would: what is put right here has to be put right there too."""
    procedure = Procedure.objects.filter(code=row.code).first()
    if procedure is None or not row.is_open:
        return []
    language = get_language() or "vi"
    coming = scheduled(procedure, midnight(day) if day else at)
    return [
        _("Phiên bản lần %(n)s đã công bố sẽ thay thế từ %(day)s. Điều sửa ở đây cần sửa cả ở phiên bản đó.")
        % {"n": one.number, "day": formats.day(today(one.starts_at), language)}
        for one in coming
        if one.starts_at
    ]


def _facts(row: ProcedureDraft) -> Iterable[Fact]:
    language = get_language() or "vi"
    names = dict(Officer.objects.filter(pk__in=row.writers).values_list("pk", "full_name"))
    yield Fact(_("Mã"), row.code)
    yield Fact(_("Người soạn"), ", ".join(names[key] for key in row.writers))
    yield Fact(_("Dựa trên"), based_on(row))
    if row.based_on and row.from_national:
        number = row.from_national.decision or "—"
        yield Fact(_("Theo danh mục quốc gia"), f"{_('Quyết định')} {number}, {row.from_national.taken_from.source}")
    yield Fact(_("Hiệu lực"), effect(row))
    if row.package:
        yield Fact(_("Gói thay đổi"), f"{row.package.name} ({row.package.decision})")
    if row.why:
        yield Fact(_("Vì sao cần sửa"), row.why)
    if row.revision and row.revision.withdrawn_at:
        yield Fact(_("Đã rút lại"), formats.when(row.revision.withdrawn_at, language))
    for words, who, when in (
        (_("Kiểm tra"), row.checked_by, row.checked_at),
        (_("Công bố"), row.published_by, row.published_at),
    ):
        if who and when:
            yield Fact(words, f"{who.full_name}, {formats.when(when, language)}")


def based_on(row: ProcedureDraft) -> str:
    """Say where the content came from when the draft was begun."""
    if row.based_on:
        return _("Phiên bản lần %(n)s") % {"n": row.based_on.number}
    if row.from_national:
        return _("Danh mục quốc gia, quyết định %(number)s") % {"number": row.from_national.decision or "—"}
    return _("Chép từ %(origin)s") % {"origin": row.origin} if row.origin else _("Soạn từ đầu")


def _sections(row: ProcedureDraft) -> list[Section]:
    return [
        Section(str(SECTION_WORDS[key]), _filled(row, parts), _address(row, key)) for key, parts in SECTIONS.items()
    ]


def _filled(row: ProcedureDraft, parts: tuple[str, ...]) -> str:
    rows = row.document.get(parts[0])
    if isinstance(rows, list):
        return _("%(n)s mục") % {"n": len(rows)}
    given = sum(row.document.get(part) not in (None, "", []) for part in parts)
    return _("%(given)s trong %(all)s ô đã ghi") % {"given": given, "all": len(parts)}


def _address(row: ProcedureDraft, section: str) -> str:
    """Give the page on which a section is edited; nothing for a draft that is closed."""
    try:
        return reverse("setup:draft_section", args=[row.public_id, section]) if row.is_open and section in FORMS else ""
    except NoReverseMatch:
        return ""


def _savings(row: ProcedureDraft) -> list[str]:
    language = get_language() or "vi"
    return [
        f"{formats.when(one.at, language)}: {one.by.full_name} · {sections_named(one.fields)}"
        for one in row.savings.select_related("by").order_by("-version")[:20]
    ]
