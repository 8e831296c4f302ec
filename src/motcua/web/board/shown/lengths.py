"""Measured times as they are written: working time first, in brackets the time on the wall."""

from collections.abc import Callable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.measures.process_map import Measured, Spread
from motcua.web.board.shown.numbers import NOTHING
from motcua.web.ui import formats
from motcua.web.ui.parts import Cell, Tag

FEW = 10  # times below which a tenth of them is nobody: shown as few, without the nine of ten


def real(minutes: int) -> str:
    return formats.lasting(minutes, get_language() or "vi", in_days=True)


def work(minutes: int) -> str:
    return formats.lasting(minutes, get_language() or "vi", in_days=False)


def working(measured: Measured) -> str:
    """Write the middle of what was measured, in working time where a calendar knows it."""
    return _one(measured.worked, work, 50) if measured.worked is not None else _one(measured.real, real, 50)


def half(measured: Measured) -> Cell:
    """Write what half of the times do not exceed, and say when they are few."""
    few = 0 < measured.real.count < FEW
    return Cell(_both(measured, 50), tag=Tag(_("ít lượt")) if few else None)


def most(measured: Measured) -> Cell:
    """Write what nine of ten times do not exceed; nothing where there are too few to say."""
    return Cell(_both(measured, 90) if measured.real.count >= FEW else NOTHING)


def _both(measured: Measured, share: int) -> str:
    if measured.worked is None or not measured.real.count:
        return _one(measured.real, real, share)
    return f"{_one(measured.worked, work, share)} ({_one(measured.real, real, share)})"


def _one(spread: Spread, written: Callable[[int], str], share: int) -> str:
    minutes = spread.median if share == 50 else spread.p90
    return NOTHING if minutes is None else written(minutes)
