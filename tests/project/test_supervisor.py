"""The supervisor with small programs of our own instead of web and worker."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from motcua.project.children import Child
from motcua.project.database import Database
from motcua.project.guard import Guard
from motcua.project.processes import is_alive
from motcua.project.supervisor import Supervisor

NO_DATABASE = Database("", None)
PATIENT = "import time, signal, sys; signal.signal(signal.SIGTERM, lambda *a: sys.exit(print('bye {0}')));"
PATIENT += "print('hello {0}'); time.sleep(60)"


def supervise(children: list[Child], enough: set[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Runs them until `enough` was printed, then asks to stop as Ctrl-C does; gives all that was printed."""
    seen = ""

    def ready() -> bool:
        nonlocal seen
        seen += capsys.readouterr().out
        return all(words in seen for words in enough)

    guard = Guard()
    Supervisor(children, NO_DATABASE, guard).run(ready, lambda: os.kill(os.getpid(), signal.SIGINT))
    guard.close()
    return seen + capsys.readouterr().out


def test_it_stops_the_door_first_and_leaves_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    children = [Child("web", ["-c", PATIENT.format("web")]), Child("work", ["-c", PATIENT.format("work")])]
    printed = supervise(children, {"hello web", "hello work"}, capsys)
    assert printed.index("web  | bye web") < printed.index("work | bye work")
    assert [child.process for child in children] == [None, None]


def test_it_starts_again_what_died(capsys: pytest.CaptureFixture[str]) -> None:
    mortal = Child("web", ["-c", "import os; print('born', flush=True); os._exit(7)"])
    printed = supervise([mortal], {"starts again in 1.0 s"}, capsys)
    assert printed.count("born") == 2
    assert "ended with code 7, starts again in 0.5 s" in printed


def test_it_kills_what_does_not_leave(capsys: pytest.CaptureFixture[str]) -> None:
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf'); time.sleep(60)"
    began = time.monotonic()
    supervise([Child("web", ["-c", deaf], patience=0.3)], {"deaf"}, capsys)
    assert time.monotonic() - began < 10


def test_rows_stay_rows(capsys: pytest.CaptureFixture[str]) -> None:
    """In production whoever collects the log finds one JSON object a line, with the program that said it."""
    says = """print('{"event": "request", "ms": 3}'); print('tried 010198999101 "so"', flush=True)"""
    child = Child("web", ["-c", f"{says}; import time; time.sleep(60)"])
    guard, printed = Guard(), ""

    def ready() -> bool:
        nonlocal printed
        printed += capsys.readouterr().out
        return "tried" in printed

    Supervisor([child], NO_DATABASE, guard, as_json=True).run(ready, lambda: os.kill(os.getpid(), signal.SIGINT))
    guard.close()
    rows = [json.loads(line) for line in (printed + capsys.readouterr().out).splitlines()]
    assert {"program": "web", "event": "request", "ms": 3} in rows
    assert {"program": "web", "event": 'tried • "so"'} in rows


KILLED = """
import os
from motcua.project.children import Child
from motcua.project.database import Database
from motcua.project.guard import Guard
from motcua.project.processes import is_alive
from motcua.project.supervisor import Supervisor

child = Child("web", ["-c", "import os, time; print('pid', os.getpid(), flush=True); time.sleep(60)"])
Supervisor([child], Database("", None), Guard()).run(lambda: False, print)
"""


def test_a_killed_supervisor_leaves_nothing(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout is not None
        pid = int(supervisor.stdout.readline().split()[-1])
        supervisor.kill()
    until = time.monotonic() + 10
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(pid)
