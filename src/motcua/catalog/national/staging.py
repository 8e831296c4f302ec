"""A whole list read, judged and put beside the list that stands: what is new, changed, gone or another under an old code."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from motcua.catalog.national.flags import Finding, Flag
from motcua.catalog.national.judged import judge
from motcua.catalog.national.models import ChangeKind
from motcua.catalog.national.record import NationalRecord, as_document


@dataclass(frozen=True, slots=True)
class Staged:
    """A record ready to be written; the document is its text, so that a whole list fits into memory."""

    key: str
    code: str
    national_id: str
    name: str
    decision: str
    updated: str
    document: str
    sha256: str
    findings: tuple[Finding, ...]
    rules: tuple[str, ...]  # which rule gave which field: limit:cases, fee:stated, …

    @property
    def flags(self) -> list[str]:
        return sorted({finding.flag.value for finding in self.findings})


@dataclass(frozen=True, slots=True)
class Standing:
    """What the reference list says now of one key."""

    entry: int
    version: int
    sha256: str
    national_id: str
    name: str
    flags: tuple[str, ...]
    gone: bool


def stage(records: Iterable[NationalRecord]) -> list[Staged]:
    """Read a list to its end. Where it uses one code twice, the newest keeps the code."""
    rows = [_staged(record) for record in records]
    rows = list({(row.code, row.national_id): row for row in rows}.values())
    return list(_with_codes(rows))


def _staged(record: NationalRecord) -> Staged:
    judged = judge(record)
    text = json.dumps(as_document(record), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    rules = (f"limit:{judged.limits.rule}", f"steps:{judged.steps.rule}", *(f"fee:{one}" for one in judged.fees.rules))
    return Staged(
        record.code, record.code, record.national_id, record.name, record.decision,
        record.updated_on.isoformat() if record.updated_on else "", text,
        hashlib.sha256(text.encode()).hexdigest(), judged.findings, rules,
    )  # fmt: skip


def _with_codes(rows: Sequence[Staged]) -> Iterator[Staged]:
    """Give those that share a code keys of their own; all of them are to be looked at."""
    sharing = Counter(row.code for row in rows)
    newest = {row.code: row.national_id for row in sorted(rows, key=lambda r: (r.updated, r.national_id))}
    names = {row.code: "; ".join(r.name for r in rows if r.code == row.code) for row in rows if sharing[row.code] > 1}
    for row in rows:
        if row.code not in names:
            yield row
            continue
        key = row.code if newest[row.code] == row.national_id else f"{row.code}/{row.national_id}"
        yield replace(row, key=key, findings=(*row.findings, Finding(Flag.CODE_TWICE, names[row.code])))


def as_part(rows: Iterable[Staged], known: Iterable[str]) -> list[Staged]:
    """Give rows of a part of the list the keys they have in the whole of it, where one code is used twice."""
    keys = set(known)
    shared = {key.split("/")[0] for key in keys if "/" in key}
    found = []
    for row in rows:
        own = f"{row.code}/{row.national_id}"
        both = row.code in shared and Flag.CODE_TWICE.value not in row.flags
        findings = (*row.findings, Finding(Flag.CODE_TWICE)) if both else row.findings
        found.append(replace(row, key=own if own in keys else row.key, findings=findings))
    return found


def with_names(rows: Iterable[Staged], others: Iterable[str]) -> list[Staged]:
    """Flag names that stand twice, in these rows or among the names of others."""
    every = list(rows)
    codes: dict[str, set[str]] = {}
    for row in every:
        codes.setdefault(row.name.casefold(), set()).add(row.key)
    for name in others:
        codes.setdefault(name.casefold(), set()).add("")
    return [
        replace(
            row, findings=(*row.findings, Finding(Flag.NAME_TWICE, ", ".join(sorted(filter(None, same - {row.key})))))
        )
        if len(same := codes[row.name.casefold()]) > 1
        else row
        for row in every
    ]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a list would change, by kind; `told` are rows that stay and only carry other flags."""

    kinds: Mapping[ChangeKind, list[Staged]]
    gone: list[str]
    told: list[Staged]

    @property
    def is_empty(self) -> bool:
        return not (self.gone or self.told or any(self.kinds.values()))


def differ(rows: Iterable[Staged], standing: Mapping[str, Standing], *, whole: bool) -> Difference:
    """Compare; only a whole list can say that something is gone. A code whose key and name both changed was reused."""
    kinds: dict[ChangeKind, list[Staged]] = {ChangeKind.NEW: [], ChangeKind.CHANGED: [], ChangeKind.REUSED: []}
    told, seen = [], set()
    for row in rows:
        seen.add(row.key)
        known = standing.get(row.key)
        if known is None or known.gone:
            kinds[ChangeKind.NEW].append(row)
        elif known.sha256 != row.sha256:
            reused = known.national_id != row.national_id and known.name.casefold() != row.name.casefold()
            kinds[ChangeKind.REUSED if reused else ChangeKind.CHANGED].append(row)
        elif list(known.flags) != row.flags:
            told.append(row)
    gone = [key for key, known in standing.items() if key not in seen and not known.gone] if whole else []
    return Difference(kinds, gone, told)
