"""The limit held against the times that the steps name: a second opinion, never a source."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from motcua.catalog.national.flags import Finding, Flag
from motcua.catalog.national.read_limit import ReadLimit, all_of
from motcua.catalog.national.record import NationalRecord
from motcua.catalog.national.sentences import Length, lengths
from motcua.clock.limits import Unit

_OTHER = {Unit.CALENDAR_DAYS: Unit.WORKING_DAYS, Unit.WORKING_DAYS: Unit.CALENDAR_DAYS}
_AT_MOST = re.compile(
    r"(?:thời hạn|thời gian)(?: giải quyết)?(?: được kéo dài)?(?: nhưng)? không quá[^.;]{0,40}", re.IGNORECASE
)
_MOST = 12  # times of steps that are added up; with more of them any number is a sum


def against_steps(limits: Sequence[ReadLimit], record: NationalRecord) -> list[Finding]:
    """Tell days the steps count the other way, a limit no sum of them gives, and a longer time that they allow."""
    values = {one.length for one in limits}
    units = {one.unit for one in values}
    if len(units) != 1 or not units <= set(_OTHER):
        return []
    texts = ["\n".join(step.text for step in record.steps), *sorted({m.description for m in record.methods})]
    told = [found for text in texts if (found := [one for one in lengths(text) if one.unit in _OTHER])]
    named = [one for found in told for one in found]
    findings = []
    if named and (_other_days(values, named) or not any(_agrees(found, values) for found in told)):
        findings.append(Finding(Flag.LIMIT_DISAGREES, f"{all_of(values)} ≠ {all_of(set(named))}"))
    longer = {
        one
        for text in texts
        for match in _AT_MOST.finditer(text)
        for one in lengths(match[0])
        if _is_longer(one, values)
    }
    if longer:
        findings.append(Finding(Flag.LIMIT_EXCEPTION, f"{all_of(values)} < {all_of(longer)}"))
    return findings


def _other_days(values: Iterable[Length], named: Sequence[Length]) -> bool:
    """Tell that the limit counts days of the calendar where all steps count working days, or its number stands so there."""
    days = {one.unit for one in named}
    return all(one.unit not in days and (one.unit is Unit.CALENDAR_DAYS or _turned(one) in named) for one in values)


def _agrees(named: Sequence[Length], values: Iterable[Length]) -> bool:
    """Tell that one text, the steps or a way of filing, gives every limit."""
    return all(_is_sum(one, named) for one in values)


def _turned(one: Length) -> Length:
    return replace(one, unit=_OTHER[one.unit])


def _is_sum(limit: Length, named: Sequence[Length]) -> bool:
    """Tell that the limit is one of the times or some of them together; true where the steps name none of its unit."""
    amounts = [one.amount for one in named if one.unit is limit.unit]
    if not amounts:
        return len({one.unit for one in named}) != 1 or limit.unit is Unit.WORKING_DAYS
    if limit.amount in amounts or len(amounts) > _MOST:
        return True
    sums = {Decimal(0)}
    for amount in amounts:
        sums |= {one + amount for one in sums}
    return limit.amount in sums


def _is_longer(one: Length, values: Iterable[Length]) -> bool:
    return all(one.unit is value.unit and one.amount > value.amount for value in values)
