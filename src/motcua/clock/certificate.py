"""A due date with all it was counted from, so that another program can count it again and agree or contradict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from motcua.base.clockwork import local
from motcua.clock.calendar import WorkingCalendar
from motcua.clock.content import calendar_from, content, digest
from motcua.clock.due import Due, due
from motcua.clock.errors import NoWorkingDay
from motcua.clock.limits import Limit, Unit
from motcua.clock.pauses import LAWFUL, Pause
from motcua.clock.policy import CountingRule
from motcua.clock.reasons import to_rows

FORMAT = "motcua.due/1"
MOST_PAUSES = 200
ROUND = 40
"""Days of the calendar kept on either side of the count, so that a reader sees its neighbourhood."""
RULES = {CountingRule.HOUR_BASED: "hours", CountingRule.DAY_BASED: "days"}


class Unreadable(ValueError):  # noqa: N818 - says what it is
    """It is no certificate of this format; the message names the part and the fault."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one due date was counted from.

    `start` is receipt, or the completion where the law lets the count begin anew. `kept` is a promise that the count may
    not take back; of a dossier `decided` it binds whatever the calendar has become since. `extended_to` is the date of
    the one extension, with the number of its `paper`.
    """

    start: datetime
    limit: Limit
    rule: CountingRule
    calendar: WorkingCalendar
    pauses: tuple[Pause, ...] = ()
    kept: datetime | None = None
    decided: datetime | None = None
    extended_to: datetime | None = None
    paper: str = ""

    def count(self) -> Due:
        """Count it again from nothing but these facts; every pause must have ended."""
        pauses = [Pause(local(p.start), local(p.end) if p.end else None, p.ground) for p in self.pauses]
        return due(self.start, self.limit, self.calendar, self.rule, pauses)

    def stands(self, counted: datetime) -> datetime:
        """Give the date that binds: the extension, else the later of the count and of what was promised before."""
        if self.extended_to is not None:
            return self.extended_to
        if self.kept is None:
            return counted
        return self.kept if self.decided else max(counted, self.kept)


def certificate(counted: Counted, told: Mapping[str, str], because: Sequence[str]) -> dict[str, Any]:
    """Write a certificate as plain JSON values. `told` names the dossier; `because` are sentences for people."""
    found = counted.count()
    binds = counted.stands(found.at)
    held = calendar_held(counted, max(found.at, binds))
    body: dict[str, Any] = {
        "format": FORMAT,
        **told,
        "start": local(counted.start).isoformat(),
        "limit": _limit(counted.limit),
        "rule": RULES[counted.rule],
        "pauses": [_pause(pause) for pause in counted.pauses],
        "kept": local(counted.kept).isoformat() if counted.kept else None,
        "decided": local(counted.decided).isoformat() if counted.decided else None,
        "extension": _extension(counted),
        "calendar": {"version": digest(held), **held},
        "counted": found.at.isoformat(),
        "due": local(binds).isoformat(),
        "reasons": to_rows(found.reasons),
        "because": list(because),
    }
    return {**body, "seal": digest(body)}


def calendar_held(counted: Counted, end: datetime) -> dict[str, Any]:
    """Give the part of the calendar that a certificate of this count keeps; its digest names the version."""
    return content(counted.calendar, _around(counted.start, -ROUND), _around(end, ROUND))


def contradictions(values: Mapping[str, Any]) -> tuple[Due, list[str]]:
    """Count a certificate again; gives the count and what does not hold (nothing: confirmed). Raises Unreadable."""
    counted = read(values)
    body = {name: value for name, value in values.items() if name != "seal"}
    held = {name: value for name, value in values["calendar"].items() if name != "version"}
    faults = [
        *(["seal"] if values.get("seal") != digest(body) else []),
        *(["calendar"] if values["calendar"].get("version") != digest(held) else []),
        *(["pause_ground"] if any(pause.ground not in LAWFUL for pause in counted.pauses) else []),
        *(["extension_paper"] if counted.extended_to and not counted.paper.strip() else []),
    ]
    try:
        found = counted.count()
    except NoWorkingDay as fault:
        raise Unreadable(f"calendar: {fault}") from None
    if found.at != _moment(values, "counted"):
        faults.append("counted")
    if counted.stands(found.at) != _moment(values, "due"):
        faults.append("due")
    if to_rows(found.reasons) != values.get("reasons"):
        faults.append("reasons")
    return found, faults


def read(values: object) -> Counted:
    """Read the facts of a certificate; raises Unreadable."""
    if not isinstance(values, Mapping) or values.get("format") != FORMAT:
        raise Unreadable(f"format: this is no certificate of the kind {FORMAT}")
    try:
        extension = values["extension"] or {}
        return Counted(
            start=_moment(values, "start"),
            limit=_read_limit(values["limit"]),
            rule={words: rule for rule, words in RULES.items()}[values["rule"]],
            calendar=calendar_from(values["calendar"]),
            pauses=tuple(_read_pause(row) for row in _few(values["pauses"])),
            kept=_moment(values, "kept") if values["kept"] else None,
            decided=_moment(values, "decided") if values["decided"] else None,
            extended_to=_moment(extension, "to") if extension else None,
            paper=str(extension.get("paper", "")),
        )
    except KeyError as fault:
        raise Unreadable(f"{fault.args[0]}: missing, or none of the values it may have") from None
    except (TypeError, ValueError, AttributeError, InvalidOperation) as fault:
        raise Unreadable(str(fault)) from None


def _limit(limit: Limit) -> dict[str, Any]:
    return {
        "amount": str(limit.amount), "unit": limit.unit.value, "same_day": limit.same_day,
        "cutoff": limit.cutoff.isoformat("minutes"),
    }  # fmt: skip


def _read_limit(row: Mapping[str, Any]) -> Limit:
    return Limit(Decimal(row["amount"]), Unit(row["unit"]), row["same_day"] is True, time.fromisoformat(row["cutoff"]))


def _pause(pause: Pause) -> dict[str, str]:
    if pause.end is None:
        raise ValueError("a certificate is written of pauses that have ended")
    return {"from": local(pause.start).isoformat(), "to": local(pause.end).isoformat(), "ground": pause.ground}


def _read_pause(row: Mapping[str, Any]) -> Pause:
    return Pause(_moment(row, "from"), _moment(row, "to"), str(row["ground"]))


def _few(rows: Sequence[Any]) -> Sequence[Any]:
    if len(rows) > MOST_PAUSES:
        raise Unreadable(f"pauses: more than {MOST_PAUSES}")
    return rows


def _extension(counted: Counted) -> dict[str, str] | None:
    if counted.extended_to is None:
        return None
    return {"to": local(counted.extended_to).isoformat(), "paper": counted.paper}


def _moment(row: Mapping[str, Any], name: str) -> datetime:
    try:
        found = datetime.fromisoformat(row[name])
    except (TypeError, ValueError):
        raise Unreadable(f"{name}: {row[name]!r} is no moment") from None
    if found.tzinfo is None:
        raise Unreadable(f"{name}: a moment must carry its zone")
    return local(found)


def _around(at: datetime, days: int) -> date:
    return local(at).date() + timedelta(days=days)
