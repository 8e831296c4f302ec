"""What a dossier costs: one pure function from revision, facts and date to lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.base.money import Dong
from motcua.catalog.conditions import holds
from motcua.catalog.definition import Definition, FeeRule


@dataclass(frozen=True, slots=True)
class FeeFacts:
    channel: str
    answers: Mapping[str, Any]
    case: str = ""


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line, with the quantity it was computed from so that anyone can check it."""

    key: str
    name: str
    kind: str
    amount: Dong
    units: int
    copies: int


def lines(definition: Definition, facts: FeeFacts, at: date) -> tuple[FeeLine, ...]:
    """Give the lines in force on the day for this channel and these answers; none when nothing is owed."""
    found = (_line(rule, facts) for rule in definition.fees if _applies(rule, facts, at))
    return tuple(line for line in found if line.amount > 0)


def _applies(rule: FeeRule, facts: FeeFacts, at: date) -> bool:
    in_force = (rule.valid_from or date.min) <= at <= (rule.valid_until or date.max)
    return (
        in_force
        and rule.channel in ("", facts.channel)
        and rule.case in ("", facts.case)
        and holds(rule.when, facts.answers)
    )


def _line(rule: FeeRule, facts: FeeFacts) -> FeeLine:
    units = _count(facts.answers.get(rule.per)) if rule.per else 1
    copies = _count(facts.answers.get(rule.times)) if rule.times else 1
    each = _tiered(rule, units) if rule.rule == "tiers" else rule.amount * (units if rule.rule == "per_unit" else 1)
    if rule.cap is not None:
        each = min(each, rule.cap)
    return FeeLine(rule.key, rule.name, rule.kind, Dong(each * copies), units, copies)


def _tiered(rule: FeeRule, units: int) -> int:
    """Add up the price of each unit: pages 1-2 at one price, the rest at another (TT226-2016-BTC)."""
    total, counted = 0, 0
    for tier in rule.tiers:
        last = units if tier.up_to is None else min(units, tier.up_to)
        total += max(0, last - counted) * tier.amount
        counted = max(counted, last)
    return total


def _count(answer: Any) -> int:
    """Count what an answer names: a number is itself, a table is its rows, nothing is none."""
    if isinstance(answer, int) and not isinstance(answer, bool):
        return answer
    return len(answer) if isinstance(answer, list) else 0
