"""What a file would change: each row new, changed or the same, or a fault. The same file twice changes nothing."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.directory.importing.agencies import as_known, plan_agencies
from motcua.directory.importing.known import Known
from motcua.directory.importing.lines import AgencyLine, OfficerLine, Standing
from motcua.directory.importing.officers import plan_officers
from motcua.directory.importing.rows import AGENCIES, OFFICERS, Fault, Rows


@dataclass(frozen=True, slots=True)
class Plan:
    """Agencies come with those above first; faults in the order of the file."""

    agencies: tuple[AgencyLine, ...] = ()
    officers: tuple[OfficerLine, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def is_clean(self) -> bool:
        return not self.faults

    def lines(self) -> Iterator[tuple[str, AgencyLine | OfficerLine]]:
        """Give every line with the name of its sheet."""
        yield from ((AGENCIES, line) for line in self.agencies)
        yield from ((OFFICERS, line) for line in self.officers)

    def count(self) -> dict[tuple[str, Standing], int]:
        """Count the lines by sheet and standing."""
        return dict(Counter((sheet, line.standing) for sheet, line in self.lines()))

    @property
    def changes_anything(self) -> bool:
        return any(line.standing is not Standing.SAME for _sheet, line in self.lines())

    def digest(self) -> str:
        """Give a mark of what would be done: the same plan has the same mark, in any process."""
        return hashlib.sha256(repr((self.agencies, self.officers)).encode()).hexdigest()


def plan(rows: Rows, known: Known) -> Plan:
    """Compare a file with what is there."""
    agencies, wrong_agencies = plan_agencies(rows.agencies, known)
    all_agencies = {**{r.code: as_known(r) for r in rows.agencies}, **known.agencies}
    officers, wrong_officers = plan_officers(rows.officers, known, all_agencies)
    faults = sorted((*rows.faults, *wrong_agencies, *wrong_officers), key=lambda f: (f.sheet != AGENCIES, f.row))
    return Plan(tuple(agencies), tuple(officers), tuple(faults))
