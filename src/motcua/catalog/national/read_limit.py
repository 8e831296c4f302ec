"""One limit as it was read, and how limits are named in findings."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.catalog.national.sentences import Length


@dataclass(frozen=True, slots=True)
class ReadLimit:
    """Empty case or channel means any. `rule` is cases, methods, channels or sentence."""

    length: Length
    rule: str
    case: str = ""
    channel: str = ""


def all_of(found: Iterable[Length]) -> str:
    """Write lengths for a person to compare: 10 working_day, 14 calendar_day."""
    return ", ".join(sorted(f"{one.amount:f} {one.unit}" for one in found))
