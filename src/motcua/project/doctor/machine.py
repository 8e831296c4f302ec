"""This machine: room on its disks, the received files, the backups."""

import hashlib
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from motcua.project import env
from motcua.project.database import Embedded
from motcua.project.doctor.finding import Check, Finding, Site, green, red, yellow

GIB = 1024**3
FULL, NEARLY = 1 * GIB, 5 * GIB
SAMPLE = 50  # files looked at
LARGEST = 32 * 1024 * 1024  # bytes of one file that are read; larger ones are only measured
OLD, VERY_OLD = timedelta(hours=26), timedelta(days=7)


def _disk(site: Site) -> Finding:
    """Free room where the home, the files and an own database lie; a server elsewhere looks after itself."""
    places = [site.home, site.home / "files"]
    if not site.own:
        places.append(Embedded(site.home).status().place or site.home)
    rooms = {p: shutil.disk_usage(p).free for p in places if p.exists()}
    if not rooms:
        return red(
            f"{site.home} does not exist.", "Set MOTCUA_HOME to the home folder of the system, or start it once."
        )
    tightest, free = min(rooms.items(), key=lambda room: room[1])
    seen = f"{free / GIB:.1f} GiB free where {tightest} lies."
    if free < FULL:
        return red(seen, "Make room at once: without it nothing can be received.")
    return yellow(seen, "Make room, or move to a larger disk.") if free < NEARLY else green(seen)


def _writable(site: Site) -> Finding:
    folder = site.home / "files" if (site.home / "files").exists() else site.home
    if not os.access(folder, os.W_OK | os.X_OK):
        return red(f"{folder} cannot be written to.", "Give it to the account that runs the system.")
    return green(f"{folder} can be written to.")


def _files(site: Site) -> Finding:
    """Some of the newest and some of all: are the bytes there, and are they what they were."""
    rows = site.ask(
        """WITH most AS (SELECT coalesce(max(id), 0) AS id FROM files_storedfile),
                picked AS (SELECT (random() * most.id)::bigint AS id FROM most, generate_series(1, 25))
           (SELECT sha256, size FROM files_storedfile ORDER BY id DESC LIMIT 25)
           UNION SELECT f.sha256, f.size FROM files_storedfile f JOIN picked USING (id)"""
    )
    ill = [sha256 for sha256, size in rows[:SAMPLE] if not _is_whole(site.home / "files" / sha256[:2] / sha256, size)]
    if ill:
        do = "Bring it back from a backup at once; `motcua backup` names every file that is lost or damaged."
        return red(f"{len(ill)} of {len(rows)} received files are lost or damaged, {ill[0][:12]}… first.", do)
    return green(f"{len(rows)} looked at, all whole.")


def _is_whole(path: Path, size: int) -> bool:
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size != size or size > LARGEST:
                return os.fstat(file.fileno()).st_size == size
            return hashlib.file_digest(file, "sha256").hexdigest() == path.name
    except OSError:
        return False


def _backups(site: Site) -> Finding:
    named = env.text("MOTCUA_BACKUPS", "")
    if not named:
        if site.is_sample:
            return green("None wanted in the sample.")
        return yellow("Nobody looks whether backups are made.", "Set MOTCUA_BACKUPS to the folder they are written to.")
    made = [_made(path) for path in Path(named).glob("*.tar")] if Path(named).is_dir() else []
    if not made:
        return red(f"There is no backup in {named}.", f"Run `motcua backup {named}/motcua-<date>.tar` every night.")
    age = site.at - max(made)
    seen = f"The newest is {age.days} days and {age.seconds // 3600} hours old."
    if age > VERY_OLD:
        return red(seen, "Look why the nightly backup fails, and make one now.")
    return yellow(seen, "Look why the last nightly backup is missing.") if age > OLD else green(seen)


def _made(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


CHECKS = (
    Check("disk", _disk, asks=False),
    Check("folder of files", _writable, asks=False),
    Check("received files", _files),
    Check("backups", _backups, asks=False),
)
