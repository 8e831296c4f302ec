"""kill -9 of one part, or of all, while 200 dossiers are being sent."""

import os
import signal
from collections.abc import Callable
from functools import partial

from tests.faults import tree
from tests.faults.clients import Crowd
from tests.faults.program import Program, clock
from tests.faults.table import Row
from tests.faults.waiting import pause, until

RUNS, PEOPLE = 3, 12
DRAFTS = int(os.environ.get("FAULTS_DRAFTS", "6"))  # of each citizen: 3 × 12 × 6 dossiers a case


def case(program: Program, blow: Callable[[Program], None]) -> Row:
    """Send, strike in the middle, let the citizens finish, wait for the reactions, look."""
    row, acknowledged = Row(""), dict[str, str]()
    for run in range(RUNS):
        crowd = Crowd(program.address, program.side("citizens", str(PEOPLE), str(DRAFTS)))
        until(partial(crowd.reached, PEOPLE * DRAFTS * (run + 1) // 6), 120, "the first dossiers are sent")
        struck = clock()
        blow(program)
        seen = crowd.finish()
        row.runs += 1
        row.saw(seen)
        row.struck(seen, struck)
        acknowledged |= seen.acknowledged
        until(program.is_ready, 120, "the program is ready again")
    row.found(program.side("check", given=acknowledged))
    return row


def web_workers(program: Program) -> None:
    tree.kill(*program.web_workers())


def web(program: Program) -> None:
    tree.kill(program.child("web"))


def work(program: Program) -> None:
    tree.kill(program.child("work"))


def database(program: Program) -> None:
    tree.kill(program.postmaster())


def everything(program: Program) -> None:
    """As after a cut of power: only what is on the disk is left, and systemd starts the program again."""
    program.kill_all()
    program.start()


def paused(program: Program) -> None:
    """The database answers nothing for 20 s: a disk that hangs, a machine that is moved."""
    server = program.postmaster()
    frozen = [server, *(p.pid for p in tree.below(server))]
    tree.send(signal.SIGSTOP, *frozen)
    try:
        pause(20)
    finally:
        tree.send(signal.SIGCONT, *frozen)
