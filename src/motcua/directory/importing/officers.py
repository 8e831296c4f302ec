"""Officers and their posts of a file against those that are there."""

from collections.abc import Iterator, Mapping, Sequence

from motcua.directory.importing.known import Known, KnownAgency, KnownOfficer, KnownPost
from motcua.directory.importing.lines import Change, OfficerLine, standing
from motcua.directory.importing.rows import OFFICERS, Fault, OfficerRow
from motcua.directory.rules import Span, overlap, within


def plan_officers(
    rows: Sequence[OfficerRow], known: Known, agencies: Mapping[str, KnownAgency]
) -> tuple[list[OfficerLine], list[Fault]]:
    """Plan the officers, each row a post; `agencies` are those that are there and those of the file."""
    lines, faults, earlier = list[OfficerLine](), list[Fault](), dict[str, list[OfficerRow]]()
    for row in rows:
        there = known.officers.get(row.email)
        wrong = [*_of_file(row, earlier.get(row.email, [])), *_wrong(row, there, known, agencies)]
        faults.extend(wrong)
        if not wrong:
            lines.append(_line(row, there))
        earlier.setdefault(row.email, []).append(row)
    return lines, faults


def _fault(row: OfficerRow, column: str, code: str, **facts: object) -> Fault:
    return Fault(OFFICERS, row.row, column, code, facts)


def _span(one: OfficerRow | KnownPost | KnownAgency) -> Span:
    return Span(one.start, one.end)


def _is_same_post(one: OfficerRow | KnownPost, other: OfficerRow) -> bool:
    return (one.agency, one.role) == (other.agency, other.role)


def _of_file(row: OfficerRow, earlier: Sequence[OfficerRow]) -> Iterator[Fault]:
    """Find what does not agree with earlier rows of the same address: another person, or the same post again."""
    for other in earlier:
        if (other.full_name, other.phone) != (row.full_name, row.phone):
            yield _fault(row, "Thư điện tử", "other_person", first=other.row, name=other.full_name)
            return
        if _is_same_post(other, row) and overlap(_span(other), _span(row)):
            yield _fault(row, "Mã cơ quan", "double_row", first=other.row)
            return


def _wrong(
    row: OfficerRow, there: KnownOfficer | None, known: Known, agencies: Mapping[str, KnownAgency]
) -> Iterator[Fault]:
    if there is None and row.email in known.taken:
        yield _fault(row, "Thư điện tử", "email_taken")
    if row.end is not None and row.end <= row.start:
        yield _fault(row, "Thôi giữ từ ngày", "ends_before_start")
    agency, held = agencies.get(row.agency), _held(row, there)
    if agency is None:
        yield _fault(row, "Mã cơ quan", "no_agency", given=row.agency)
    elif (held is None or held.end != row.end) and not within(_span(row), _span(agency)):
        yield _fault(row, "Mã cơ quan", "agency_not_in_force", given=row.agency)
    other = next((p for p in there.posts if p is not held and _clashes(p, row)), None) if there else None
    if other is not None:
        yield _fault(row, "Từ ngày", "held_since", since=other.start)


def _clashes(post: KnownPost, row: OfficerRow) -> bool:
    return _is_same_post(post, row) and overlap(_span(post), _span(row))


def _held(row: OfficerRow, there: KnownOfficer | None) -> KnownPost | None:
    """Find the post that the row speaks of: the same role at the same agency from the same day."""
    posts = there.posts if there else ()
    return next((p for p in posts if _is_same_post(p, row) and p.start == row.start), None)


def _line(row: OfficerRow, there: KnownOfficer | None) -> OfficerLine:
    held = _held(row, there)
    changes = tuple(_changes(row, there, held))
    is_new = there is None or held is None
    return OfficerLine(row, standing(is_new, changes), there.key if there else 0, held.key if held else 0, changes)


def _changes(row: OfficerRow, there: KnownOfficer | None, held: KnownPost | None) -> Iterator[Change]:
    pairs: list[tuple[str, str, str]] = []
    if there is not None:
        pairs += [("Họ và tên", there.full_name, row.full_name), ("Điện thoại", there.phone, row.phone)]
    if held is not None:
        ends = [end.isoformat() if end else "" for end in (held.end, row.end)]
        pairs += [("Chức danh", held.title, row.title), ("Thôi giữ từ ngày", ends[0], ends[1])]
    yield from (Change(*pair) for pair in pairs if pair[1] != pair[2])
