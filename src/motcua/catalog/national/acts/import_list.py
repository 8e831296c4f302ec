"""Import the national list: all of a file or nothing; the same file again changes nothing."""

from collections.abc import Callable, Iterator, Mapping
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
from motcua.catalog.national.own import own_codes
from motcua.catalog.national.reading_files import ListFile, found
from motcua.catalog.national.record import NationalRecord
from motcua.catalog.national.staging import Difference, Staged, Standing
from motcua.directory import rules

IMPORTED = journal.kind("national.imported", "Nhập danh mục quốc gia")
CHAIN = "national"
MOST_GONE = 10  # of a hundred standing procedures; a list that lacks more of them is no whole list
EVERY = 250  # records, after which whoever waits hears how far it is
Heard = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought; `row` is None where the list says what already stands."""

    row: NationalImport | None
    counts: Mapping[str, Any]


def import_list(path: Path, *, by: Actor, at: datetime) -> Imported:
    """Read a file, bring the reference list up to it, propose each change. Raises Unreadable; refuses a list too short."""
    refuse_if(rules.may_keep_national(by))
    return brought(path, by=by, at=at)


def brought(path: Path, *, by: Actor, at: datetime, heard: Heard | None = None) -> Imported:
    """Do what somebody who may has asked for; `heard` is told how many records were read, now and then."""
    file = found(path)
    read = _staged(file, heard)
    with transaction.atomic():
        journal.lock_chain(CHAIN)
        known = writing.standing()
        rows, differ = _compared(file, read, known)
        counts = counted(rows, differ, set(own_codes()))
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


def looked_at(path: Path, *, heard: Heard | None = None) -> Mapping[str, Any]:
    """Give the counts of what an import would bring, and write nothing. Raises and refuses as the import does."""
    file = found(path)
    rows, differ = _compared(file, _staged(file, heard), writing.standing())
    return counted(rows, differ, set(own_codes()))


def _staged(file: ListFile, heard: Heard | None) -> list[Staged]:
    """Read and judge before anything is locked: that is most of the work."""

    def told() -> Iterator[NationalRecord]:
        for number, record in enumerate(file.records(), 1):
            if heard is not None and number % EVERY == 0:
                heard(number)
            yield record

    return staging.stage(told())


def _compared(file: ListFile, rows: list[Staged], known: Mapping[str, Standing]) -> tuple[list[Staged], Difference]:
    """Put what was read beside what stands; refuses a whole list that lacks too much of it."""
    rows = rows if file.whole else staging.as_part(rows, known)
    inside = {row.key for row in rows}
    outside = () if file.whole else (k.name for key, k in known.items() if key not in inside and not k.gone)
    rows = staging.with_names(rows, outside)
    differ = staging.differ(rows, known, whole=file.whole)
    gone, standing = len(differ.gone), sum(not k.gone for k in known.values())
    if gone * 100 > standing * MOST_GONE:
        raise Refusal("national.too_many_gone", count=gone, standing=standing)
    return rows, differ
