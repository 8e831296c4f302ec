"""Keeps the programs of the system running under one roof, and takes them down in order."""

import json
import selectors
import signal
import time
from collections.abc import Callable, Sequence
from types import FrameType

import psycopg

from motcua.project.children import Child
from motcua.project.database import Database
from motcua.project.database.cluster import Cluster, State
from motcua.project.guard import Guard
from motcua.project.readiness import NotReady
from motcua.project.scrub import scrubbed

BEAT = 0.2  # seconds between two looks
DATABASE_LOOK, DATABASE_REST = 2.0, 10.0  # seconds until the next look; after a start that failed
DATABASE_PATIENCE = 5.0  # seconds for one start: meanwhile nobody listens to the children
SLOW = 60.0


class Waiting:
    """Asks often at first, then less and less: a page that fails prints its reason each time."""

    def __init__(self, ready: Callable[[], bool]) -> None:
        self._ready = ready
        self._over = False
        self._pause, self._next, self._patience = BEAT, 0.0, time.monotonic() + SLOW

    def is_over(self) -> bool:
        """True once."""
        if self._over or time.monotonic() < self._next:
            return False
        self._pause *= 1.1
        self._next = time.monotonic() + self._pause
        self._over = self._ready()
        return self._over

    def is_long(self) -> bool:
        """True once a minute."""
        if self._over or time.monotonic() < self._patience:
            return False
        self._patience += SLOW
        return True


def _row(name: str, line: str) -> str:
    """Put the program into a row; what a program prints beside its log becomes a row, with what is personal taken out."""
    if line.startswith('{"'):
        return f'{{"program": "{name}", {line[1:]}'
    return json.dumps({"program": name, "event": scrubbed(line)}, ensure_ascii=False)


class Supervisor:
    """Children are started in the order given and stopped in the same order: the door first, then what lies behind."""

    def __init__(self, children: Sequence[Child], database: Database, guard: Guard, *, as_json: bool = False) -> None:
        self.children = children
        self.database = database
        self.guard = guard
        self.asked = 0  # how often we were told to stop
        self._as_json = as_json
        self._width = max(len(child.name) for child in children)
        self._selector = selectors.DefaultSelector()
        self._next_look = 0.0

    def run(self, ready: Callable[[], bool], welcome: Callable[[], None]) -> None:
        """Returns when a signal asked for the end and all children have left. `welcome` is called once, when ready."""
        former = {sign: signal.signal(sign, self._ask) for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
        waiting = Waiting(ready)
        try:
            while not self.asked:
                self._keep_database()
                self._keep_children()
                self._listen(BEAT)
                if not self.asked and waiting.is_over():
                    welcome()
                elif waiting.is_long():
                    self.say("motcua", "not ready yet; what web printed above may say why")
            self.say("motcua", "stopping")
        finally:
            self._take_down()
            for sign, handler in former.items():
                signal.signal(sign, handler)

    def say(self, name: str, line: str) -> None:
        """For eyes with the program in front; for a collector of logs each line is one JSON object with the program."""
        print(_row(name, line) if self._as_json else f"{name:<{self._width}} | {line}", flush=True)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked += 1

    def _keep_children(self) -> None:
        for child in self.children:
            wait = child.fell()
            if wait is not None:
                self._listen(0)
                self._selector.unregister(child.output)
                self.say(child.name, f"ended with code {child.close()}, starts again in {wait:.1f} s")
            elif child.is_due():
                child.start()
                self._selector.register(child.output, selectors.EVENT_READ, child)
                self._tell_guard()

    def _keep_database(self) -> None:
        """A server of ours that was killed is started again; it recovers by itself."""
        server = self.database.embedded
        if server is None or server.cluster is None or time.monotonic() < self._next_look:
            return
        stopped = server.cluster.state() is State.STOPPED
        well = not stopped or self._start_database(server.cluster)
        self._next_look = time.monotonic() + (DATABASE_LOOK if well else DATABASE_REST)

    def _start_database(self, cluster: Cluster) -> bool:
        """A start that fails is no reason to end: a full disk has room again when somebody made it."""
        self.say("motcua", "the database is down, starting it again")
        try:
            cluster.start(DATABASE_PATIENCE)
        except (NotReady, psycopg.Error) as why:
            self.say("motcua", f"{why} It is tried again.")
            return False
        self._tell_guard()
        return True

    def _tell_guard(self) -> None:
        self.guard.tell("forget")
        for child in self.children:
            if child.process is not None:
                self.guard.tell("process", child.process.pid)
        if self.database.embedded is not None and self.database.embedded.cluster is not None:
            self.guard.tell("database", self.database.embedded.cluster.data)

    def _listen(self, patience: float) -> None:
        for key, _ in self._selector.select(patience):
            child = key.data
            for line in child.lines():
                self.say(child.name, line)
            if child.process.poll() is not None:
                time.sleep(0.01)  # its end of the pipe is closed and always readable

    def _take_down(self) -> None:
        """One after the other; whoever asks twice is not made to wait."""
        for child in self.children:
            until = child.ask_to_leave()
            while child.process is not None and child.process.poll() is None:
                self._listen(0.05)
                if time.monotonic() > until or self.asked > 1:
                    child.kill()
            self._listen(0)
            child.kill()
            child.close()
        self._selector.close()
        self.guard.tell("forget")
