"""The few marks an article may have. They become plain values, never HTML: whatever else is typed is shown as typed.

An empty line ends a paragraph. "## " begins a heading, "- " a point of a list, **words** stand out, an address
that begins with https:// becomes a link.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_MARKED = re.compile(r"\*\*(?P<strong>[^*\n]+)\*\*|(?P<link>https://[^\s<>\"'()]+[^\s<>\"'().,;:!?])")


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    strong: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, or a list of which each line is a point."""

    kind: BlockKind
    lines: tuple[tuple[Span, ...], ...]


def blocks(text: str) -> list[Block]:
    """Read a text into blocks, in their order."""
    found: list[tuple[BlockKind, list[str]]] = []
    joins = False
    for line in text.split("\n"):
        kind, words = _line(line.strip())
        if not words:
            joins = False
            continue
        if joins and kind is not BlockKind.HEADING and found[-1][0] is kind:
            found[-1][1].append(words)
        else:
            found.append((kind, [words]))
        joins = True
    return [Block(kind, tuple(tuple(spans(line)) for line in lines)) for kind, lines in found]


def _line(line: str) -> tuple[BlockKind, str]:
    for mark, kind in (("## ", BlockKind.HEADING), ("- ", BlockKind.LIST)):
        if line.startswith(mark):
            return kind, line.removeprefix(mark).strip()
    return BlockKind.PARAGRAPH, line


def spans(line: str) -> Iterator[Span]:
    """Give the parts of a line: plain, standing out, or a link."""
    at = 0
    for mark in _MARKED.finditer(line):
        if mark.start() > at:
            yield Span(line[at : mark.start()])
        if mark["strong"]:
            yield Span(mark["strong"], strong=True)
        else:
            yield Span(mark["link"], href=mark["link"])
        at = mark.end()
    if at < len(line):
        yield Span(line[at:])
