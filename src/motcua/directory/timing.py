"""What may be written into the working calendar, the hours and the settings of the province. Questions only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from motcua.base.errors import Refusal
from motcua.clock.calendar import SATURDAY, Session
from motcua.clock.policy import CountingRule
from motcua.directory.addressing import PLAIN
from motcua.directory.calendars import Book, SpecialDay
from motcua.directory.models import DayRowKind

CHAIN = "province:calendar"  # of the journal; its lock puts changes of calendar and hours in line
SETTINGS_CHAIN = "province:settings"
YEARS_AHEAD = 3
MOST_SESSIONS = 4


@dataclass(frozen=True, slots=True)
class Settings:
    """What a province chooses, from a date on."""

    name: str
    counting_rule: CountingRule
    phone: str = ""
    email: str = ""
    address: str = ""
    citizen_word: str = PLAIN


def may_write_day(held: Book, day: SpecialDay, *, on: date, replacing: bool) -> Refusal | None:
    """Ask that a day is within reach, not taken, announced when it claims to be, and never work after the fact."""
    known = held.day(day.date, day.agency)
    if not _within_reach(day.date, on):
        return Refusal("calendar.out_of_reach", first=on.year, last=on.year + YEARS_AHEAD)
    if known is not None and not replacing:
        return Refusal("calendar.day_taken", date=day.date, name=known.name)
    if day.kind == DayRowKind.MAKE_UP_WORK and day.date.weekday() < SATURDAY:
        return Refusal("calendar.works_already", date=day.date)
    return _poorly_told(day) or _no_work_in_the_past(known or held.day(day.date), day.date, day.works, on)


def _poorly_told(day: SpecialDay) -> Refusal | None:
    """Ask for a name, and for the announcement of whatever claims to be announced."""
    if not day.name.strip():
        return Refusal("calendar.name_missing")
    if not day.provisional and not day.source.strip():
        return Refusal("calendar.source_missing")
    undecided = day.kind == DayRowKind.UNDECIDED
    return Refusal("calendar.undecided_is_provisional") if undecided and not day.provisional else None


def may_remove_day(held: Book, day: date, reason: str, *, on: date, agency: int | None = None) -> Refusal | None:
    known = held.day(day, agency)
    if known is None:
        return Refusal("calendar.no_such_day", date=day)
    if not reason.strip():
        return Refusal("calendar.reason_missing")
    below = held.day(day) if agency is not None else None
    return _no_work_in_the_past(known, day, below.works if below else day.weekday() < SATURDAY, on)


def may_set_hours(sessions: Sequence[Session], *, since: date, on: date, whole_province: bool) -> Refusal | None:
    """Ask for sessions in order without overlap, from tomorrow on: hours that were worked are not rewritten.

    No session at all sends an agency back to the hours of its province; a province must keep some.
    """
    if since <= on:
        return Refusal("hours.only_from_tomorrow")
    if since.year > on.year + YEARS_AHEAD:
        return Refusal("calendar.out_of_reach", first=on.year, last=on.year + YEARS_AHEAD)
    if whole_province and not sessions:
        return Refusal("hours.none")
    if any(s.end <= s.start for s in sessions):
        return Refusal("hours.end_before_start")
    if any(early.end > late.start for early, late in pairwise(sorted(sessions, key=lambda s: s.start))):
        return Refusal("hours.overlap")
    return None


def may_set_province(new: Settings, now: CountingRule, *, since: date, on: date) -> Refusal | None:
    """Ask for a name and a date; another way of counting starts tomorrow at the soonest, for what comes then."""
    if not new.name.strip():
        return Refusal("province.name_missing")
    if since < on:
        return Refusal("province.not_in_the_past")
    if since.year > on.year + YEARS_AHEAD:
        return Refusal("calendar.out_of_reach", first=on.year, last=on.year + YEARS_AHEAD)
    if since == on and new.counting_rule is not now:
        return Refusal("province.counting_from_tomorrow")
    return None


def _within_reach(day: date, on: date) -> bool:
    """A calendar is announced for a year or two; what ended before this year is history."""
    return on.year <= day.year <= on.year + YEARS_AHEAD


def _no_work_in_the_past(known: SpecialDay | None, day: date, will_work: bool, on: date) -> Refusal | None:
    """Nobody can have worked on a day after it has gone by; a late day off (a storm) can still be written down."""
    worked = known.works if known else day.weekday() < SATURDAY
    return Refusal("calendar.past_workday", date=day) if day <= on and will_work and not worked else None
