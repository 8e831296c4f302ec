"""Put bytes away so that they survive anything, and find them again."""

import hashlib
import os
import tempfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from motcua.base import text
from motcua.base.errors import Refusal
from motcua.files import kinds
from motcua.files.models import StoredFile

_PIECE = 1024 * 1024


def path_of(sha256: str) -> Path:
    return Path(settings.MOTCUA_FILES) / sha256[:2] / sha256


def receive(file: BinaryIO, name: str, size: int, *, at: datetime, sensitive: bool = False) -> StoredFile:
    """Check and keep what a person sent; refuses what is too large, empty, broken or not JPG, PNG, HEIC, PDF."""
    if size > settings.MOTCUA_MAX_FILE:
        raise Refusal("file.too_large", size=size, most=settings.MOTCUA_MAX_FILE)
    found = kinds.media_type(file)
    file.seek(0)
    return _keep(file, text.clean(name)[-200:] or "tep" + kinds.SUFFIXES[found], found, at=at, sensitive=sensitive)


def keep_made(content: bytes, name: str, media_type: str, *, at: datetime) -> StoredFile:
    """Keep what the program made itself: receipts, results."""
    return _keep(BytesIO(content), name, media_type, at=at)


def _keep(file: BinaryIO, name: str, media_type: str, *, at: datetime, sensitive: bool = False) -> StoredFile:
    sha256, size = _write(file)
    return StoredFile.objects.create(
        sha256=sha256, size=size, media_type=media_type, name=name, sensitive=sensitive, stored_at=at
    )


def _write(file: BinaryIO) -> tuple[str, int]:
    """Write to a temporary name, sync, rename, sync the folder: the row that follows never points at nothing."""
    root = Path(settings.MOTCUA_FILES)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=root, delete=False) as out:
        try:
            while piece := file.read(_PIECE):
                digest.update(piece)
                size += len(piece)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
            _settle(Path(out.name), path_of(digest.hexdigest()))
        except BaseException:
            Path(out.name).unlink(missing_ok=True)
            raise
    return digest.hexdigest(), size


def _settle(written: Path, final: Path) -> None:
    if not final.parent.is_dir():
        final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sync(final.parent.parent)
    written.replace(final)
    _sync(final.parent)


def _sync(folder: Path) -> None:
    """Make the names in a folder outlast a cut of power."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def open_file(stored: StoredFile) -> BinaryIO:
    """Open the bytes for reading; raises FileNotFoundError when the disk lost them."""
    return path_of(stored.sha256).open("rb")
