"""The values that components take. Pages build them; templates only show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

TONES = ("", "good", "wait", "late", "info")


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One line of the error summary; the href leads to the field: '#f-phone'."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A status: a word with a shape. The tone is one of TONES."""

    text: str
    tone: str = ""
    glyph: str = "dot"


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a timeline. The state is done, now, ahead or late; `at` None means not known yet."""

    title: str
    state: str = "done"
    at: datetime | None = None
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a task list; no href means that it cannot be opened yet."""

    name: str
    tag: Tag
    href: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a checklist. The state is good, wait, late or empty (not looked at)."""

    name: str
    state: str = ""
    note: str = ""
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class FileRow:
    """A received file. `progress` is a percentage while it is on its way, None when it is here."""

    name: str
    note: str = ""
    href: str = ""
    progress: int | None = None
    error: str = ""
    remove_name: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a description list; with `change` it can be corrected. Masked values are given masked."""

    name: str
    value: str
    change: str = ""
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list: a name, a note, pairs of facts (left, right), and a status with what is due."""

    name: str
    href: str
    note: str = ""
    facts: Sequence[tuple[str, str]] = ()
    tag: Tag | None = None
    due: str = ""
    current: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    href: str = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    text: str
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Pager:
    """Where we are in a long list; an empty href means there is nothing in that direction."""

    first: int
    last: int
    total: int
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, and the link to what it counts."""

    value: str
    name: str
    means: str = ""
    href: str = ""
