"""What recent dossiers tell of a route: how many come and when, how steps end, how long they take, who is busy elsewhere.

The work itself is not recorded, only when a step opened and closed. The quickest quarter hardly waited: its longest
turnaround stands for the work.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count
from django.db.models.functions import ExtractHour, ExtractIsoWeekDay

from motcua.base.actor import Actor
from motcua.base.clockwork import VN, today
from motcua.base.errors import refuse_if
from motcua.clock.calendar import WorkingCalendar
from motcua.directory.rules import may_edit_catalog
from motcua.dossiers.models import Dossier, Step, StepKind
from motcua.flow.definition import Node, Route
from motcua.flow.simulation.assumed import ASSUMED_DAY, ASSUMED_WEEK, DAYS_A_MONTH, Recent, assumed_minutes
from motcua.flow.simulation.assumptions import MOST_ELSEWHERE, Desk, desk_of, desks
from motcua.flow.simulation.figures import mean, percentile
from motcua.flow.staffing import Posts, Site

DAYS = 90
LEAST = 20
"""Steps or dossiers below which nothing is measured: a few would tell more of chance than of the work."""
_NEWEST = 4000
"""Closed steps that are looked at, the newest first."""
_QUICK = 0.25


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which procedure and route, at which site, counted in which calendar."""

    code: str
    route: Route
    site: Site
    posts: Posts
    calendar: WorkingCalendar


def recent(asked: Asked, *, by: Actor, at: datetime) -> Recent:
    """Measure the last 90 days; for those who may write the catalogue. Three statements."""
    refuse_if(may_edit_catalog(by))
    since = at - timedelta(days=DAYS)
    count, week, day = _arrivals(asked, since)
    minutes, shares = _steps(asked, since)
    officers = _officers(asked, today(at))
    return Recent(
        arrivals_a_month=round(count / DAYS * DAYS_A_MONTH, 1) if count >= LEAST else None,
        officers=officers, elsewhere=_elsewhere(asked, officers, minutes, since, at), minutes=minutes, shares=shares,
        week=week, day=day,
    )  # fmt: skip


def _arrivals(asked: Asked, since: datetime) -> tuple[int, Sequence[float], Sequence[float]]:
    """Count what came, and on which weekdays and at which hours."""
    found = Dossier.unscoped.filter(procedure__code=asked.code, agency=int(asked.site.agency), submitted_at__gte=since)
    rows = found.values_list(
        ExtractIsoWeekDay("submitted_at", tzinfo=VN), ExtractHour("submitted_at", tzinfo=VN)
    ).annotate(Count("pk"))
    week, day = [0.0] * 7, [0.0] * 24
    for weekday, hour, count in rows.order_by():
        week[weekday - 1] += count
        day[hour] += count
    total = int(sum(week))
    return (total, week, day) if total >= LEAST else (total, ASSUMED_WEEK, ASSUMED_DAY)


def _steps(asked: Asked, since: datetime) -> tuple[Mapping[str, float], Mapping[str, Mapping[str, float]]]:
    """Measure the work of each step, in working minutes, and the share of each outcome."""
    found = Step.objects.filter(
        dossier__procedure__code=asked.code, dossier__agency=int(asked.site.agency), kind=StepKind.ROUTE, closed_at__gte=since
    )  # fmt: skip
    took, ended = defaultdict[str, list[float]](list), defaultdict[str, Counter[str]](Counter)
    rows = found.order_by("-closed_at").values_list("node", "outcome", "opened_at", "closed_at")[:_NEWEST]
    for node, outcome, opened, closed in rows:
        took[node].append(asked.calendar.working_minutes(opened, closed) if closed else 0)
        ended[node][outcome] += 1
    known = [node for node in asked.route.nodes if len(took[node.key]) >= LEAST]
    minutes = {node.key: _work(node, took[node.key]) for node in known if node.is_worked}
    return minutes, {node.key: shares for node in known if (shares := _shares(node, ended[node.key]))}


def _work(node: Node, took: Sequence[float]) -> float:
    quick = percentile(sorted(took), _QUICK)
    return max(1.0, min(quick, float(node.minutes or quick)))


def _shares(node: Node, ended: Counter[str]) -> Mapping[str, float]:
    """Give the share of each way out that the route has; nothing where few went one of them."""
    whole = sum(ended[outcome] for outcome in node.outcomes)
    return {outcome: ended[outcome] / whole for outcome in node.outcomes} if whole >= LEAST else {}


def _officers(asked: Asked, on: date) -> dict[Desk, int]:
    found: dict[Desk, int] = {}
    for node in asked.route.nodes:
        if node.is_worked:
            found[desk_of(node)] = len(asked.posts.of(node, asked.site, on))
    return {desk: count for desk, count in found.items() if count}


def _elsewhere(
    asked: Asked, officers: Mapping[Desk, int], minutes: Mapping[str, float], since: datetime, at: datetime
) -> dict[Desk, float]:
    """Estimate the share of their time that steps of other procedures take; such a step counts like one of this route."""
    places = {desk: _unit(asked, desk) for desk in desks(asked.route)}
    others = Step.objects.filter(unit_id__in={unit for unit in places.values() if unit}, opened_at__gte=since)
    others = others.exclude(dossier__procedure__code=asked.code)
    rows: Any = others.order_by().values_list("unit_id", "role").annotate(Count("pk"))
    counted = {(unit, role): count for unit, role, count in rows}
    worked = asked.calendar.working_minutes(since, at)
    found: dict[Desk, float] = {}
    for desk, unit in places.items():
        own = [n for n in asked.route.nodes if n.is_worked and desk_of(n) == desk]
        each = mean([minutes.get(node.key, assumed_minutes(node)) for node in own])
        count = counted.get((unit, desk.role), 0)
        if count >= LEAST and officers.get(desk) and worked:
            found[desk] = min(MOST_ELSEWHERE, round(count * each / (worked * officers[desk]), 2))
    return found


def _unit(asked: Asked, desk: Desk) -> int:
    node = next(n for n in asked.route.nodes if n.is_worked and desk_of(n) == desk)
    return int(asked.site.place(node) or 0)
