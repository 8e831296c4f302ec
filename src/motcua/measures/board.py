"""The board: every figure at once, by agency and by procedure, in one statement for each basis."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from motcua.base.text import sort_key
from motcua.catalog.models import Procedure
from motcua.measures.figures import BASES, COUNTED, SUMMED, Basis, Bounds
from motcua.measures.scope import Scope, seen

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one agency or one procedure."""

    code: str
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Board:
    """The total is the sum of either table: both are added up from the same cells."""

    total: Counts
    by_agency: tuple[Line, ...]
    by_procedure: tuple[Line, ...]


def board(scope: Scope, w: Bounds) -> Board:
    """Count everything in five statements beside the one of the scope, however many dossiers, agencies and procedures there are."""
    cells = _cells(scope, w)
    procedures = Procedure.objects.in_bulk({procedure for _agency, procedure in cells})
    names = {unit.code: unit.name for unit in scope.units.values()}  # of a code, the name it bears last
    return Board(
        total=_added(cells.values()),
        by_agency=_lines(cells, 0, {pk: unit.code for pk, unit in scope.units.items()}, names),
        by_procedure=_lines(
            cells, 1, {pk: p.code for pk, p in procedures.items()}, {p.code: p.name for p in procedures.values()}
        ),
    )


def _cells(scope: Scope, w: Bounds) -> dict[tuple[int, int], dict[str, int]]:
    """Count by agency and procedure; what is not in a basis counts nought there."""
    cells: dict[tuple[int, int], dict[str, int]] = defaultdict(lambda: dict.fromkeys(COUNTED, 0))
    for basis in Basis:
        figures = [f for f in COUNTED.values() if f.basis is basis]
        counted = {f"n_{f.key}": Count("pk", filter=f.narrow(w) or None) for f in figures}
        rows = seen(scope).filter(BASES[basis](w)).values_list("agency_id", "procedure_id").annotate(**counted)
        for agency, procedure, *numbers in rows.order_by():
            cells[agency, procedure].update(zip((f.key for f in figures), numbers, strict=True))
    return cells


def _added(cells: Iterable[Mapping[str, int]]) -> Counts:
    total = dict.fromkeys(COUNTED, 0)
    for cell in cells:
        for key, count in cell.items():
            total[key] += count
    return total | {f.key: sum(total[part.key] for part in f.parts) for f in SUMMED.values()}


def _lines(
    cells: Mapping[tuple[int, int], Mapping[str, int]], side: int, codes: Mapping[int, str], names: Mapping[str, str]
) -> tuple[Line, ...]:
    """Add the cells of each code of an agency (side 0) or a procedure (side 1), in dictionary order of their names."""
    found: dict[str, list[Mapping[str, int]]] = defaultdict(list)
    for key, cell in cells.items():
        found[codes[key[side]]].append(cell)
    lines = (Line(code, names[code], _added(some)) for code, some in found.items())
    return tuple(sorted(lines, key=lambda line: (sort_key(line.name), line.code)))
