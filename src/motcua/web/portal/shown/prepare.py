"""What to prepare, as a list to tick: by case where there are cases, folded where there are many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.catalog.national.judged import MANY
from motcua.catalog.national.record import NationalComponent
from motcua.web.portal.shown import times
from motcua.web.ui.parts import Check


@dataclass(frozen=True, slots=True)
class Pack:
    """The papers of one case; no title where the procedure has one case only."""

    title: str
    count: str
    checks: Sequence[Check]
    folded: bool


def packs(components: Sequence[NationalComponent]) -> list[Pack]:
    """Group papers by their case, in the order of the list; a long list is folded, never cut."""
    cases: dict[str, list[Check]] = {}
    for one in components:
        cases.setdefault(one.case, []).append(_check(one))
    several, many = len(cases) > 1, len(components) > MANY
    return [
        Pack(_plain(case) or (_("Giấy tờ") if several else ""), count(len(checks)), checks, many)
        for case, checks in cases.items()
    ]


def _plain(words: str) -> str:
    """Leave out the marks of a list that the words stood in."""
    return words.lstrip("-+*• ").rstrip(":;. ")


def count(papers: int) -> str:
    return ngettext("%(n)s loại giấy tờ", "%(n)s loại giấy tờ", papers) % {"n": times.number(papers)}


def counted(components: Sequence[NationalComponent]) -> str:
    """Say first how much there is, and that one case is enough."""
    cases = len({one.case for one in components})
    if cases < 2:
        return count(len(components))
    words = _("%(count)s, xếp thành %(cases)s phần như danh mục ghi.")
    return words % {"count": count(len(components)), "cases": times.number(cases)}


def forms(components: Iterable[NationalComponent]) -> list[str]:
    """Name the forms, each once."""
    return list(dict.fromkeys(name for one in components for name in one.forms))


def _check(one: NationalComponent) -> Check:
    parts = [
        _("%(n)s bản chính") % {"n": one.originals} if one.originals else "",
        _("%(n)s bản sao") % {"n": one.copies} if one.copies else "",
        _("có mẫu: %(names)s") % {"names": ", ".join(one.forms)} if one.forms else "",
    ]
    return Check(_plain(one.name), note="; ".join(filter(None, parts)))
