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
from motcua.catalog.national.errors import Place, Unreadable
from motcua.catalog.national.record import NationalRecord

LONGEST = 4 * 1024 * 1024  # bytes of one line; the longest of the list has 149,211
ANSWERS = 32 * 1024 * 1024  # bytes of one file of answers
MOST = 256 * 1024 * 1024  # bytes of a whole list, unpacked; that of July 2026 has 63 million
MOST_LINES = 50_000  # that of July 2026 has 5,665
_LISTS = (".jsonl", ".jsonl.gz")
SUFFIXES = (*_LISTS, ".json")
_COLUMNS = {"code": 40, "national_id": 40, "decision": 120}  # letters that the database keeps


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
                place = Place(path.name, "answer", number)
                yield _record(place, answer, portal.read if "detail" in answer else normalised.read)


def found(path: Path) -> ListFile:
    """Look at a path: .jsonl and .jsonl.gz are the whole list; .json or a folder of it are answers of the portal."""
    try:
        if path.is_dir():
            parts = [hashlib.sha256(one.read_bytes()).digest() for one in _answers(path)]
            return ListFile(path, hashlib.sha256(b"".join(parts)).hexdigest(), whole=False)
        if not path.name.endswith(SUFFIXES):
            why = "only .jsonl, .jsonl.gz, .json or a folder of .json files are read"
            raise Unreadable(Place(path.name), "other_file", why)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        why = fault.strerror or "cannot be opened"
        raise Unreadable(Place(str(path)), "closed", why) from fault
    return ListFile(path, digest, whole=path.name.endswith(_LISTS))


def _answers(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    every = sorted(path.glob("*.json"))
    if not every:
        raise Unreadable(Place(str(path)), "empty", "holds no .json file")
    return every


def _lines(path: Path) -> Iterator[NationalRecord]:
    number, read = 0, 0
    try:
        with _opened(path) as file:
            while raw := file.readline(LONGEST + 1):
                number, read = number + 1, read + len(raw)
                place = Place(path.name, "line", number)
                _bound(place, len(raw), read)
                if raw.strip():
                    yield _record(place, _object(place, raw), normalised.read)
    except (EOFError, zlib.error, gzip.BadGzipFile) as fault:
        place, why = Place(path.name, "after", number), f"the compressed file is cut or broken ({fault})"
        raise Unreadable(place, "broken", why) from fault
    if number == 0:
        raise Unreadable(Place(path.name), "empty", "is empty")


def _bound(place: Place, line: int, read: int) -> None:
    """Stop at a file that no list is: a small one can unpack to more than any disk or memory holds."""
    if line > LONGEST:
        raise Unreadable(place, "line_long", f"is longer than {LONGEST} bytes", most=LONGEST >> 20)
    if read > MOST or place.number > MOST_LINES:
        why = f"the list is larger than {MOST} bytes or {MOST_LINES} lines"
        raise Unreadable(place, "list_large", why, most=MOST >> 20, lines=MOST_LINES)


def _opened(path: Path) -> BinaryIO:
    return gzip.open(path, "rb") if path.name.endswith(".gz") else path.open("rb")  # type: ignore[return-value]  # GzipFile reads the same


def _objects(path: Path) -> list[Mapping[str, Any]]:
    place = Place(path.name)
    if path.stat().st_size > ANSWERS:
        raise Unreadable(place, "answer_large", "is too large for one answer", most=ANSWERS >> 20)
    read = _json(place, path.read_bytes())
    every = read if isinstance(read, list) else [read]
    if not all(isinstance(one, dict) for one in every):
        raise Unreadable(place, "no_object", "an answer of the portal was expected")
    return every


def _object(place: Place, raw: bytes) -> Mapping[str, Any]:
    read = _json(place, raw)
    if not isinstance(read, dict):
        raise Unreadable(place, "no_object", "an object was expected")
    return read


def _json(place: Place, raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        byte = fault.start + 1
        raise Unreadable(place, "not_utf8", f"is not UTF-8, from byte {byte} on", byte=byte) from fault
    except json.JSONDecodeError as fault:
        why = f"is not JSON: {fault.msg}, column {fault.colno}"
        raise Unreadable(place, "not_json", why, column=fault.colno) from fault
    except (RecursionError, ValueError) as fault:  # a number of thousands of digits is a ValueError
        raise Unreadable(place, "too_deep", "is nested too deep, or holds a number that is no number") from fault


def _record(
    place: Place, row: Mapping[str, Any], read: Callable[[Mapping[str, Any]], NationalRecord]
) -> NationalRecord:
    try:
        record = read(row)
    except KeyError as fault:
        why = f"has no {fault}, or one that is not known"
        raise Unreadable(place, "no_field", why, name=str(fault).strip("'")) from fault
    except (TypeError, ValueError, AttributeError, OverflowError, OSError) as fault:
        raise Unreadable(place, "odd_value", str(fault)) from fault
    if not (record.code and record.name and record.national_id):
        raise Unreadable(place, "no_key", "has no code, no name or no key")
    for name, most in _COLUMNS.items():
        if len(getattr(record, name)) > most:
            raise Unreadable(place, "text_long", f"has a {name} of more than {most} letters", name=name, most=most)
    return record
