"""Figures and shares as they are written."""

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.measures.shares import SHARES
from motcua.web.board.shown import words
from motcua.web.board.shown.ways import list_of
from motcua.web.ui import formats
from motcua.web.ui.parts import Figure

NOTHING = "—"


def count(value: int) -> str:
    return formats.number(value, get_language() or "vi")


def percent(tenths: int | None) -> str:
    """Write tenths of a percent, 98,4%; a dash when there was nothing to share, which is not the same as none."""
    if tenths is None:
        return NOTHING
    point = "." if (get_language() or "vi").startswith("en") else ","
    return f"{tenths // 10}{point}{tenths % 10}%"


def bound(tenths: int) -> str:
    """Write what was promised, as people say it: 85%."""
    return percent(tenths).replace(",0", "").replace(".0", "")


def figure(key: str, counts: Mapping[str, int], place: Mapping[str, str]) -> Figure:
    said = words.FIGURES[key]
    return Figure(count(counts[key]), str(said.name), str(said.means), list_of(key, place))


def share(key: str, counts: Mapping[str, int], place: Mapping[str, str]) -> Figure:
    """Write a share, with the two numbers it comes from; it leads to the dossiers that make it."""
    known, said = SHARES[key], words.SHARES[key]
    if not counts[known.among]:
        return Figure(_("Chưa có"), str(said.name), str(said.means))
    facts = {"means": said.means, "part": count(counts[known.of]), "whole": count(counts[known.among])}
    means = _("%(means)s Lần này: %(part)s trên %(whole)s.") % facts
    return Figure(percent(known.tenths(counts)), str(said.name), means, list_of(known.of, place))
