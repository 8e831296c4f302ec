"""From a few numbers that a person can read and change to everything a run depends on. What nobody measured is assumed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from motcua.flow.definition import Node, NodeKind, Route, Where
from motcua.flow.simulation.assumptions import Allowed, Assumptions, Crew, Desk, Doing, desks
from motcua.flow.simulation.draws import arrivals
from motcua.flow.simulation.hours import Hours, Sessions

ASSUMED_WORK = 0.25
"""Of the time that the route allows a step: the part in which somebody really works on it."""
ASSUMED_ASIDE = 0.05
"""How often a step ends in each way that is not its first one."""
ASSUMED_SILENCE = 0.2
ASSUMED_WEEK = (1.2, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)
ASSUMED_DAY = (*[0.0] * 7, 1.0, 3.0, 3.0, 2.0, 0.5, 0.0, 1.0, 2.5, 2.5, 1.0, *[0.0] * 7)
DAYS_A_MONTH = 365.25 / 12
ENOUGH, SHORTEST, LONGEST = 800, 3, 12
"""Dossiers that tell enough, and for how many months they come at least and at most."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a person may change. `minutes` are working minutes a step, shares lie between 0 and 1."""

    arrivals_a_month: float
    officers: Mapping[Desk, int]
    elsewhere: Mapping[Desk, float]
    minutes: Mapping[str, float]
    shares: Mapping[str, Mapping[str, float]]
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Recent:
    """What was measured, as far as it was: nothing is in it that too few steps would tell."""

    arrivals_a_month: float | None = None
    officers: Mapping[Desk, int] = field(default_factory=dict)
    elsewhere: Mapping[Desk, float] = field(default_factory=dict)
    minutes: Mapping[str, float] = field(default_factory=dict)
    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    week: Sequence[float] = ASSUMED_WEEK
    day: Sequence[float] = ASSUMED_DAY


@dataclass(frozen=True, slots=True)
class Place:
    """When people work where a route runs, day by day from the first one on, and from which weekday (0 is Monday).

    `works` tells whether a day is a working day; on others dossiers come as they do on a Sunday.
    """

    weekday: int
    works: Callable[[int], bool]
    one_stop: Callable[[int], Sessions]
    agency: Callable[[int], Sessions]


def usual(route: Route, recent: Recent, *, arrivals_a_month: float, officers: int = 1) -> Setting:
    """Give what was measured, and for the rest what is assumed."""
    known = desks(route)
    return Setting(
        arrivals_a_month=recent.arrivals_a_month or arrivals_a_month,
        officers={desk: recent.officers.get(desk, officers) for desk in known},
        elsewhere={desk: recent.elsewhere.get(desk, 0.0) for desk in known},
        minutes={n.key: recent.minutes.get(n.key, assumed_minutes(n)) for n in route.nodes if n.is_worked},
        shares={n.key: recent.shares.get(n.key) or assumed_shares(n) for n in route.nodes},
    )


def assumed_minutes(node: Node) -> float:
    return max(1.0, round(node.minutes * ASSUMED_WORK))


def assumed_shares(node: Node) -> Mapping[str, float]:
    """Give the first way out most dossiers, and each other one a few."""
    aside = min(ASSUMED_ASIDE, 1 / max(len(node.exits), 1))
    others = dict.fromkeys(node.outcomes[1:], aside)
    return {node.outcomes[0]: 1 - sum(others.values()), **others} if node.exits else {}


def build(
    route: Route, setting: Setting, recent: Recent, place: Place, *, allowed: Allowed | None, most: int
) -> Assumptions:
    """Draw the arrivals and lay out the hours; at most so many dossiers come, within a shorter time if there are more."""
    hours = {Where.ONE_STOP: Hours(place.one_stop), Where.AGENCY: Hours(place.agency)}
    count, days = _extent(setting.arrivals_a_month, most)
    week = [recent.week[(place.weekday + day) % 7 if place.works(day) else 6] for day in range(days)]
    week = week if any(week) else [1.0] * days
    return Assumptions(
        arrivals=arrivals(count, days, week, recent.day, setting.seed),
        crew={
            desk: Crew(number, hours[desk.where], setting.elsewhere.get(desk, 0.0))
            for desk, number in setting.officers.items()
        },
        steps={node.key: _doing(node, setting) for node in route.nodes},
        hours=hours[Where.AGENCY], allowed=allowed, seed=setting.seed, until=days * 24 * 60.0,
    )  # fmt: skip


def _doing(node: Node, setting: Setting) -> Doing:
    silent = ASSUMED_SILENCE if node.wait and node.wait.silence and node.kind is not NodeKind.NOTICE else 0.0
    return Doing(setting.minutes.get(node.key, 0.0), setting.shares[node.key], silent=silent)


def _extent(a_month: float, most: int) -> tuple[int, int]:
    """Give how many dossiers come in how many days."""
    months = min(max(ENOUGH / a_month, SHORTEST), LONGEST) if a_month > 0 else SHORTEST
    count = min(round(a_month * months), most)
    months = count / a_month if count == most else months
    return count, max(7, round(months * DAYS_A_MONTH))
