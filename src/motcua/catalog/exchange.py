"""One procedure as a file: with all it needs, so that another province can take it up and knows what it lacks for it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from motcua.base.errors import Refusal
from motcua.catalog.models import Field
from motcua.catalog.questions import TYPES
from motcua.directory.models import Agency, Role
from motcua.directory.queries import agency_by_key

FORMAT = "motcua.procedure"
VERSION = 1
LARGEST = 2 * 1024 * 1024  # bytes; the largest procedure of the national list has less than a tenth
Document = Mapping[str, Any]


class LackKind(StrEnum):
    AGENCY = "agency"
    UNIT = "unit"
    FIELD = "field"
    ROLE = "role"
    QUESTION_TYPE = "question_type"


@dataclass(frozen=True, slots=True)
class Lack:
    """Something a procedure names that this province does not have; `called` is its name where it came from."""

    kind: LackKind
    key: str
    called: str = ""


def exported(document: Document, *, source: str, revision: int | None, on: date) -> bytes:
    """Give the file: format and its version, the document with its hash, and the names of what it points at."""
    told = _text(document)
    whole = {
        "format": FORMAT, "version": VERSION, "sha256": hashlib.sha256(told.encode()).hexdigest(), "source": source,
        "revision": revision, "exported_on": on.isoformat(), "document": json.loads(told),
        "needs": {
            "field": {"name": document.get("field", ""), "code": document.get("field_code", "")},
            "agencies": {key: _agency_name(key, on) for key in _agencies(document)},
            "units": {key: _unit_name(key) for key in _units(document)}, "roles": sorted(_roles(document)),
            "question_types": sorted(_types(document)), "forms": _forms(document),
        },
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file holds, its hash found right."""

    code: str
    document: dict[str, Any]
    source: str
    names: Mapping[str, str]  # of agencies and units where it comes from, by key


def read_file(content: bytes) -> ReadFile:
    """Read a file; refuses what is too large, no such file, of a later version, or altered since it was written."""
    if len(content) > LARGEST:
        raise Refusal("draft.file_too_large", most=LARGEST // 1024)
    try:
        whole = json.loads(content.decode("utf-8-sig"))
        document, needs = whole["document"], whole["needs"]
        names = {**needs["agencies"], **needs["units"]}
        code, source = str(document["code"]), str(whole["source"])
        known = whole["format"] == FORMAT and isinstance(document, dict)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise Refusal("draft.file_unreadable") from why
    if not known:
        raise Refusal("draft.file_unreadable")
    if whole.get("version") != VERSION:
        raise Refusal("draft.file_version", version=whole.get("version"))
    if hashlib.sha256(_text(document).encode()).hexdigest() != whole.get("sha256"):
        raise Refusal("draft.file_altered")
    return ReadFile(code, document, source, {str(key): str(name) for key, name in names.items()})


def lacks(document: Document, names: Mapping[str, str], *, on: date) -> tuple[Lack, ...]:
    """Say what a document needs and this province does not have on a day."""
    found = [
        Lack(LackKind.AGENCY, key, names.get(key, "")) for key in _agencies(document) if not agency_by_key(key, on)
    ]
    found += [Lack(LackKind.UNIT, key, names.get(key, "")) for key in _units(document) if not _unit_name(key)]
    field = str(document.get("field") or "")
    if field and not Field.objects.filter(name=field).exists():
        found.append(Lack(LackKind.FIELD, field))
    found += [Lack(LackKind.ROLE, role) for role in sorted(_roles(document) - set(Role.values))]
    return (*found, *(Lack(LackKind.QUESTION_TYPE, one) for one in sorted(_types(document) - TYPES.keys())))


def _text(document: Document) -> str:
    return json.dumps(document, sort_keys=True, ensure_ascii=False, default=str)


def _rows(document: Document, part: str) -> Iterator[Mapping[str, Any]]:
    rows = document.get(part)
    return (row for row in (rows if isinstance(rows, list) else ()) if isinstance(row, Mapping))


def _agencies(document: Document) -> list[str]:
    return [str(document["agency"])] if document.get("agency") else []


def _units(document: Document) -> list[str]:
    return sorted({str(row["unit"]) for row in _rows(document, "route") if row.get("unit")})


def _roles(document: Document) -> set[str]:
    return {str(row["role"]) for row in _rows(document, "route") if row.get("role")}


def _types(document: Document) -> set[str]:
    return {str(q.get("type")) for topic in _rows(document, "topics") for q in _rows(topic, "questions")}


def _forms(document: Document) -> list[str]:
    """Give the names of the papers that are forms to fill in."""
    return [str(row.get("name")) for row in _rows(document, "components") if row.get("kind") == "form"]


def _agency_name(key: str, on: date) -> str:
    found = agency_by_key(key, on)
    return found.name if found else ""


def _unit_name(key: str) -> str:
    found = Agency.objects.filter(key=key).order_by("pk").first()
    return found.name if found else ""
