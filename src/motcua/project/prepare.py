"""What must be done before the system can serve: tables and static files."""

import hashlib
import io
from pathlib import Path

import psycopg
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from motcua.catalog.finding import seeding

TURN = 7_237_286  # any number of our own: whoever holds it in the database migrates, the others wait


def check() -> None:
    """Imports every page and setting, so that what is broken shows here and not in a running system."""
    call_command("check", fail_level="ERROR", stdout=io.StringIO())


def tables(url: str) -> None:
    """Two processes that start together do not migrate together."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(%s)", [TURN])
        call_command("migrate", interactive=False, verbosity=0)
        seeding.seed()


def static_files() -> bool:
    """Collects and compresses when any source changed since the last time; tells whether it did."""
    root = Path(settings.STATIC_ROOT)
    mark, now = root.with_name("static.mark"), _fingerprint()
    if root.is_dir() and mark.exists() and mark.read_text() == now:
        return False
    root.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now)
    return True


def _fingerprint() -> str:
    sources = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            found = Path(storage.path(name)).stat()
            sources.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return sources.hexdigest()
