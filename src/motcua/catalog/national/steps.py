"""The steps of a procedure. Most records hold them all in one text; it is cut only where its own marks are whole.

Nothing is lost or put in order anew: the pieces joined again are the text.
"""

import itertools
import re
from dataclasses import dataclass

from motcua.catalog.national.flags import Finding, Flag
from motcua.catalog.national.record import NationalRecord, NationalStep

_ABC = "abcdđeghiklmnopqrstuvxy"
_STEP = re.compile(r"^[-+*•\s]*bước\s*(\d+)\b", re.IGNORECASE | re.MULTILINE)
_NUMBER = re.compile(r"^\s*(\d{1,2})[.)]\s", re.MULTILINE)
_LETTER = re.compile(r"^\s*([a-zđ])\)\s", re.MULTILINE)
_DASH = re.compile(r"^-\s*", re.MULTILINE)
_SHORT = 400  # characters: one paragraph of this length is one step
_HEADING = 60  # characters: a shorter first piece is the heading of the step after it


@dataclass(frozen=True, slots=True)
class StepReading:
    """`rule` is listed, numbered, marked, lettered, dashed, single, text or none."""

    steps: tuple[str, ...]
    rule: str
    findings: tuple[Finding, ...] = ()


def read(record: NationalRecord) -> StepReading:
    """Read the steps of a record, each as one text."""
    found = tuple(filter(None, (_whole(step) for step in record.steps)))
    if len(found) > 1:
        return StepReading(found, "listed")
    return split(found[0]) if found else StepReading((), "none")


def _whole(step: NationalStep) -> str:
    """Give name and text as one; many texts begin with their own name."""
    return step.text if step.text.startswith(step.name) else f"{step.name} {step.text}".strip()


def split(text: str) -> StepReading:
    """Cut one text into its steps by the first kind of mark that runs through it without a gap."""
    for rule, cut in (("numbered", _by_step), ("marked", _by_number), ("lettered", _by_letter), ("dashed", _by_dash)):
        places = cut(text)
        if places:
            return StepReading(_pieces(text, places), rule)
    if "\n" not in text and len(text) <= _SHORT:
        return StepReading((text,), "single")
    return StepReading((text,), "text", (Finding(Flag.STEPS_ONE_TEXT),))


def _by_step(text: str) -> list[int]:
    return _in_order(_STEP, text, "123456789", whole=False)


def _by_number(text: str) -> list[int]:
    return _in_order(_NUMBER, text, "123456789", whole=True)


def _by_letter(text: str) -> list[int]:
    return _in_order(_LETTER, text, _ABC, whole=True)


def _in_order(mark: re.Pattern[str], text: str, order: str, *, whole: bool) -> list[int]:
    """Give where the marks 1, 2, 3 … stand, when they come once each and in order; `whole`: the text begins with one."""
    found = list(mark.finditer(text))
    names = [match[1].casefold().lstrip("0") for match in found]
    wanted = [str(n) for n in range(1, len(found) + 1)] if order[0] == "1" else list(order[: len(found)])
    if len(found) < 2 or names != wanted or (whole and found[0].start() > 0):
        return []
    return [match.start() for match in found]


def _by_dash(text: str) -> list[int]:
    found = [match.start() for match in _DASH.finditer(text)]
    return found if len(found) > 1 and found[0] == 0 else []


def _pieces(text: str, places: list[int]) -> tuple[str, ...]:
    """Cut at the places; what stands before the first one is a piece of its own, a heading is not."""
    first = places[1:] if 0 < places[0] <= _HEADING else places
    edges = sorted({0, *first, len(text)})
    return tuple(filter(None, (text[a:b].strip() for a, b in itertools.pairwise(edges))))
