"""A working calendar as plain JSON values, and the name of its content: the same days and hours, the same name."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from motcua.clock.calendar import DayKind, Season, Session, WorkingCalendar


def canonical(value: object) -> bytes:
    """Write plain values in the one way that a digest is taken of: keys in order, no space, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(value: object) -> str:
    return "sha256:" + hashlib.sha256(canonical(value)).hexdigest()


def content(calendar: WorkingCalendar, first: date, last: date) -> dict[str, Any]:
    """Give what counts between two days: special days, hours, seasons, and the days not announced yet."""
    days = {day: kind for day, kind in calendar.days.items() if first <= day <= last}
    begun = calendar.season_on(first)
    return {
        "sessions": _spans(begun.sessions),
        "saturday": _spans(begun.saturday),
        "seasons": [
            {"since": s.since.isoformat(), "sessions": _spans(s.sessions), "saturday": _spans(s.saturday)}
            for s in calendar.seasons
            if first < s.since <= last
        ],
        "days": {day.isoformat(): days[day].value for day in sorted(days)},
        "provisional": [day.isoformat() for day in sorted(calendar.provisional) if first <= day <= last],
    }


def version(calendar: WorkingCalendar, first: date, last: date) -> str:
    """Name the content between two days."""
    return digest(content(calendar, first, last))


def calendar_from(values: Mapping[str, Any]) -> WorkingCalendar:
    """Read back what `content` gave; raises KeyError, TypeError or ValueError when it is not one."""
    return WorkingCalendar(
        days={date.fromisoformat(day): DayKind(kind) for day, kind in values["days"].items()},
        sessions=_sessions(values["sessions"]),
        provisional=frozenset(date.fromisoformat(day) for day in values["provisional"]),
        saturday=_sessions(values["saturday"]),
        seasons=tuple(
            Season(date.fromisoformat(s["since"]), _sessions(s["sessions"]), _sessions(s["saturday"]))
            for s in values["seasons"]
        ),
    )


def _spans(sessions: Iterable[Session]) -> list[list[str]]:
    return [[session.start.isoformat("minutes"), session.end.isoformat("minutes")] for session in sessions]


def _sessions(spans: Iterable[Iterable[str]]) -> tuple[Session, ...]:
    return tuple(Session(*(time.fromisoformat(moment) for moment in span)) for span in spans)
