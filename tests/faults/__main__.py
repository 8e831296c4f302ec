"""`make faults`: breaks a running program in every way we could think of, prints what came of it, writes docs/faults.md.

With words as arguments only the cases are run whose name holds one of them, and the page is left alone. Exit code 1
when anything was lost, doubled or left wrong. FAULTS_DRAFTS and FAULTS_RUNS make a case smaller on a slow machine.
"""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.faults import table
from tests.faults.cases import clock as set_back
from tests.faults.cases import disk, kills, province, reactions, twice
from tests.faults.program import Program, clock
from tests.faults.table import Row
from tests.project.places import fresh_home

PORT = int(os.environ.get("FAULTS_PORT", "8110"))  # and the two after it
IN_ONE_PROGRAM: dict[str, Callable[[Program], Row]] = {
    "kill -9: the processes that serve pages": lambda p: kills.case(p, kills.web_workers),
    "kill -9: the web program": lambda p: kills.case(p, kills.web),
    "kill -9: the worker": lambda p: kills.case(p, kills.work),
    "kill -9: the database": lambda p: kills.case(p, kills.database),
    "kill -9: everything at once, then a new start": lambda p: kills.case(p, kills.everything),
    "the database hangs for 20 s": lambda p: kills.case(p, kills.paused),
    "the clock is set back by an hour": set_back.case,
    "the same form sent twice at once": twice.case,
}
REACTIONS, PROVINCE, DISK = "worker killed in a reaction", "the database is stopped for 20 s", "the disk is full"


def together(home: Path, wanted: Callable[[str], bool]) -> Iterable[Row]:
    """Everything that one program can go through, one case after the other."""
    chosen = {name: case for name, case in IN_ONE_PROGRAM.items() if wanted(name)}
    if not chosen and not wanted(REACTIONS):
        return
    program = Program(home, PORT)
    try:
        program.start()
        for name, case in chosen.items():
            row = case(program)
            row.case = name
            yield row
        if wanted(REACTIONS):
            yield from reactions.cases(program)
    finally:
        program.stop()


def all_rows(wanted: Callable[[str], bool]) -> Iterable[Row]:
    with fresh_home() as home:
        yield from together(home, wanted)
        if wanted(PROVINCE):
            row = province.case(home.with_name("province"), PORT + 1)
            row.case = PROVINCE
            yield row
        if wanted(DISK):
            yield from disk.cases(home.with_name("full"), PORT + 2)


def main(words: list[str]) -> int:
    began, rows = clock(), list[Row]()
    for row in all_rows(lambda name: not words or any(word in name for word in words)):
        rows.append(row)
        print(table.as_text([row]), flush=True)
    print(table.as_text(rows))
    if not words:
        table.write(rows, clock() - began)
    return int(any(row.problems for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
