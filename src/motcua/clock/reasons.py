"""Why a due date is what it is: keys and facts. The words belong to the surfaces."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Fact = str | int | date


class ReasonKey(StrEnum):
    """Every reason that `due` can give; FACTS names the facts that come with each."""

    START_ON_DAY_OFF = "start_on_day_off"
    START_OUTSIDE_HOURS = "start_outside_hours"
    LIMIT_IN_HOURS = "limit_in_hours"
    LIMIT_IN_DAYS = "limit_in_days"
    START_DAY_NOT_COUNTED = "start_day_not_counted"
    SAME_DAY = "same_day"
    CUTOFF_PASSED = "cutoff_passed"
    PAUSED_MINUTES = "paused_minutes"
    PAUSED_DAYS = "paused_days"
    PAUSE_STILL_OPEN = "pause_still_open"
    WEEKENDS_SKIPPED = "weekends_skipped"
    DAYS_OFF_SKIPPED = "days_off_skipped"
    MAKE_UP_DAY_WORKED = "make_up_day_worked"
    SATURDAYS_WORKED = "saturdays_worked"
    LAST_DAY_OFF = "last_day_off"
    END_OUTSIDE_HOURS = "end_outside_hours"
    EXTENDED = "extended"
    """Not counted: the one letter of apology promised another date (form 04)."""


FACTS: Mapping[ReasonKey, frozenset[str]] = {
    ReasonKey.START_ON_DAY_OFF: frozenset({"received", "counted_from"}),
    ReasonKey.START_OUTSIDE_HOURS: frozenset({"received", "counted_from"}),
    ReasonKey.LIMIT_IN_HOURS: frozenset({"amount", "unit", "minutes"}),
    ReasonKey.LIMIT_IN_DAYS: frozenset({"amount", "unit"}),
    ReasonKey.START_DAY_NOT_COUNTED: frozenset({"day"}),
    ReasonKey.SAME_DAY: frozenset({"day", "cutoff"}),
    ReasonKey.CUTOFF_PASSED: frozenset({"complete_at", "cutoff", "day"}),
    ReasonKey.PAUSED_MINUTES: frozenset({"ground", "start", "end", "minutes"}),
    ReasonKey.PAUSED_DAYS: frozenset({"ground", "start", "end", "days"}),
    ReasonKey.PAUSE_STILL_OPEN: frozenset({"ground", "start", "asked_at"}),
    ReasonKey.WEEKENDS_SKIPPED: frozenset({"days"}),
    ReasonKey.DAYS_OFF_SKIPPED: frozenset({"first", "last", "days"}),
    ReasonKey.MAKE_UP_DAY_WORKED: frozenset({"day"}),
    ReasonKey.SATURDAYS_WORKED: frozenset({"days"}),
    ReasonKey.LAST_DAY_OFF: frozenset({"day", "moved_to"}),
    ReasonKey.END_OUTSIDE_HOURS: frozenset({"end", "moved_to"}),
    ReasonKey.EXTENDED: frozenset({"paper", "moved_to"}),
}
"""The facts of each reason: what its wording may name."""


@dataclass(frozen=True)
class Reason:
    """One step of the explanation; `key` is a ReasonKey, kept as text because old rows outlive the code."""

    key: str
    facts: Mapping[str, Fact]


def reason(key: ReasonKey, **facts: Fact) -> Reason:
    return Reason(key.value, facts)


def to_rows(reasons: Iterable[Reason]) -> list[dict[str, object]]:
    """Give reasons as plain JSON values, so that a deadline can be stored with them."""
    return [{"key": each.key, "facts": {name: _plain(fact) for name, fact in each.facts.items()}} for each in reasons]


def from_rows(rows: Iterable[Mapping[str, object]]) -> tuple[Reason, ...]:
    """Read back what `to_rows` gave."""
    return tuple(_reason_of(row) for row in rows)


def _plain(fact: Fact) -> object:
    if isinstance(fact, datetime):
        return {"at": fact.isoformat()}
    return {"on": fact.isoformat()} if isinstance(fact, date) else fact


def _reason_of(row: Mapping[str, object]) -> Reason:
    facts = row["facts"]
    if not isinstance(facts, Mapping):
        raise ValueError(f"reason {row['key']} has no facts")
    return Reason(str(row["key"]), {str(name): _fact(value) for name, value in facts.items()})


def _fact(value: object) -> Fact:
    if isinstance(value, Mapping):
        return datetime.fromisoformat(value["at"]) if "at" in value else date.fromisoformat(value["on"])
    if isinstance(value, str | int):
        return value
    raise ValueError(f"not a fact of a reason: {value!r}")
