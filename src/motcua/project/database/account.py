"""Under which account the server runs. PostgreSQL refuses to run as root; nobody's permissions are loosened for it."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from motcua.project.readiness import NotReady

# Numbers that neither distributions nor systemd hand out (65520-65533); the first that has no account is taken.
UNUSED = range(65520, 65534)


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int


def owner_of(data: Path) -> Account | None:
    """The account that must run the server on this folder; None means: the one we are."""
    found = data.stat()
    if found.st_uid == os.geteuid():
        return None
    if os.geteuid() != 0:
        raise NotReady(f"{data} belongs to another account (number {found.st_uid}). Start as that account or as root.")
    return Account(found.st_uid, found.st_gid)


def maker() -> Account | None:
    """Who runs initdb, which insists on an account with a name. None means: the one we are."""
    if os.geteuid() != 0:
        return None
    name = os.environ.get("MOTCUA_POSTGRES_USER", "nobody")
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        sentence = f"There is no account {name!r} to prepare the database with. Name one in MOTCUA_POSTGRES_USER."
        raise NotReady(sentence) from None
    return Account(entry.pw_uid, entry.pw_gid)


def keeper() -> Account | None:
    """Who owns the data and runs the server: the operator's account, else a number without one. None means: us."""
    if os.geteuid() != 0:
        return None
    if "MOTCUA_POSTGRES_USER" in os.environ:
        return maker()
    taken = {entry.pw_uid for entry in pwd.getpwall()}
    free = next((number for number in UNUSED if number not in taken), None)
    if free is None:
        raise NotReady("No account number is free for the database. Name an account in MOTCUA_POSTGRES_USER.")
    return Account(free, free)


def hand_over(folder: Path, account: Account | None) -> None:
    """Gives the folder and all in it to the account; the top goes first, so that the former owner is shut out."""
    if account is None:
        return
    os.chown(folder, account.uid, account.gid)
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            os.chown(os.path.join(parent, name), account.uid, account.gid, follow_symlinks=False)


def launch(command: Sequence[str | Path], account: Account | None, output: IO[bytes] | int) -> subprocess.Popen[bytes]:
    """Starts a program of the server: no inherited variable, folder or terminal can change what it does."""
    return subprocess.Popen(
        [str(part) for part in command],
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
        umask=0o077,
        cwd="/",
        env={},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
