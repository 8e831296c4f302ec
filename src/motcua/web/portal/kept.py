"""A file that takes long to write is written once for each content and then kept beside the program's other files."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings

_CHUNK = 64 * 1024  # bytes


def kept(name: str, tag: str, make: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
    """Give the file of this content: what lies there, else what is made now, which is kept when its end was reached.

    Files of former content go when a new one is whole; who reads one of them still reads it to its end.
    """
    folder = Path(settings.MOTCUA_HOME) / "open-data"
    wanted = folder / f"{tag}-{name}"
    return _read(wanted) if wanted.exists() else _made(wanted, name, make)


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(_CHUNK):
            yield part


def _made(wanted: Path, name: str, make: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
    wanted.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=wanted.parent, prefix="new-")
    try:
        with os.fdopen(handle, "wb") as file:
            for part in make():
                file.write(part)
                yield part
        former = [path for path in wanted.parent.glob(f"*-{name}") if path != wanted]
        os.replace(unfinished, wanted)
        for path in former:
            path.unlink(missing_ok=True)
    finally:
        Path(unfinished).unlink(missing_ok=True)
