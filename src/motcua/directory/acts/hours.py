"""Set the working hours of the province or of one agency, from a date on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.clock.calendar import Session
from motcua.directory.acts.calendar import changing, tell
from motcua.directory.calendars import is_saturday
from motcua.directory.models import Agency, Hours, Runs
from motcua.directory.queries import in_force
from motcua.directory.timing import CHAIN, may_set_hours

SET = journal.kind("hours.set", "Đặt giờ làm việc")


def set_hours(
    agency_id: int | None, sessions: Sequence[Session], since: date, *, by: Actor, at: datetime, source: str = ""
) -> None:
    """Let these sessions hold from a date on; agency None means the province, no session the province's hours.

    Every day counts by the hours that hold on it, so due dates beyond that date follow; a promise never moves earlier.
    """
    set_hours_of(Laid(agency_id, tuple(sessions), since, source), by=by, at=at)


@dataclass(frozen=True, slots=True)
class Laid:
    """Hours laid down from a day on: whose, which sessions, and for which days of the week (`runs`)."""

    agency: int | None
    sessions: Sequence[Session]
    since: date
    source: str = ""
    runs: str = Runs.WEEK


def set_hours_of(laid: Laid, *, by: Actor, at: datetime) -> None:
    """Set the hours of the week or of Saturdays; those of the other kind stay as they are."""
    with changing(by=by):
        must = laid.agency is None and not is_saturday(laid.runs)
        refuse_if(may_set_hours(laid.sessions, since=laid.since, on=today(at), whole_province=must))
        if laid.agency is not None and not Agency.objects.filter(in_force(laid.since), pk=laid.agency).exists():
            raise Refusal("hours.no_agency")
        _replace(laid)
        said = [f"{s.start:%H:%M}-{s.end:%H:%M}" for s in laid.sessions]
        facts = {"agency": laid.agency, "sessions": said, "since": laid.since.isoformat(), "source": laid.source}
        journal.write(SET, CHAIN, by=by, at=at, facts=facts | {"runs": str(laid.runs)}, locked=True)
        tell([laid.since], at=at)


def _replace(laid: Laid) -> None:
    kinds = [Runs.SATURDAY, Runs.SATURDAY_WORK] if is_saturday(laid.runs) else [Runs.WEEK]
    standing = Hours.objects.filter(agency=laid.agency, runs__in=kinds)
    standing.filter(valid_from__gte=laid.since).delete()  # planned, never worked
    standing.filter(Q(valid_until=None) | Q(valid_until__gt=laid.since)).update(valid_until=laid.since)
    Hours.objects.bulk_create(
        Hours(agency_id=laid.agency, starts=s.start, ends=s.end, valid_from=laid.since, runs=laid.runs)
        for s in laid.sessions
    )
