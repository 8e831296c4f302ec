"""One program under the supervisor: started, listened to, started again, stopped."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

from motcua.project.processes import end_group

FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds before a program that died is started again
SETTLED = 60.0  # seconds after which a program counts as healthy and its next fall as a first one


@dataclass
class Child:
    """`command` is given to the Python of this environment; `patience` is how long it may take to leave, in seconds."""

    name: str
    command: list[str]
    patience: float = 15.0
    process: subprocess.Popen[bytes] | None = None
    _began: float = 0.0
    _due: float = 0.0
    _falls: int = 0
    _rest: bytes = field(default=b"", repr=False)

    def start(self) -> None:
        self._began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, *self.command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C comes to the supervisor alone, which stops all in order
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        os.set_blocking(self.output, False)

    @property
    def output(self) -> int:
        assert self.process is not None
        assert self.process.stdout is not None
        return self.process.stdout.fileno()

    def lines(self) -> list[str]:
        """What it has printed since; a half line waits for its end."""
        try:
            self._rest += os.read(self.output, 65536)
        except BlockingIOError:
            return []
        *whole, self._rest = self._rest.split(b"\n")
        return [line.decode(errors="replace") for line in whole]

    def fell(self) -> float | None:
        """Seconds until it is started again, told once when it has died; None while it lives or waits."""
        if self.process is None or self.process.poll() is None:
            return None
        end_group(self.process.pid)
        self._falls = 1 if time.monotonic() - self._began > SETTLED else self._falls + 1
        wait = min(FIRST_WAIT * 2.0 ** (self._falls - 1), LONGEST_WAIT)
        self._due = time.monotonic() + wait
        return wait

    def close(self) -> int | None:
        """Forgets the ended process and gives its exit code."""
        ended, self.process = self.process, None
        if ended is None:
            return None
        if ended.stdout is not None:
            ended.stdout.close()
        return ended.wait()

    def is_due(self) -> bool:
        return self.process is None and time.monotonic() >= self._due

    def ask_to_leave(self) -> float:
        """Gives the moment after which it is killed."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return time.monotonic() + self.patience

    def kill(self) -> None:
        if self.process is not None:
            end_group(self.process.pid)
