"""A province's own server is stopped for 20 s and started again, as for a small upgrade."""

import tempfile
from functools import partial
from pathlib import Path

from motcua.project.database.cluster import Cluster
from motcua.project.database.embedded import sockets_of
from motcua.project.guard import Guard
from tests.faults.cases.kills import DRAFTS, PEOPLE
from tests.faults.clients import Crowd
from tests.faults.program import Program, clock
from tests.faults.table import Row
from tests.faults.waiting import pause, until

RUNS, OUTAGE = 3, 20.0  # seconds


def case(home: Path, port: int) -> Row:
    guard, place = Guard(), Path(tempfile.mkdtemp(prefix="mc-", dir="/tmp"))
    guard.tell("folder", place)
    place.chmod(0o711)
    server = Cluster(place, sockets_of(place, make=True))
    guard.tell("database", server.data)
    try:
        server.start()
        return _with(server, Program(home, port, {"DATABASE_URL": server.url(), "SECRET_KEY": "faults" * 12}))
    finally:
        server.stop()
        guard.close()


def _with(server: Cluster, program: Program) -> Row:
    """The sample is loaded into the given server; then `motcua run` takes it for a province."""
    row, acknowledged = Row(""), dict[str, str]()
    program.prepare()
    program.start()
    try:
        for _ in range(RUNS):
            crowd = Crowd(program.address, program.side("citizens", str(PEOPLE), str(DRAFTS)))
            until(partial(crowd.reached, PEOPLE * DRAFTS // 4), 120, "the first dossiers are sent")
            stopped = clock()
            server.stop()
            pause(OUTAGE)
            server.start()
            seen = crowd.finish()
            row.runs += 1
            row.saw(seen)
            row.struck(seen, stopped)
            acknowledged |= seen.acknowledged
        row.found(program.side("check", given=acknowledged))
    finally:
        program.stop()
    return row
