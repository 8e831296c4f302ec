"""Two tellings of one procedure, field by field. Only what the national list knows is compared."""

from collections.abc import Mapping
from typing import Any

from motcua.catalog.national.judged import judge
from motcua.catalog.national.record import NationalRecord, from_document

Told = Mapping[str, Any]
UNTOLD = {"national_id"}  # the portal's own key, which tells people nothing
LEVELS = {("commune",): "commune", ("province",): "province", ("commune", "province"): "both"}


def changed_fields(before: Told, after: Told) -> list[str]:
    """Name the fields of two documents of the list that differ, in the order of the record."""
    names = NationalRecord.__dataclass_fields__
    return [name for name in names if name not in UNTOLD and before.get(name) != after.get(name)]


def level_of(levels: tuple[str, ...]) -> str:
    """Give the level a published procedure has: commune, province or both; else ministry or other."""
    here = tuple(one for one in levels if one in ("commune", "province"))
    return LEVELS.get(here) or ("ministry" if "ministry" in levels else "other")


def as_published(record: NationalRecord) -> dict[str, Any]:
    """Give what the list says of the things that a published procedure says too, in the same shape as published_told."""
    judged = judge(record)
    return {
        "name": record.name,
        "field": record.field,
        "level": level_of(record.levels),
        "decision": record.decision,
        "results": [one.name for one in record.results],
        "legal_basis": sorted(one.code for one in record.legal_basis if one.code),
        "limits": sorted(
            {f"{one.length.amount.normalize():f} {one.length.unit.value}" for one in judged.limits.limits}
        ),
        "fees": sorted({fee.amount for fee in judged.fees.fees if fee.amount}),
    }


def published_told(document: Told) -> dict[str, Any]:
    """Give the same of a document that the province wrote itself."""
    limits, fees = document.get("limits", ()), document.get("fees", ())
    return {
        "name": document.get("name", ""),
        "field": document.get("field", ""),
        "level": document.get("level", ""),
        "decision": document.get("decision", ""),
        "results": [document["result_name"]] if document.get("result_name") else [],
        "legal_basis": list(document.get("legal_basis", ())),
        "limits": sorted({f"{row['amount']} {row['unit']}" for row in limits}),
        "fees": sorted({row["amount"] for row in fees if row.get("amount")}),
    }


def unlike(document: Told, record: NationalRecord) -> list[str]:
    """Name what the list says otherwise than a document the province wrote: laws are compared by their numbers."""
    ours, theirs = published_told(document), as_published(record)
    written = " ".join(ours["legal_basis"])
    same_law = all(code in written for code in theirs["legal_basis"])
    return [name for name in ours if ours[name] != theirs[name] and not (name == "legal_basis" and same_law)]


def record_of(document: Told) -> NationalRecord:
    return from_document(document)
