"""What differs between two documents of a procedure, section by section and row by row: a pure function over plain values.

Nothing written, an empty text and an empty list are the same: nothing. Rows are told apart by their key, not by their
place, so that a paper put in the middle is one paper more and not a change of all that follow.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from motcua.catalog.sections import OTHER, SECTIONS, section_of

Document = Mapping[str, Any]
QUESTIONS = "questions"  # the rows inside the rows of topics, told as a part of their own
_NAMES = ("name", "label", "title", "case", "channel", "key")
_IDENTITY = {
    "limits": ("case", "channel"), "competence": ("places",), "openings": ("channel", "agencies"),
    "earlier_levels": ("until",),
}  # fmt: skip
_EMPTY: tuple[Any, ...] = (None, "", [], {}, ())
_ORDER = {section: place for place, section in enumerate((*SECTIONS, OTHER))}


class Kind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"  # the same rows in another order


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: of a plain part, of a whole row (`entry` names it), or of one field of a row."""

    kind: Kind
    part: str
    entry: str = ""
    field: str = ""
    before: Any = None
    after: Any = None

    @property
    def section(self) -> str:
        return section_of("topics" if self.part == QUESTIONS else self.part)


def differences(before: Document, after: Document) -> tuple[Difference, ...]:
    """Give every difference, in the order in which the sections are read; none between equal documents."""
    one, other = _opened(before), _opened(after)
    found = [each for part in _parts(one, other) for each in _of_part(part, one.get(part), other.get(part))]
    return tuple(sorted(found, key=lambda each: _ORDER[each.section]))


def _parts(one: Document, other: Document) -> list[str]:
    known = [part for parts in SECTIONS.values() for part in parts]
    known.insert(known.index("topics") + 1, QUESTIONS)
    return [*known, *sorted((one.keys() | other.keys()) - set(known))]


def _opened(document: Document) -> dict[str, Any]:
    """Take the questions out of their topics: each is a row that names its topic."""
    found = {part: value for part, value in document.items() if value not in _EMPTY}
    if _is_rows(found.get("limits")):
        found["limits"] = [_measured(row) for row in found["limits"]]
    topics = found.get("topics") or ()
    if not _is_rows(topics):
        return found
    found["topics"] = [{name: value for name, value in topic.items() if name != QUESTIONS} for topic in topics]
    rows = [(topic, row) for topic in topics for row in topic.get(QUESTIONS) or ()]
    if rows and all(isinstance(row, Mapping) for _, row in rows):
        found[QUESTIONS] = [{**row, "topic": topic.get("title") or topic.get("key")} for topic, row in rows]
    elif rows:
        found[QUESTIONS] = [row for _, row in rows]
    return found


def _measured(row: Document) -> dict[str, Any]:
    """Put amounts and their unit together: three days are less than two months."""
    unit = row.get("unit")
    lengths = {name: [row[name], unit] for name in ("amount", "promised") if row.get(name) is not None}
    return {**{name: value for name, value in row.items() if name != "unit" or not lengths}, **lengths}


def _of_part(part: str, before: Any, after: Any) -> Iterator[Difference]:
    one, other = (before or ()), (after or ())
    if (_is_rows(one) or not one) and (_is_rows(other) or not other) and (one or other):
        yield from _of_rows(part, one, other)
    elif _is_texts(one) and _is_texts(other):
        yield from _of_texts(part, one, other)
    elif before != after:
        yield Difference(Kind.CHANGED, part, before=before, after=after)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(row, Mapping) for row in value)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(row, str) for row in value)


def _of_texts(part: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    gone, new = Counter(before) - Counter(after), Counter(after) - Counter(before)
    yield from (Difference(Kind.REMOVED, part, entry=text, before=text) for text in gone.elements())
    yield from (Difference(Kind.ADDED, part, entry=text, after=text) for text in new.elements())
    if not gone and not new and list(before) != list(after):
        yield Difference(Kind.MOVED, part, before=list(before), after=list(after))


def _of_rows(part: str, before: Sequence[Document], after: Sequence[Document]) -> Iterator[Difference]:
    one, other = _by_identity(part, before), _by_identity(part, after)
    for key, row in one.items():
        if key not in other:
            yield Difference(Kind.REMOVED, part, entry=_name(row), before=row)
    for key, row in other.items():
        if key not in one:
            yield Difference(Kind.ADDED, part, entry=_name(row), after=row)
        else:
            yield from _of_fields(part, one[key], row)
    stay_before, stay_after = [k for k in one if k in other], [k for k in other if k in one]
    if stay_before != stay_after:
        names = [_name(one[k]) for k in stay_before], [_name(other[k]) for k in stay_after]
        yield Difference(Kind.MOVED, part, before=names[0], after=names[1])


def _of_fields(part: str, before: Document, after: Document) -> Iterator[Difference]:
    for field in dict.fromkeys((*before, *after)):
        one, other = before.get(field), after.get(field)
        if one != other and not (one in _EMPTY and other in _EMPTY):
            yield Difference(Kind.CHANGED, part, _name(after) or _name(before), field, one, other)


def _by_identity(part: str, rows: Sequence[Document]) -> dict[tuple[str, int], Document]:
    """Tell rows apart by key; those that share one (a document half written) by their turn."""
    seen: Counter[str] = Counter()
    found = {}
    for row in rows:
        key = repr([row.get(name) or "" for name in _IDENTITY.get(part, ("key",))])
        found[key, seen[key]] = row
        seen[key] += 1
    return found


def _name(row: Document) -> str:
    return next((str(row[name]) for name in _NAMES if row.get(name)), "")
