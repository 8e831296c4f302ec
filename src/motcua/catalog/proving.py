"""Proof of a procedure's route against its own limits: asked before publishing, and shown beside what is published."""

from motcua.catalog.definition import Definition
from motcua.clock.limits import Unit
from motcua.flow.proof import Finding, findings

MINUTES_PER_HOUR = 60
MINUTES_PER_DAY = 8 * MINUTES_PER_HOUR
_SIZES = {Unit.WORKING_DAYS: MINUTES_PER_DAY, Unit.WORKING_HOURS: MINUTES_PER_HOUR}


def route_findings(known: Definition) -> tuple[Finding, ...]:
    """Give what is wrong with the route; nothing where nothing is handled here."""
    return findings(known.route, limit_minutes(known)) if known.route else ()


def limit_minutes(known: Definition) -> int | None:
    """Give the longest legal limit in working minutes; None where one is not counted in working time."""
    counted = [int(rule.amount * _SIZES[rule.unit]) for rule in known.limits if rule.unit in _SIZES]
    return max(counted) if counted and len(counted) == len(known.limits) else None
