"""The answer to "how would it go": one run, and one more for each desk with one officer more."""

from collections.abc import Callable
from dataclasses import replace

from motcua.flow.definition import Route
from motcua.flow.simulation.assumptions import Assumptions, Desk, desks, refuse_bad
from motcua.flow.simulation.engine import CutShort, Run
from motcua.flow.simulation.figures import OneMore, Outcome, Simulated


def simulate(route: Route, given: Assumptions, going_on: Callable[[], bool] = lambda: True) -> Simulated:
    """Try a route out; the same assumptions always give the same answer.

    Raises BadAssumptions for what cannot be tried, CutShort when the first run took too long. A run with one more
    officer that takes too long is left out and named in `untried`.
    """
    refuse_bad(route, given)
    outcome = Run(route, given, going_on).outcome()
    tried: list[OneMore] = []
    untried: list[Desk] = []
    for desk in desks(route):
        try:
            tried.append(_with_one_more(route, given, desk, going_on))
        except CutShort:
            untried.append(desk)
    return Simulated(outcome, tuple(tried), tuple(untried))


def _with_one_more(route: Route, given: Assumptions, desk: Desk, going_on: Callable[[], bool]) -> OneMore:
    crew = given.crew[desk]
    more = replace(given, crew={**given.crew, desk: replace(crew, officers=crew.officers + 1)})
    found: Outcome = Run(route, more, going_on).outcome()
    return OneMore(desk, found.waited, found.elapsed, found.late)
