"""A route from a file tried out with the calendar that comes with the program, without a database."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from motcua.base import clockwork
from motcua.catalog import reading, trying_out
from motcua.catalog.errors import BadDefinition
from motcua.flow.definition import Route
from motcua.flow.files import RouteFile
from motcua.flow.simulation.assumed import Recent, Setting, build, usual
from motcua.flow.simulation.assumptions import Allowed, BadAssumptions, Desk, desks
from motcua.flow.simulation.engine import CutShort
from motcua.flow.simulation.figures import Simulated
from motcua.flow.simulation.trying import simulate
from motcua.project.commands.answer import Answer
from motcua.project.due_dates import shipped
from motcua.project.readiness import BadInput

MOST_DOSSIERS = 5000
_WHY = {
    "unsound": "the route is not sound at step {step!r}; see motcua route check",
    "nobody": "nobody does step {step!r}",
    "never_ends": "no dossier gets from step {step!r} to the end",
    "share": "the outcomes of step {step!r} have no share",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--arrivals", type=float, required=True, metavar="N", help="dossiers a month")
    parser.add_argument("--officers", default="", metavar="ROLE=N,...", help="how many of each role a unit has; else 1")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws other dossiers")


def tried(read: RouteFile, asked: argparse.Namespace) -> Answer:
    """Try a route out; raises BadInput for numbers that cannot be, and for a route that is not sound."""
    if not 1 <= asked.arrivals <= 1_000_000:
        raise BadInput("--arrivals: from 1 to 1000000 dossiers a month.")
    setting = _setting(read.route, asked)
    day, calendar = clockwork.today(clockwork.now()), shipped.days().calendar
    place = trying_out.place(day, calendar, calendar)
    given = build(read.route, setting, Recent(), place, allowed=_allowed(read), most=MOST_DOSSIERS)
    try:
        found = simulate(read.route, given)
    except BadAssumptions as bad:
        raise BadInput(f"This cannot be tried: {_WHY[bad.kind].format(step=bad.step)}.") from None
    except CutShort:
        raise BadInput("This cannot be tried: dossiers go round too often.") from None
    facts = {"arrivals_a_month": setting.arrivals_a_month, "seed": setting.seed, "from": str(day)} | _facts(found)
    return Answer(_text(read.route, found), facts)


def _setting(route: Route, asked: argparse.Namespace) -> Setting:
    known = usual(route, Recent(), arrivals_a_month=asked.arrivals)
    by_role = _officers(asked.officers)
    missing = sorted(set(by_role) - {desk.role for desk in desks(route)})
    if missing:
        raise BadInput(f"--officers: no step is done by {missing[0]!r}.")
    officers = {desk: by_role.get(desk.role, 1) for desk in known.officers}
    return replace(known, officers=officers, seed=asked.seed)


def _officers(text: str) -> Mapping[str, int]:
    found = {}
    for part in text.split(",") if text else ():
        role, _, number = part.partition("=")
        if not number.strip().isdigit() or not 1 <= int(number) <= 500:
            raise BadInput(f"--officers: {part!r} is not such as specialist=2.")
        found[role.strip()] = int(number)
    return found


def _allowed(read: RouteFile) -> Allowed | None:
    if read.document is None:
        return None
    try:
        return trying_out.allowed(reading.read_as_written(read.document))
    except BadDefinition as bad:
        raise BadInput(bad.why) from None


def _facts(found: Simulated) -> dict[str, Any]:
    """Give every figure; times are working minutes."""
    outcome = found.outcome
    return {
        "dossiers": outcome.dossiers, "late": outcome.late, "waited": round(outcome.waited, 1),
        "elapsed": round(outcome.elapsed, 1), "elapsed_p90": round(outcome.elapsed_p90, 1),
        "steps": [
            {
                "step": one.key, "times": one.times, "waited": round(one.waited, 1),
                "waited_p90": round(one.waited_p90, 1), "worked": round(one.worked, 1), "late": round(one.late, 4),
                "longest_queue": one.longest_queue, "queue_by_week": one.queue,
            }
            for one in outcome.steps
        ],
        "desks": [
            _named(one.desk)
            | {"officers": one.officers, "needed": round(one.needed, 2), "used": round(one.used, 3), "grows": one.grows}
            for one in outcome.desks
        ],
        "one_more": [
            _named(one.desk) | {"waited": round(one.waited, 1), "elapsed": round(one.elapsed, 1), "late": one.late}
            for one in found.one_more
        ],
        "best": _named(found.best.desk) if found.best else None,
    }  # fmt: skip


def _named(desk: Desk) -> dict[str, str]:
    return {"where": desk.where.value, "unit": desk.unit, "role": desk.role}


def _text(route: Route, found: Simulated) -> str:
    outcome = found.outcome
    late = "" if outcome.late is None else f", {outcome.late:.1%} late"
    lines = [
        f"{outcome.dossiers} dossiers: {outcome.elapsed / 60:.1f} working hours on average, "
        f"{outcome.elapsed_p90 / 60:.1f} for nine of ten{late}."
    ]
    names = {node.key: node.name for node in route.nodes if node.is_worked}
    for step in outcome.steps:
        if step.key in names:
            waits = f"waits {step.waited / 60:.1f} h (nine of ten: {step.waited_p90 / 60:.1f} h)"
            lines.append(f"- {names[step.key]}: {waits}, {step.late:.1%} late, queue up to {step.longest_queue}")
    for desk in outcome.desks:
        grows = ": the queue grows without end" if desk.grows else ""
        lines.append(f"- {_where(desk.desk)}: {desk.officers} at work, {desk.needed:.2f} needed{grows}")
    if found.best:
        hours = f"{outcome.waited / 60:.1f} h to {found.best.waited / 60:.1f} h"
        lines.append(f"One more officer helps most as {_where(found.best.desk)}: lying in queues goes from {hours}.")
    return "\n".join(lines)


def _where(desk: Desk) -> str:
    return f"{desk.role} at {desk.where.value}{f'/{desk.unit}' if desk.unit else ''}"
