"""One PostgreSQL server on one folder: made, started, asked, stopped. It listens on a socket file and nowhere else."""

import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import pq

from motcua.project.database import account, binaries
from motcua.project.processes import is_alive
from motcua.project.readiness import NotReady

NAME = "motcua"
PORT = 5432  # only a part of the socket's file name
LOG_LIMIT = 5_000_000
PING_PATIENCE = 2  # seconds; libpq knows no less
STILL_BUSY = ("pre-existing shared memory block", "lock file")
# No door but the socket; and no statement in the log, for it would carry what people typed.
QUIET = ("listen_addresses=", "log_checkpoints=off", "log_min_error_statement=panic", "log_error_verbosity=terse")
THROWAWAY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")


class State(StrEnum):
    ABSENT = "absent"
    STOPPED = "stopped"
    BUSY = "busy"  # starting, recovering or stopping
    READY = "ready"


LAUNCHED: list[subprocess.Popen[bytes]] = []  # kept, so that a server may outlive the one who started it
MEANING = {pq.Ping.OK: State.READY, pq.Ping.REJECT: State.BUSY}


@dataclass
class Cluster:
    """`place` holds data/ and the log, `sockets` the socket file. A throw-away cluster trades safety for speed."""

    place: Path
    sockets: Path
    throwaway: bool = False
    started: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def data(self) -> Path:
        return self.place / "data"

    @property
    def log(self) -> Path:
        return self.place / "postgres.log"

    def url(self, name: str = NAME) -> str:
        return f"postgresql://{NAME}@/{name}?host={quote(str(self.sockets), safe='')}&port={PORT}"

    def programs(self) -> binaries.Binaries:
        """Those that fit the data: a folder made by one major version is read by no other."""
        if not self.data.exists():
            return binaries.find(account.maker())
        try:
            major = int((self.data / "PG_VERSION").read_text())
        except (OSError, ValueError):
            raise NotReady(f"{self.data} is not a database folder that this account can read.") from None
        return binaries.find(account.owner_of(self.data), major)

    def pid(self) -> int | None:
        """What the server's own file says; true only while state() is not STOPPED."""
        try:
            return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return None

    def state(self) -> State:
        for server in LAUNCHED:
            server.poll()
        if not self.data.exists():
            return State.ABSENT
        address = f"host='{self.sockets}' port={PORT} user={NAME} dbname=postgres connect_timeout={PING_PATIENCE}"
        meaning = MEANING.get(pq.Ping(pq.PGconn.ping(address.encode())))
        return meaning or (State.BUSY if self._is_there() else State.STOPPED)

    def _is_there(self) -> bool:
        """A server that is there and silent hangs; a number in its file alone may belong to another program by now."""
        pid = self.pid()
        if pid is None or not is_alive(pid):
            return False
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return os.fsencode(self.data) in command

    def make(self) -> None:
        """Builds in a folder beside and renames: a start that was cut leaves nothing half made."""
        programs = binaries.find(account.maker())
        making = self.place / "data.making"
        if making.exists():
            shutil.rmtree(making)
        making.mkdir(mode=0o700)
        account.hand_over(making, account.maker())
        locale = ["--locale=C.UTF-8"]  # below 17 there is no provider of its own; Vietnamese lower case needs UTF-8
        if programs.major >= 17:
            locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        words = [f"--pgdata={making}", f"--username={NAME}", "--auth=trust", "--encoding=UTF8", "--no-instructions"]
        words += ["--text-search-config=simple", *locale, *(["--no-sync"] if self.throwaway else [])]
        with account.launch([programs["initdb"], *words], account.maker(), subprocess.PIPE) as initdb:
            output = initdb.communicate()[0].decode(errors="replace")
        if initdb.returncode != 0:
            raise NotReady(f"PostgreSQL could not prepare {self.data}: {_last_line(output)}")
        account.hand_over(making, account.keeper())
        making.rename(self.data)

    def start(self, patience: float = 30.0) -> None:
        """Returns when the server takes connections, whoever started it."""
        if not self.data.exists():
            self.make()
        self.started, until = None, time.monotonic() + patience
        while self.state() is not State.READY:
            if self.state() is State.STOPPED and (self.started is None or self.started.poll() is not None):
                self._launch(until)
            if time.monotonic() > until:
                raise NotReady(f"The database did not start in {patience:.0f} seconds; see {self.log}.")
            time.sleep(0.01)
        self._create_database()

    def _launch(self, until: float) -> None:
        if self.started is not None and not self._worth_another_try(until):
            raise NotReady(f"The database stopped while starting: {_last_line(self._log_text())} (see {self.log})")
        runner = account.owner_of(self.data)
        if self.started is None and self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        settings = [*QUIET, *(THROWAWAY if self.throwaway else ())]
        command: list[str | Path] = [self.programs()["postgres"], "-D", self.data, "-k", self.sockets, "-p", str(PORT)]
        command += [part for setting in settings for part in ("-c", setting)]
        with self.log.open("ab") as log:
            self.started = account.launch(command, runner, log)
        LAUNCHED.append(self.started)

    def _worth_another_try(self, until: float) -> bool:
        """After a kill a last query may hold the memory for a while; and another start may have been first."""
        time.sleep(0.2)
        return time.monotonic() < until and any(sign in _last_line(self._log_text()) for sign in STILL_BUSY)

    def _log_text(self) -> str:
        return self.log.read_text(errors="replace")[-4000:] if self.log.exists() else ""

    def _create_database(self) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            if connection.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone() is None:
                connection.execute(f"create database {NAME}")

    def stop(self, patience: float = 30.0) -> None:
        """Ends open connections and waits until the server has left."""
        pid = self.pid()
        if pid is None or self.state() in (State.ABSENT, State.STOPPED):
            return
        os.kill(pid, signal.SIGINT)
        until = time.monotonic() + patience
        while is_alive(pid):
            if time.monotonic() > until:
                raise NotReady(f"The database (process {pid}) does not stop; see {self.log}.")
            time.sleep(0.01)
        for server in LAUNCHED:
            server.poll()


def _last_line(output: str) -> str:
    told = [line for line in output.splitlines() if "FATAL" in line or "error" in line.lower() or "could not" in line]
    return (told or output.splitlines() or ["no reason given"])[-1].strip()
