"""The province as the planner sees it: plain values, no rows, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from motcua.catalog.definition import Definition
from motcua.clock.calendar import WorkingCalendar
from motcua.clock.policy import CountingRule

Desk = tuple[int, str]
"""A unit and a role held there."""


class Asked(NamedTuple):
    """Another agency that may be asked for its opinion, and an officer there who gives it, beside the work of the day."""

    agency: int
    code: str
    name: str
    officer: int


@dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """A procedure as one agency decides it. `units` tells the unit of each step of the route, by the step's key."""

    procedure: int
    revision: int
    definition: Definition
    agency: int
    one_stop: int
    units: Mapping[str, int]
    weight: float
    asked: tuple[Asked, ...] = ()

    def __repr__(self) -> str:
        return f"{self.definition.code}@{self.agency}"


@dataclass(frozen=True, slots=True)
class Island:
    """Agencies that share no officer, no code series and no dossier with another island: each can be played alone."""

    key: str
    communes: tuple[str, ...]  # where its applicants live, by official code
    offers: tuple[Offer, ...]
    desks: Mapping[Desk, tuple[int, ...]]
    weight: float  # among the islands without a share of their own
    share: float = 0.0  # of all dossiers, however many islands there are


@dataclass(frozen=True, slots=True)
class World:
    """All that a plan depends on besides its size and its seed."""

    islands: tuple[Island, ...]
    calendar: WorkingCalendar
    rule: CountingRule
    begins: date
    ends: datetime
    places: Mapping[str, tuple[str, str]]  # official code → name, code of the province
    codes: Mapping[int, str]  # identification codes of the agencies
    systems: tuple[int, ...] = ()  # that file by mandate
    taken: frozenset[str] = field(default=frozenset(), repr=False)  # ID numbers and tax codes somebody has already
    left_out: tuple[str, ...] = ()  # procedures that nobody here can handle, with the reason
