"""What a change of the calendar would move, in words and rows: agencies, codes and dates, nothing of a dossier."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.dossiers.moves import Move, Preview
from motcua.web.ui import formats
from motcua.web.ui.parts import Cell, Column, Fact

SHOWN_AGENCIES = 10
SHOWN_EACH = 3


def facts(found: Preview) -> dict[str, Any]:
    return {
        "facts": list(_counts(found)),
        "columns": [Column(_("Hồ sơ")), Column(_("Cơ quan")), Column(_("Hẹn trả bây giờ")), Column(_("Hẹn trả mới"))],
        "rows": list(_sample(found)),
        "partly": found.counted if found.counted < found.touched else None,
        "touched": found.touched,
    }


def _counts(found: Preview) -> Iterator[Fact]:
    yield Fact(_("Hồ sơ đang giải quyết qua những ngày này"), _number(found.touched))
    yield Fact(_("Hồ sơ đổi hẹn trả"), _number(len(found.moved)))
    for days, count in found.shifts.items():
        yield Fact(_shift(days), _dossiers(count))
    yield Fact(_("Bước đang làm đổi hạn"), _number(found.steps))
    yield Fact(_("Hẹn trả không còn là tạm tính"), _number(found.settled))
    yield Fact(_("Hẹn trả thành tạm tính"), _number(found.unsettled))


def _shift(days: int) -> str:
    if days == 0:
        return _("Trong đó: đổi giờ, cùng ngày")
    words = _("Trong đó: muộn hơn %(n)s ngày") if days > 0 else _("Trong đó: sớm hơn %(n)s ngày")
    return words % {"n": _number(abs(days))}


def _dossiers(count: int) -> str:
    return _("%(n)s hồ sơ") % {"n": _number(count)}


def _sample(found: Preview) -> Iterator[list[Cell]]:
    for agency, moved in list(found.agencies.items())[:SHOWN_AGENCIES]:
        for move in moved[:SHOWN_EACH]:
            yield _row(agency, move)
        if len(moved) > SHOWN_EACH:
            rest = _number(len(moved) - SHOWN_EACH)
            yield [Cell(_("và %(n)s hồ sơ nữa") % {"n": rest}), Cell(agency), Cell(""), Cell("")]


def _row(agency: str, move: Move) -> list[Cell]:
    wanted = move.wanted.due if move.wanted else None
    return [Cell(move.dossier.known_as), Cell(agency), Cell(_when(move.dossier.due)), Cell(_when(wanted))]


def _when(at: datetime | None) -> str:
    return formats.when(at, get_language() or "vi") if at else ""


def _number(count: int) -> str:
    return formats.number(count, get_language() or "vi")
