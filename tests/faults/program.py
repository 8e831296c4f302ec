"""The whole program in a home of its own, as a province runs it, and the ways to hurt it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from motcua.project.database import Embedded
from motcua.project.processes import is_alive
from tests.faults import tree
from tests.faults.waiting import until

ROOT = Path(__file__).parents[2]
SEAM = Path(__file__).parent / "seam"
PROGRAM = [sys.executable, "-m", "motcua.project.commands"]
OURS = ("MOTCUA_", "DATABASE_URL", "DJANGO_", "PYTEST_", "SECRET_KEY", "EMAIL_", "FAULT_")
START, STOP, SIDE = 400.0, 60.0, 600.0  # seconds; a busy machine takes its time


@dataclass
class Program:
    """`given` are settings beyond home and port, for example the address of a server that is not the program's own."""

    home: Path
    port: int
    given: Mapping[str, str] = field(default_factory=dict)
    running: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.home.with_name(f"{self.home.name}.log")

    @property
    def clock_file(self) -> Path:
        """Where the seam reads how many seconds the clock of this program is ahead; absent means none."""
        return self.home.with_name(f"{self.home.name}.clock")

    def environment(self, **more: str) -> dict[str, str]:
        """Give this environment without what other programs' settings put into it; the seam does nothing unasked."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(OURS) or k == "MOTCUA_POSTGRES_HOME"}
        own = {"MOTCUA_HOME": str(self.home), "PORT": str(self.port), "MOTCUA_PUBLIC_URL": self.address}
        seam = {"PYTHONPATH": f"{SEAM}:{ROOT / 'src'}", "FAULT_CLOCK": str(self.clock_file)}
        return kept | own | seam | dict(self.given) | more

    def prepare(self) -> None:
        """Load the sample into the given database; `motcua run` itself does so in a database of its own only."""
        with self.log.open("ab") as out:
            command, env = [*PROGRAM, "prepare"], self.environment(MOTCUA_SAMPLE="1")
            subprocess.run(command, env=env, stdout=out, stderr=out, cwd=ROOT, timeout=START, check=True)

    def start(self) -> float:
        """Start it; gives the seconds until it is ready."""
        self.running = self._launch("run")
        return until(self.is_ready, START, f"{self.log}: the program is ready")

    def is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.address}/readyz", timeout=3).status_code == 200
        except httpx.HTTPError:
            return False

    def stop(self) -> int:
        """Ask it to end, as Ctrl-C does; gives its exit code."""
        if self.running is None:
            return 0
        self.running.send_signal(signal.SIGINT)
        return self.running.wait(STOP)

    @property
    def supervisor(self) -> int:
        assert self.running is not None
        return self.running.pid

    def child(self, word: str) -> int:
        """Give the process that runs `motcua web` or `motcua work`; waits while it is being started again."""
        found: list[int] = []

        def there() -> list[int]:
            found[:] = [p.pid for p in tree.below(self.supervisor) if word in p.command[1:5] and self._is_ours(p)]
            return found

        until(there, START, f"{self.log}: {word} runs")
        return found[0]

    def _is_ours(self, process: tree.Process) -> bool:
        return process.parent == self.supervisor and "motcua.project.commands" in process.command

    def web_workers(self) -> list[int]:
        """Give the processes that serve the pages; the web program itself only looks after them."""
        return [p.pid for p in tree.below(self.child("web")) if "resource_tracker" not in p.text]

    def postmaster(self) -> int:
        pid = Embedded(self.home).status().pid
        if pid is None:
            raise RuntimeError(f"{self.log}: there is no database to hurt")
        return pid

    def family(self) -> list[int]:
        """Give everything that `motcua run` has started, itself first; the guard and the database are among them."""
        return [self.supervisor, *(p.pid for p in tree.below(self.supervisor))]

    def kill_all(self) -> None:
        """The machine lost its power, as far as programs can tell."""
        everybody = self.family()
        tree.kill(*everybody)
        assert self.running is not None
        self.running.wait()
        until(lambda: not any(is_alive(pid) for pid in everybody), 20, "all of them are gone")

    def side(self, *words: str, given: object = None) -> Any:
        """Ask a process beside the program, on the same database (tests.faults.side); gives what it answered."""
        command = [sys.executable, "-m", "tests.faults.side", *words]
        asked = subprocess.run(
            command, env=self.environment(), cwd=ROOT, input=json.dumps(given).encode(),
            capture_output=True, timeout=SIDE, check=False,
        )  # fmt: skip
        if asked.returncode:
            raise RuntimeError(f"side {' '.join(words)}: {asked.stderr.decode()[-3000:]}")
        return json.loads(asked.stdout.splitlines()[-1])

    def worker(self, **fault: str) -> subprocess.Popen[bytes]:
        """Start `motcua work` alone, one job at a time: when it dies, one job is cut."""
        return self._launch("work", "--threads", "1", **fault)

    def _launch(self, *words: str, **more: str) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as out:
            return subprocess.Popen([*PROGRAM, *words], env=self.environment(**more), stdout=out, stderr=out, cwd=ROOT)


def clock() -> float:
    """Give seconds of a clock that only goes forward."""
    return time.monotonic()
