"""Packages of changes: what is in them, and what their rehearsal found, dossier by dossier."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.catalog.drafts.models import ChangePackage, ProcedureDraft, RunningRule
from motcua.dossiers.decree_day import Rehearsal
from motcua.dossiers.law import LawMove, Trouble, TroubleKind
from motcua.web.setup.shown.drafts import tag
from motcua.web.ui import exports, formats
from motcua.web.ui.parts import Cell, Column, Fact

SHOWN = 100  # dossiers of an item on the page; the file has them all


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item of a rehearsal: its counts and a table of dossiers."""

    name: str
    facts: Sequence[Fact]
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    rest: str


def listed(rows: Iterable[ChangePackage]) -> dict[str, Any]:
    heads = (_("Gói"), _("Văn bản"), _("Có hiệu lực từ"), _("Số thủ tục"), _("Tình trạng"))
    return {"columns": [Column(one) for one in heads], "rows": [_listed(row) for row in rows]}


def _listed(row: Any) -> list[Cell]:
    day = formats.day(row.takes_effect, get_language() or "vi")
    address = reverse("setup:package", args=[row.public_id])
    return [Cell(row.name, address), Cell(row.decision), Cell(day), Cell(str(row.items)), Cell("", tag=tag(row.state))]


def one(row: ChangePackage, items: Sequence[ProcedureDraft]) -> dict[str, Any]:
    return {"package": row, "tag": tag(row.state), "facts": list(_facts(row)), "items": [_item(i) for i in items]}


def _facts(row: ChangePackage) -> Iterator[Fact]:
    language = get_language() or "vi"
    yield Fact(_("Văn bản"), row.decision)
    yield Fact(_("Có hiệu lực từ"), _("00:00 %(day)s") % {"day": formats.day(row.takes_effect, language)})
    yield Fact(_("Người mở gói"), row.author.full_name)
    if row.published_by and row.published_at:
        yield Fact(_("Công bố"), f"{row.published_by.full_name}, {formats.when(row.published_at, language)}")
    if row.carried_at:
        yield Fact(_("Thực hiện xong"), formats.when(row.carried_at, language))


def _item(item: ProcedureDraft) -> dict[str, Any]:
    rule = rule_words(item.running) if item.running_why else _("Chưa chọn quy định cho hồ sơ đang giải quyết")
    return {
        "draft": item, "name": item.name or item.code, "rule": rule, "why": item.running_why, "tag": tag(item.state),
        "href": reverse("setup:draft", args=[item.public_id]),
    }  # fmt: skip


def rule_words(rule: str) -> str:
    if rule == RunningRule.NEW:
        return _("Hồ sơ đang giải quyết chuyển sang quy định mới")
    return _("Hồ sơ đang giải quyết theo quy định cũ")


def rehearsed(found: Iterable[Rehearsal]) -> list[ItemShown]:
    """Give each item with its counts and its first dossiers: those that cannot move come first."""
    return [_rehearsed(one) for one in found]


def _rehearsed(found: Rehearsal) -> ItemShown:
    ordered = [*found.kept, *found.moved]
    rest = len(ordered) - SHOWN
    heads = (_("Hồ sơ"), _("Cơ quan"), _("Sẽ ra sao"), _("Hẹn trả bây giờ"), _("Hẹn trả mới"), _("Giấy tờ còn thiếu"))
    return ItemShown(
        found.item.name or found.item.code, list(_counts(found)), [Column(one) for one in heads],
        [[Cell(text) for text in _words(move)] for move in ordered[:SHOWN]],
        _("và %(n)s hồ sơ nữa, có đủ trong tệp CSV") % {"n": _number(rest)} if rest > 0 else "",
    )  # fmt: skip


def _counts(found: Rehearsal) -> Iterator[Fact]:
    is_new = found.item.running == RunningRule.NEW
    yield Fact(_("Quy định cho hồ sơ đang giải quyết"), _("Quy định mới") if is_new else _("Quy định cũ"))
    yield Fact(_("Hồ sơ đang giải quyết"), _number(found.running))
    if not found.is_readable:
        yield Fact(_("Chưa diễn tập được"), _("Bản soạn chưa viết đủ. Hãy kiểm tra bản soạn trước."))
    elif is_new:
        later = sum(move.due != move.dossier.due for move in found.moved)
        yield Fact(_("Chuyển sang quy định mới"), _number(len(found.moved)))
        yield Fact(_("Trong đó đổi hẹn trả"), _number(later))
        yield Fact(_("Trong đó thiếu giấy tờ"), _number(sum(bool(move.missing) for move in found.moved)))
        yield Fact(_("Không chuyển được, giữ quy định cũ"), _number(len(found.kept)))


def _words(move: LawMove) -> list[str]:
    now = _when(move.dossier.due)
    if not move.moves:
        return [move.dossier.known_as, move.dossier.agency.name, _kept(move.troubles), now, now, ""]
    what = _("Theo quy định mới") if move.due == move.dossier.due else _("Theo quy định mới, dời hẹn trả")
    missing = "; ".join(move.missing)
    return [move.dossier.known_as, move.dossier.agency.name, what, now, _when(move.due), missing]


def _kept(troubles: Iterable[Trouble]) -> str:
    return _("Giữ quy định cũ: %(why)s") % {"why": "; ".join(trouble_words(one) for one in troubles)}


def trouble_words(trouble: Trouble) -> str:
    """Say why a dossier cannot move."""
    words = {
        TroubleKind.NOT_HANDLED: _("thủ tục không còn giải quyết tại tỉnh"),
        TroubleKind.CHANNEL_CLOSED: _("cách nộp “%(called)s” không còn"),
        TroubleKind.CASE_GONE: _("quy định mới không có trường hợp “%(called)s”"),
        TroubleKind.STEP_GONE: _("quy trình mới không có bước “%(called)s”"),
        TroubleKind.STEP_OTHER: _("bước “%(called)s” thành việc khác"),
        TroubleKind.OBLIGATION: _("đang chờ nghĩa vụ tài chính mà quy định mới không có"),
        TroubleKind.SUPPLEMENT: _("đang chờ bổ sung mục quy định mới không hỏi"),
    }
    return words[trouble.kind] % {"called": trouble.called}


def sheet(name: str, found: Iterable[Rehearsal]) -> exports.Sheet:
    """Give every dossier of a rehearsal as a list for a file."""
    heads = (
        _("Thủ tục"), _("Hồ sơ"), _("Cơ quan"), _("Sẽ ra sao"), _("Hẹn trả bây giờ"), _("Hẹn trả mới"),
        _("Giấy tờ còn thiếu"),
    )  # fmt: skip
    rows = ([one.item.code, *_words(move)] for one in found for move in one.moves)
    return exports.Sheet(name, [exports.Column(head) for head in heads], rows)


def _when(at: datetime | None) -> str:
    return formats.when(at, get_language() or "vi", with_weekday=False) if at else ""


def _number(count: int) -> str:
    return formats.number(count, get_language() or "vi")
