"""The tree of agencies and the page of one, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.base.text import fold
from motcua.directory.lineage import Tree, tree, units_left
from motcua.directory.models import Agency, AgencyKind, Post, Role
from motcua.directory.roster import posts_at
from motcua.directory.workload import at_agencies
from motcua.web.ui import formats
from motcua.web.ui.parts import Fact, Link

KINDS: Mapping[str, Any] = dict(AgencyKind.choices)


@dataclass(frozen=True, slots=True)
class Branch:
    name: str
    href: str
    code: str
    below: Sequence["Branch"] = ()


def day(on: date | None) -> str:
    return formats.day(on, get_language() or "vi") if on else ""


def way(agency: Agency) -> str:
    return reverse("setup:agency", args=[agency.public_id])


def kind_words(kind: str) -> str:
    """Name a kind of agency in the language of the page."""
    return {
        AgencyKind.PROVINCE: _("Ủy ban nhân dân tỉnh"),
        AgencyKind.DEPARTMENT: _("Sở, ngành"),
        AgencyKind.BRANCH: _("Đơn vị trực thuộc"),
        AgencyKind.COMMUNE: _("Ủy ban nhân dân xã, phường"),
        AgencyKind.ONE_STOP: _("Trung tâm Phục vụ hành chính công"),
    }[AgencyKind(kind)]


def role_words(role: str) -> str:
    """Name a role in the language of the page."""
    return {
        Role.COUNTER: _("Cán bộ Một cửa"),
        Role.SPECIALIST: _("Chuyên viên"),
        Role.UNIT_HEAD: _("Trưởng phòng"),
        Role.LEADER: _("Lãnh đạo ký"),
        Role.CLERK: _("Văn thư"),
        Role.DIRECTOR: _("Lãnh đạo xem số liệu"),
        Role.EDITOR: _("Biên tập danh mục thủ tục"),
    }[Role(role)]


def branches(on: date, words: str) -> list[Branch]:
    """Give the tree of a day; with words, the agencies whose name or code has them all, in one flat list."""
    known = tree(on)
    wanted = fold(words).split()
    if wanted:
        found = (a for a in known.rows.values() if all(w in f"{fold(a.name)} {a.code.lower()}" for w in wanted))
        return [Branch(a.name, way(a), a.code) for a in found]
    return _grown(known.below(), 0)


def _grown(below: Mapping[int, Sequence[Agency]], key: int) -> list[Branch]:
    return [Branch(a.name, way(a), a.code, _grown(below, a.pk)) for a in below.get(key, ())]


@dataclass(frozen=True, slots=True)
class PostRow:
    post: Post
    name: str
    role: str
    href: str
    dates: str


def dates_words(start: date, end: date | None, on: date) -> str:
    """Say from when to when, leaving out what goes without saying."""
    if start > on:
        return _("từ %(day)s") % {"day": day(start)} + (
            ", " + _("đến trước %(day)s") % {"day": day(end)} if end else ""
        )
    return _("đến trước %(day)s") % {"day": day(end)} if end else ""


def one(agency: Agency, on: date) -> dict[str, Any]:
    """Give what the page of one agency shows; of its work, numbers only."""
    known = tree(on)
    above = [Link(_("Cơ quan"), reverse("setup:agencies"))]
    above += [Link(a.name, way(a)) for a in reversed(list(known.above(agency)))]
    rows = [
        PostRow(p, p.officer.full_name, role_words(p.role), reverse("setup:officer", args=[p.officer.public_id]),
                dates_words(p.valid_from, p.valid_until, on))
        for p in posts_at(agency.pk, on)
    ]  # fmt: skip
    return {
        "agency": agency, "above": above, "facts": _facts(agency, known), "posts": rows,
        "below": [Link(a.name, way(a)) for a in units_left(agency, on)],
        "before": [_line(s.old, s.on) for s in agency.predecessors.select_related("old").order_by("on")],
        "after": [_line(s.new, s.on) for s in agency.successors.select_related("new").order_by("on")],
        "is_open": agency.valid_until is None,
    }  # fmt: skip


def _line(agency: Agency, on: date) -> Link:
    return Link(_("%(name)s, từ %(day)s") % {"name": agency.name, "day": day(on)}, way(agency))


def _facts(agency: Agency, known: Tree) -> list[Fact]:
    work, language = at_agencies([agency.pk]), get_language() or "vi"
    above = known.parent_of(agency)
    told = (
        Fact(_("Mã định danh"), agency.code),
        Fact(_("Ký hiệu"), agency.key),
        Fact(_("Loại"), kind_words(agency.kind)),
        Fact(_("Cấp trên"), above.name if above else ""),
        Fact(_("Địa chỉ"), agency.address),
        Fact(_("Điện thoại"), agency.phone),
        Fact(_("Hoạt động từ"), day(agency.valid_from)),
        Fact(_("Kết thúc từ"), day(agency.valid_until)),
        Fact(_("Hồ sơ chưa xong"), formats.number(work.dossiers, language)),
        Fact(_("Việc đang chờ"), formats.number(work.steps, language)),
    )
    return [fact for fact in told if fact.value]
