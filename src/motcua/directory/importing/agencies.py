"""Agencies of a file against those that are there."""

from collections.abc import Iterator, Mapping, Sequence

from motcua.directory.importing.known import Known, KnownAgency
from motcua.directory.importing.lines import AgencyLine, Change, Standing, standing
from motcua.directory.importing.rows import AGENCIES, AgencyRow, Fault
from motcua.directory.rules import Span, within

_FIXED = {
    "name": "Tên cơ quan",
    "kind": "Loại",
    "parent": "Mã cơ quan cấp trên",
    "sign": "Ký hiệu",
    "start": "Hoạt động từ ngày",
}
_OPEN = {"address": "Địa chỉ", "phone": "Điện thoại"}  # what may be corrected without a decision


def as_known(row: AgencyRow) -> KnownAgency:
    return KnownAgency(0, row.code, row.name, row.kind, row.parent, row.key, row.address, row.phone, row.start)


def plan_agencies(rows: Sequence[AgencyRow], known: Known) -> tuple[list[AgencyLine], list[Fault]]:
    """Plan the agencies, those above first; gives the lines and what is wrong."""
    first, faults = dict[str, AgencyRow](), list[Fault]()
    for row in rows:
        if row.code in first:
            faults.append(_fault(row, "Mã định danh", "double_row", first=first[row.code].row))
        first.setdefault(row.code, row)
    merged = {**{r.code: as_known(r) for r in first.values()}, **known.agencies}
    lines = []
    for row in _downwards(first):
        wrong = list(_wrong(row, known, merged, first))
        faults.extend(wrong)
        if not wrong:
            lines.append(_line(row, known.agencies.get(row.code)))
    return lines, faults + _beside([line.row for line in lines if line.standing is Standing.NEW], known)


def _downwards(rows: Mapping[str, AgencyRow]) -> list[AgencyRow]:
    """Order rows so that an agency comes before those below it; what goes round in a circle comes last."""
    ordered: dict[str, AgencyRow] = {}
    left = dict(rows)
    while left:
        ready = [r for r in left.values() if r.parent not in left]
        if not ready:
            return [*ordered.values(), *left.values()]
        for row in ready:
            ordered[row.code] = left.pop(row.code)
    return list(ordered.values())


def _fault(row: AgencyRow, column: str, code: str, **facts: object) -> Fault:
    return Fault(AGENCIES, row.row, column, code, facts)


def _wrong(
    row: AgencyRow, known: Known, merged: Mapping[str, KnownAgency], given: Mapping[str, AgencyRow]
) -> Iterator[Fault]:
    there = known.agencies.get(row.code)
    if there is not None:
        yield from _differs(row, there)
    elif row.parent:
        yield from _above(row, merged.get(row.parent), given)


def _differs(row: AgencyRow, there: KnownAgency) -> Iterator[Fault]:
    """Find what a list may not change: that needs a decision, a day, and a new row."""
    if there.end is not None:
        yield _fault(row, "Mã định danh", "agency_ended")
    here = as_known(row)
    for name, head in _FIXED.items():
        if getattr(there, name) != getattr(here, name):
            yield _fault(row, head, "agency_differs", now=str(getattr(there, name)))


def _above(row: AgencyRow, above: KnownAgency | None, given: Mapping[str, AgencyRow]) -> Iterator[Fault]:
    if above is None:
        yield _fault(row, "Mã cơ quan cấp trên", "no_agency", given=row.parent)
    elif not within(Span(row.start), Span(above.start, above.end)):
        yield _fault(row, "Mã cơ quan cấp trên", "agency_not_in_force", given=row.parent)
    elif _goes_round(row, given):
        yield _fault(row, "Mã cơ quan cấp trên", "circle")


def _goes_round(row: AgencyRow, given: Mapping[str, AgencyRow]) -> bool:
    seen, code = {row.code}, row.parent
    while code in given:
        if code in seen:
            return True
        seen.add(code)
        code = given[code].parent
    return False


def _line(row: AgencyRow, there: KnownAgency | None) -> AgencyLine:
    if there is None:
        return AgencyLine(row, Standing.NEW)
    here = as_known(row)
    pairs = ((head, getattr(there, name), getattr(here, name)) for name, head in _OPEN.items())
    changes = tuple(Change(head, before, after) for head, before, after in pairs if before != after)
    return AgencyLine(row, standing(False, changes), there.key, changes)


def _beside(rows: Sequence[AgencyRow], known: Known) -> list[Fault]:
    """Find new agencies whose sign is taken by one beside them."""
    taken = {(a.parent, a.sign) for a in known.agencies.values() if a.sign and a.end is None}
    faults = []
    for row in rows:
        if row.key and (row.parent, row.key) in taken:
            faults.append(_fault(row, "Ký hiệu", "sign_taken", given=row.key))
        taken.add((row.parent, row.key))
    return faults
