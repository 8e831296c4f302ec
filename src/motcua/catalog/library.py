"""Procedures that can be taken over: files of one folder, which the province or a group of provinces keeps."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from motcua.base.errors import Refusal
from motcua.catalog.exchange import LARGEST, read_file

MOST = 500  # files looked at


@dataclass(frozen=True, slots=True)
class Volume:
    """One file of the library; `fault` is the code of a refusal where it cannot be read."""

    file: str
    code: str
    called: str
    source: str
    fault: str = ""


def volumes() -> list[Volume]:
    """Give what the library holds, by the names of the files; nothing without a folder."""
    folder = settings.MOTCUA_LIBRARY
    found = sorted(folder.glob("*.json"))[:MOST] if folder is not None and folder.is_dir() else []
    return [_volume(file) for file in found]


def _volume(file: Path) -> Volume:
    try:
        found = read_file(_content(file))
    except (Refusal, OSError) as no:
        return Volume(file.name, "", "", "", no.code if isinstance(no, Refusal) else "draft.file_unreadable")
    return Volume(file.name, found.code, str(found.document.get("name", "")), found.source)


def content(name: str) -> bytes:
    """Give a file of the library by its name; refuses what is not in the folder itself."""
    folder = settings.MOTCUA_LIBRARY
    if folder is None or name not in {one.file for one in volumes()}:
        raise Refusal("draft.no_file", file=name)
    return _content(folder / name)


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)
