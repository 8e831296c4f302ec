"""The file a backup is: a tar with the dump, the received files under their SHA-256, and last a manifest of them all.

The manifest comes last because only then all is known; a file that was cut has none and is refused.
"""

import hashlib
import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from motcua.project.readiness import BadInput

FORMAT = 1
DUMP, MANIFEST, FILES = "database.dump", "manifest.json", "files/"
FILE_NAME = re.compile(r"files/[0-9a-f]{64}")
PIECE = 1024 * 1024


@dataclass(frozen=True)
class Manifest:
    """`members` maps each name to the SHA-256 of its bytes."""

    made_at: str
    version: str
    postgresql: int
    members: dict[str, str]
    format: int = FORMAT


class Hashing:
    """A reader that remembers the hash of what passed through it."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size)
        self._hash.update(piece)
        return piece

    def sha256(self) -> str:
        return self._hash.hexdigest()


def add(tar: tarfile.TarFile, name: str, path: Path) -> str:
    """Gives the SHA-256 of what was added."""
    with path.open("rb") as file:
        member = tarfile.TarInfo(name)
        member.size = path.stat().st_size
        member.mode = 0o600
        hashing = Hashing(file)
        tar.addfile(member, hashing)
    return hashing.sha256()


def add_manifest(tar: tarfile.TarFile, manifest: Manifest) -> None:
    content = json.dumps(asdict(manifest), indent=1, ensure_ascii=False).encode()
    member = tarfile.TarInfo(MANIFEST)
    member.size = len(content)
    member.mode = 0o600
    tar.addfile(member, BytesIO(content))


def verify(path: Path) -> Manifest:
    """Reads every byte; refuses what is cut, changed, missing or does not belong."""
    seen: dict[str, str] = {}
    manifest: Manifest | None = None
    try:
        for name, reader in members(path):
            if manifest is not None or name in seen:
                raise BadInput(f"{path} is not a whole backup: {name} stands where nothing may stand.")
            if name == MANIFEST:
                manifest = _read_manifest(reader, path)
            else:
                seen[name] = _drain(reader)
    except tarfile.TarError as fault:
        raise BadInput(f"{path} cannot be read as a backup: {fault}.") from None
    if manifest is None:
        raise BadInput(f"{path} is not a whole backup: its manifest is missing.")
    wrong = sorted(n for n in manifest.members.keys() | seen.keys() if manifest.members.get(n) != seen.get(n))
    if wrong:
        raise BadInput(f"{path} is damaged: {wrong[0]} is not what it was when the backup was made.")
    return manifest


def members(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Name and bytes of each member in order; only names that a backup has."""
    with tarfile.open(path, "r:") as tar:
        for member in tar:
            if not member.isfile() or not (member.name in (DUMP, MANIFEST) or FILE_NAME.fullmatch(member.name)):
                raise BadInput(f"{path} is not a backup: it holds {member.name!r}.")
            reader = tar.extractfile(member)
            if reader is not None:
                yield member.name, reader


def _read_manifest(reader: IO[bytes], path: Path) -> Manifest:
    try:
        manifest = Manifest(**json.load(reader))
    except (ValueError, TypeError):
        raise BadInput(f"{path} is damaged: its manifest cannot be read.") from None
    if manifest.format != FORMAT or DUMP not in manifest.members:
        raise BadInput(f"{path} is a backup of another kind (format {manifest.format}).")
    return manifest


def _drain(reader: IO[bytes]) -> str:
    hashing = Hashing(reader)
    while hashing.read(PIECE):
        pass
    return hashing.sha256()
