"""The server that comes with the program: found from a home folder, shared by all who use it, gone with the last."""

import fcntl
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from motcua.project.database import account
from motcua.project.database.account import Account
from motcua.project.database.binaries import system_home
from motcua.project.database.cluster import PORT, Cluster, State
from motcua.project.readiness import NotReady

SOCKET_PATH_LIMIT = 107
SHORT = "/tmp"  # noqa: S108 - the folder made in it is new, closed and checked at each start


@dataclass(frozen=True)
class Status:
    state: State
    place: Path | None
    pid: int | None


class Embedded:
    """The database of one home folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.cluster: Cluster | None = None
        self._use: int | None = None

    def start(self) -> str:
        """Starts the server if it is not up, takes a share in it, and tells its address."""
        try:
            with self._alone():
                self.cluster = self._cluster()
                self.cluster.start()
                self._use = os.open(self.cluster.place / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
                fcntl.flock(self._use, fcntl.LOCK_SH)
        except PermissionError as refused:
            raise NotReady(f"{refused.filename or self.home} is closed to this account; was it made by root?") from None
        return self.cluster.url()

    def stop(self) -> None:
        """Gives the share back; the last one out stops the server."""
        if self._use is None or self.cluster is None:
            return
        with self._alone():
            try:
                fcntl.flock(self._use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass  # somebody still works with it
            else:
                self.cluster.stop()
            os.close(self._use)
        self._use = None

    def status(self) -> Status:
        """Looks without starting or making anything."""
        place = self._known_place()
        if place is None:
            return Status(State.ABSENT, None, None)
        cluster = Cluster(place, sockets_of(place, make=False))
        state = cluster.state()
        return Status(state, place, cluster.pid() if state in (State.READY, State.BUSY) else None)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.home.mkdir(parents=True, exist_ok=True)
        lock = os.open(self.home / "database.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _cluster(self) -> Cluster:
        place = self._known_place() or self._new_place()
        return Cluster(place, sockets_of(place, make=True))

    @property
    def _pointer(self) -> Path:
        return self.home / "database.path"

    def _known_place(self) -> Path | None:
        if self._pointer.exists():
            place = Path(self._pointer.read_text().strip())
            if not place.is_dir():
                raise NotReady(
                    f"{self._pointer} names {place}, which is not there. Put that folder back, "
                    f"or delete the pointer to begin with an empty database."
                )
            return place
        inside = self.home / "database"
        return inside if inside.is_dir() else None

    def _new_place(self) -> Path:
        """Inside the home; for root, whose home others must not enter, in the system's folder with a pointer to it."""
        if os.geteuid() != 0:
            place = self.home / "database"
            place.mkdir(mode=0o700)
            return place
        place = system_home() / secrets.token_hex(4)
        place.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        place.mkdir()
        place.chmod(0o711)
        (place / "home.path").write_text(f"{self.home}\n")
        self._pointer.write_text(f"{place}\n")
        return place


def sockets_of(place: Path, *, make: bool) -> Path:
    """A folder only the server's account may enter, short enough for a socket's name."""
    beside, data = place / "run", place / "data"
    keeper = account.owner_of(data) if data.exists() else account.keeper()
    if len(os.fsencode(f"{beside}/.s.PGSQL.{PORT}")) <= SOCKET_PATH_LIMIT:
        if make and not beside.exists():
            beside.mkdir(mode=0o700)
            account.hand_over(beside, keeper)
        return beside
    note = place / "sockets.path"
    known = Path(note.read_text().strip()) if note.exists() else None
    if known is not None and _belongs_to(keeper, known):
        return known
    if not make:
        return beside
    short = None if keeper else os.environ.get("XDG_RUNTIME_DIR")
    fresh = Path(tempfile.mkdtemp(prefix="motcua-", dir=short or SHORT))
    account.hand_over(fresh, keeper)
    note.write_text(f"{fresh}\n")
    return fresh


def _belongs_to(keeper: Account | None, folder: Path) -> bool:
    """Temporary folders are swept, and a stranger may take the freed name."""
    if not folder.is_dir() or folder.is_symlink():
        return False
    found = folder.stat()
    return found.st_uid == (keeper.uid if keeper else os.geteuid()) and found.st_mode & 0o077 == 0
