"""Stretches of time that the clock does not count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class PauseKind(StrEnum):
    """What may stop the clock, and nothing else: no absent signer, no consultation, no visit, no failure of a system."""

    SUPPLEMENT = "supplement"
    """The applicant was asked for what is missing (form 02)."""
    FEE = "fee"
    """The applicant has not paid the fee yet."""
    OBLIGATION = "obligation"
    """The applicant owes another office, such as land taxes."""


GROUNDS: Mapping[PauseKind, str] = MappingProxyType(
    {PauseKind.SUPPLEMENT: "ND118-2025", PauseKind.FEE: "ND45-2020", PauseKind.OBLIGATION: "ND151-2025"}
)
"""The legal source of each; keys of docs/glossary.md."""
LAWFUL = frozenset(GROUNDS.values())


@dataclass(frozen=True, slots=True)
class Pause:
    """A legal stop of the clock; `end` None means that it still lasts."""

    start: datetime
    end: datetime | None
    ground: str

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError("a pause cannot end before it starts")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One closed piece of paused time that shares no moment with another; `lasting` when the pause is still open."""

    start: datetime
    end: datetime
    ground: str
    lasting: bool = False


def stretches(pauses: Iterable[Pause], since: datetime, at: datetime | None) -> tuple[Stretch, ...]:
    """Cut pauses into stretches after `since`, in order; an open pause ends at `at`, "as if it ended now"."""
    pieces: list[Stretch] = []
    edge = since
    for piece in sorted((_closed(pause, at) for pause in pauses), key=lambda piece: (piece.start, piece.end)):
        start = max(piece.start, edge)
        if start < piece.end:
            pieces.append(Stretch(start, piece.end, piece.ground, piece.lasting))
            edge = piece.end
    return tuple(pieces)


def _closed(pause: Pause, at: datetime | None) -> Stretch:
    if pause.end is not None:
        return Stretch(pause.start, pause.end, pause.ground)
    if at is None:
        raise ValueError("an open pause has no due date of its own: say at which moment it is asked")
    return Stretch(pause.start, max(at, pause.start), pause.ground, lasting=True)
