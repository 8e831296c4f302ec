"""A worker that dies inside each kind of reaction, at each of three points, while nobody watches it."""

import os
import signal
import subprocess
from collections.abc import Mapping
from functools import partial

from tests.faults.program import Program
from tests.faults.table import Row
from tests.faults.waiting import until

POINTS = {"before": "before its work", "inside": "work done, not committed", "after": "committed, job not marked done"}
BESIDE = {"react": "dossier.submitted", "email_notice": "dossier.submitted"}  # jobs that are no reaction themselves
RUNS = int(os.environ.get("FAULTS_RUNS", "3"))
DIES_WITHIN, LEAVES_WITHIN = 150.0, 60.0  # seconds; the repair comes once a minute


def cases(program: Program) -> list[Row]:
    """Kill workers in each reaction at each point, with nobody else at work; then let the whole program clear up."""
    called: dict[str, str] = program.side("handlers")
    program.stop()
    rows = {point: Row(f"worker killed in a reaction: {words}") for point, words in POINTS.items()}
    for name, event in (called | BESIDE).items():
        if event:
            program.side("bring", event, str(RUNS * len(POINTS)))
            for _ in range(RUNS):
                _die(program, rows, name)
        else:
            rows["before"].problems.append(f"{name} was not tried: no story brings its event about")
    _die(program, {point: row for point, row in rows.items() if point != "inside"}, "repair")  # it commits job by job
    program.start()
    checked = program.side("check")
    for row in rows.values():
        row.drained = checked["drained"]
    rows["before"].found(checked)
    return list(rows.values())


def _die(program: Program, rows: Mapping[str, Row], name: str) -> None:
    """Start a worker for each point, which will die there; one that does not has not met its job and is told."""
    workers = {point: program.worker(FAULT_KILL=f"{name}:{point}") for point in rows}
    for point, row in rows.items():
        row.runs += 1
        worker = workers[point]
        try:
            until(partial(_has_ended, worker), DIES_WITHIN, f"the worker dies in {name} {point}")
        except TimeoutError as late:
            row.problems.append(str(late))
            worker.terminate()
            worker.wait(LEAVES_WITHIN)
        if worker.returncode not in (-signal.SIGKILL, 0):
            row.problems.append(f"{name} {point}: the worker ended with {worker.returncode}")


def _has_ended(worker: subprocess.Popen[bytes]) -> bool:
    return worker.poll() is not None
