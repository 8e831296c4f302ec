"""The machine's clock is set back by one hour while dossiers are being sent and received."""

from functools import partial

from tests.faults.cases.kills import DRAFTS, PEOPLE
from tests.faults.clients import Crowd
from tests.faults.program import Program
from tests.faults.table import Row
from tests.faults.waiting import until

HOUR = 3600
RUNS = 3


def case(program: Program) -> Row:
    """The file is where the seam reads how far the clock of web and worker is off, in seconds."""
    row, acknowledged, ahead = Row(""), dict[str, str](), program.clock_file
    for _ in range(RUNS):
        ahead.write_text("0")
        crowd = Crowd(program.address, program.side("citizens", str(PEOPLE), str(DRAFTS)))
        until(partial(crowd.reached, PEOPLE * DRAFTS // 4), 120, "the first dossiers are sent")
        ahead.write_text(str(-HOUR))
        seen = crowd.finish()
        row.runs += 1
        row.saw(seen)
        acknowledged |= seen.acknowledged
        program.side("receive", given=list(seen.acknowledged)[:PEOPLE])
    ahead.write_text("0")
    row.found(program.side("check", given=acknowledged))
    return row
