"""The two tables of the board: the same columns by agency and by procedure, ordered by a link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.base.text import sort_key
from motcua.measures.board import Board, Line
from motcua.measures.shares import SHARES
from motcua.web.board.shown import numbers, words
from motcua.web.board.shown.ways import address, list_of, map_of
from motcua.web.ui.parts import Cell

AGENCY, PROCEDURE, NAME = "agency", "procedure", "name"
COLUMNS = ("received", "online_share", "in_progress", "late_now", "decided", "late", "in_time_share")
_HEADS: Mapping[str, Any] = {AGENCY: gettext_lazy("Cơ quan"), PROCEDURE: gettext_lazy("Thủ tục")}
FIRST = 12  # rows of a long table at the start
_DEFAULT = "-late_now"  # two minutes are for what is not well


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `order` is what aria-sort says, `href` orders by it, the other way when it is ordered so."""

    label: str
    href: str
    order: str = ""
    number: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    key: str
    caption: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[Cell]]
    foot: Sequence[Cell]
    total: int
    more: str  # where all rows stand; empty when they stand here


@dataclass(frozen=True, slots=True)
class Order:
    """How one table is shown: its column of order, whether the largest comes first, and whether whole."""

    column: str
    falling: bool
    whole: bool = False

    @property
    def written(self) -> str:
        return ("-" if self.falling else "") + self.column


def orders_of(given: Mapping[str, str]) -> dict[str, Order]:
    """Read how both tables are shown; a column that is none gives the order of the start."""
    return {key: _order(given.get(f"by_{key}", ""), given.get("whole", "") == key) for key in (AGENCY, PROCEDURE)}


def _order(typed: str, whole: bool) -> Order:
    column = typed.removeprefix("-")
    if column not in (NAME, *COLUMNS):
        return _order(_DEFAULT, whole)
    return Order(column, typed.startswith("-"), whole)


def tables(found: Board, orders: Mapping[str, Order], place: Mapping[str, str]) -> list[Table]:
    """Give both tables; a long one begins with its first rows, and its foot still adds up all of them."""
    said = {AGENCY: (_("Theo cơ quan"), found.by_agency), PROCEDURE: (_("Theo thủ tục"), found.by_procedure)}
    foot = _cells(found.total, place, {}, Cell(_("Cộng")))
    return [_table(key, *said[key], foot, orders, place) for key in said]


def _table(
    key: str,
    caption: str,
    lines: Sequence[Line],
    foot: Sequence[Cell],
    orders: Mapping[str, Order],
    place: Mapping[str, str],
) -> Table:
    is_cut = len(lines) > FIRST and not orders[key].whole
    rows = [_row(key, line, place) for line in _ordered(lines, orders[key])[: FIRST if is_cut else None]]
    more = _address(key, orders, place, {"whole": key}) if is_cut else ""
    return Table(key, caption, _heads(key, orders, place), rows, foot, len(lines), more)


def _address(key: str, orders: Mapping[str, Order], place: Mapping[str, str], changed: Mapping[str, str]) -> str:
    """Give this page with one thing changed, at the table it is about."""
    kept = {f"by_{name}": order.written for name, order in orders.items() if order.written != _DEFAULT}
    whole = next((name for name, order in orders.items() if order.whole), "")
    return f"{address('board:home', place, kept, {'whole': whole}, changed)}#by-{key}"


def _heads(key: str, orders: Mapping[str, Order], place: Mapping[str, str]) -> list[Head]:
    return [_head(key, column, orders, place) for column in (NAME, *COLUMNS)]


def _head(key: str, column: str, orders: Mapping[str, Order], place: Mapping[str, str]) -> Head:
    here, is_name = orders[key], column == NAME
    is_ordered = here.column == column
    falling = not here.falling if is_ordered else not is_name
    said = words.FIGURES.get(column) or words.SHARES.get(column)
    label = str(said.name) if said else str(_HEADS[key])
    told = ("descending" if here.falling else "ascending") if is_ordered else ""
    href = _address(key, orders, place, {f"by_{key}": Order(column, falling).written})
    return Head(label, href, told, number=not is_name)


def _ordered(lines: Sequence[Line], order: Order) -> list[Line]:
    """Order by a column; what has no share stands at the end either way, and equals stay in the order of names."""
    if order.column == NAME:
        return sorted(lines, key=lambda line: sort_key(line.name), reverse=order.falling)
    known = [line for line in lines if _value(line, order.column) is not None]
    rest = [line for line in lines if _value(line, order.column) is None]
    sign = -1 if order.falling else 1
    return [*sorted(known, key=lambda line: sign * (_value(line, order.column) or 0)), *rest]


def _value(line: Line, column: str) -> int | None:
    return SHARES[column].tenths(line.counts) if column in SHARES else line.counts[column]


def _row(key: str, line: Line, place: Mapping[str, str]) -> list[Cell]:
    """Name a procedure by a link to its map."""
    is_procedure = key == PROCEDURE
    named = Cell(f"{line.code} {line.name}", map_of(line.code, place)) if is_procedure else Cell(line.name)
    return _cells(line.counts, place, {key: line.code}, named)


def _cells(counts: Mapping[str, int], place: Mapping[str, str], narrowed: Mapping[str, str], named: Cell) -> list[Cell]:
    found = [named]
    for column in COLUMNS:
        share = SHARES.get(column)
        text = numbers.percent(share.tenths(counts)) if share else numbers.count(counts[column])
        figure = share.of if share else column
        found.append(Cell(text, list_of(figure, place, **narrowed) if counts[figure] else ""))
    return found
