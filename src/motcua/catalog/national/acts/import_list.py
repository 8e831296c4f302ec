"""Import the national list: all of a file or nothing; the same file again changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.national import finding, staging, writing
from motcua.catalog.national.counting import counted
from motcua.catalog.national.models import NationalImport
from motcua.catalog.national.reading_files import found
from motcua.directory import rules

IMPORTED = journal.kind("national.imported", "Nhập danh mục quốc gia")
CHAIN = "national"
MOST_GONE = 10  # of a hundred standing procedures; a list that lacks more of them is no whole list


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought; `row` is None where the list says what already stands."""

    row: NationalImport | None
    counts: Mapping[str, Any]


def import_list(path: Path, *, by: Actor, at: datetime) -> Imported:
    """Read a file, bring the reference list up to it, propose each change. Raises Unreadable; refuses a list too short."""
    refuse_if(rules.may_manage_officers(by))
    file = found(path)
    with transaction.atomic():
        journal.lock_chain(CHAIN)
        known = writing.standing()
        rows = staging.stage(file.records())
        rows = rows if file.whole else staging.as_part(rows, known)
        inside = {row.key for row in rows}
        outside = () if file.whole else (k.name for key, k in known.items() if key not in inside and not k.gone)
        rows = staging.with_names(rows, outside)
        differ = staging.differ(rows, known, whole=file.whole)
        _refuse_if_short(len(differ.gone), sum(not k.gone for k in known.values()))
        counts = counted(rows, differ)
        if differ.is_empty:
            return Imported(None, counts)
        row = NationalImport.objects.create(
            at=at, source=path.name[:200], sha256=file.sha256, whole=file.whole, entries=len(rows), counts=counts,
            by_kind=by.kind.value, by_key=by.key,
        )  # fmt: skip
        writing.write(row, differ, known)
        facts = {"source": row.source, "sha256": row.sha256, "entries": row.entries, "changes": counts["changes"]}
        journal.write(IMPORTED, CHAIN, by=by, at=at, facts=facts, locked=True)
        finding.refresh(
            [r.code for kind in differ.kinds.values() for r in kind] + [k.split("/")[0] for k in differ.gone]
        )
    return Imported(row, counts)


def _refuse_if_short(gone: int, standing: int) -> None:
    if gone * 100 > standing * MOST_GONE:
        raise Refusal("national.too_many_gone", count=gone, standing=standing)
