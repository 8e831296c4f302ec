"""Offices for simulations: who works when, and assumptions for any route."""

from collections.abc import Sequence

from motcua.flow.definition import Route
from motcua.flow.simulation.assumed import assumed_shares
from motcua.flow.simulation.assumptions import Allowed, Assumptions, Crew, Doing, desks
from motcua.flow.simulation.hours import Hours, Sessions


def always(_day: int) -> Sessions:
    return ((0, 24 * 60),)


def office(day: int) -> Sessions:
    """Eight hours from Monday to Friday; the first day is a Monday."""
    return ((450, 690), (810, 1050)) if day % 7 < 5 else ()


def given(
    route: Route,
    arrivals: Sequence[float],
    *,
    hours: Hours,
    minutes: float = 20,
    officers: int = 1,
    spread: float = 0.7,
) -> Assumptions:
    """Assume the same of every step."""
    return Assumptions(
        arrivals=tuple(arrivals),
        crew={desk: Crew(officers, hours) for desk in desks(route)},
        steps={node.key: Doing(minutes, assumed_shares(node), spread) for node in route.nodes},
        hours=hours,
        allowed=Allowed(8 * 60),
    )
