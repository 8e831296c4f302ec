"""What a procedure offers to whom, where and from when: pure questions to its definition."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from motcua.catalog.conditions import holds
from motcua.catalog.definition import (
    Channel,
    Component,
    Definition,
    Handling,
    Level,
    Opening,
    Variant,
)
from motcua.catalog.elsewhere import Competence, OnlineOnly


def case_for(definition: Definition, values: Mapping[str, Any]) -> str:
    """Give the key of the case that the answers choose; empty for the ordinary one."""
    return next((c.key for c in definition.cases if c.when and holds(c.when, values)), "")


def chosen_cases(definition: Definition) -> tuple[Variant, ...]:
    """Give the cases that no answer tells: an officer chooses them at reception."""
    return tuple(c for c in definition.cases if c.when is None)


def components_for(definition: Definition, values: Mapping[str, Any], case: str = "") -> tuple[Component, ...]:
    """Give the components to file for these answers; `case` is what an officer chose, else the answers choose."""
    now = case or case_for(definition, values)
    filed = definition.filed_components()
    return tuple(c for c in filed if (not c.cases or now in c.cases) and holds(c.show_if, values))


def level_on(definition: Definition, day: date) -> tuple[Level | None, str]:
    """Give the level of service of a day and why; None where nobody has said it (ND42-2022, before it ND43-2011)."""
    past = sorted((e for e in definition.earlier_levels if day <= e.until), key=lambda e: e.until)
    if past:
        return past[0].level, past[0].reason
    return (Level(definition.level_of_service) if definition.level_of_service else None), definition.level_reason


def competence_at(definition: Definition, place: str) -> Competence | None:
    """Give the rule for a commune that is not the usual one."""
    return next((c for c in definition.competence if place in c.places), None)


def is_open(definition: Definition, channel: Channel, agency: str, day: date) -> bool:
    """Tell whether a channel is open at an agency on a day."""
    if channel not in definition.channels:
        return False
    rules = [o for o in definition.openings if o.channel is channel]
    return not rules or any(_holds_at(o, agency, day) for o in rules)


def _holds_at(rule: Opening, agency: str, day: date) -> bool:
    at_place = not rule.agencies or agency in rule.agencies
    return at_place and (rule.since or date.min) <= day <= (rule.until or date.max)


def opens_on(definition: Definition, channel: Channel, agency: str, day: date) -> date | None:
    """Give the day on which a closed channel will open at an agency; None where none is known."""
    rules = [o for o in definition.openings if o.channel is channel and (not o.agencies or agency in o.agencies)]
    return min((o.since for o in rules if o.since and o.since > day), default=None)


def online_only(definition: Definition, agency: str, day: date) -> OnlineOnly | None:
    """Give the rule by which an agency takes it only online on a day; None where paper is as good."""
    rule = definition.online_only
    bound = rule is not None and rule.since <= day and (not rule.agencies or agency in rule.agencies)
    return rule if bound else None


def is_filed_here(definition: Definition) -> bool:
    return definition.handling is Handling.LOCAL and definition.route is not None


def conditions_of(definition: Definition) -> Iterator[Mapping[str, Any]]:
    """Give every condition that stands in a definition."""
    shown = [q.show_if for q in definition.questions()] + [c.show_if for c in definition.components]
    priced = [rule.when for rule in definition.fees] + [case.when for case in definition.cases]
    yield from (condition for condition in (*shown, *priced) if condition)
