"""The files the national list comes in. A fault anywhere is told with its place, and then nothing is imported."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from motcua.catalog.national import normalised, portal
from motcua.catalog.national.errors import Unreadable
from motcua.catalog.national.record import NationalRecord

LONGEST = 32 * 1024 * 1024  # bytes of one line or one answer
_LISTS = (".jsonl", ".jsonl.gz")


@dataclass(frozen=True)
class ListFile:
    """A file or folder with the hash of its bytes; `whole` says that what it does not name is gone from the list."""

    path: Path
    sha256: str
    whole: bool

    def records(self) -> Iterator[NationalRecord]:
        """Read record after record; raises Unreadable with the place of the first fault."""
        if self.whole:
            yield from _lines(self.path)
            return
        for path in _answers(self.path):
            for number, answer in enumerate(_objects(path), 1):
                yield _record(
                    f"{path.name}, answer {number}", answer, portal.read if "detail" in answer else normalised.read
                )


def found(path: Path) -> ListFile:
    """Look at a path: .jsonl and .jsonl.gz are the whole list; .json or a folder of it are answers of the portal."""
    try:
        if path.is_dir():
            parts = [hashlib.sha256(one.read_bytes()).digest() for one in _answers(path)]
            return ListFile(path, hashlib.sha256(b"".join(parts)).hexdigest(), whole=False)
        if not path.name.endswith((*_LISTS, ".json")):
            raise Unreadable(path.name, "only .jsonl, .jsonl.gz, .json or a folder of .json files are read")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        raise Unreadable(str(path), fault.strerror or "cannot be opened") from fault
    return ListFile(path, digest, whole=path.name.endswith(_LISTS))


def _answers(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    every = sorted(path.glob("*.json"))
    if not every:
        raise Unreadable(str(path), "holds no .json file")
    return every


def _lines(path: Path) -> Iterator[NationalRecord]:
    number = 0
    try:
        with _opened(path) as file:
            while raw := file.readline(LONGEST):
                number += 1
                if raw.strip():
                    place = f"line {number}"
                    yield _record(place, _object(place, raw), normalised.read)
    except (EOFError, zlib.error, gzip.BadGzipFile) as fault:
        raise Unreadable(f"after line {number}", f"the compressed file is cut or broken ({fault})") from fault
    if number == 0:
        raise Unreadable(path.name, "is empty")


def _opened(path: Path) -> BinaryIO:
    return gzip.open(path, "rb") if path.name.endswith(".gz") else path.open("rb")  # type: ignore[return-value]  # GzipFile reads the same


def _objects(path: Path) -> list[Mapping[str, Any]]:
    if path.stat().st_size > LONGEST:
        raise Unreadable(path.name, "is too large for one answer")
    read = _json(path.name, path.read_bytes())
    every = read if isinstance(read, list) else [read]
    if not all(isinstance(one, dict) for one in every):
        raise Unreadable(path.name, "an answer of the portal was expected")
    return every


def _object(place: str, raw: bytes) -> Mapping[str, Any]:
    read = _json(place, raw)
    if not isinstance(read, dict):
        raise Unreadable(place, "an object was expected")
    return read


def _json(place: str, raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise Unreadable(place, f"is not UTF-8, from byte {fault.start + 1} on") from fault
    except json.JSONDecodeError as fault:
        raise Unreadable(place, f"is not JSON: {fault.msg}, column {fault.colno}") from fault
    except RecursionError as fault:
        raise Unreadable(place, "is nested too deep") from fault


def _record(place: str, row: Mapping[str, Any], read: Callable[[Mapping[str, Any]], NationalRecord]) -> NationalRecord:
    try:
        record = read(row)
    except KeyError as fault:
        raise Unreadable(place, f"has no {fault}, or one that is not known") from fault
    except (TypeError, ValueError, AttributeError, OverflowError) as fault:
        raise Unreadable(place, str(fault)) from fault
    if not (record.code and record.name and record.national_id):
        raise Unreadable(place, "has no code, no name or no key")
    return record
