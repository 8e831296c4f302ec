"""Set the working hours of the province or of one agency, from a date on."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Q

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.clock.calendar import Session
from motcua.directory.acts.calendar import changing, tell
from motcua.directory.models import Agency, Hours
from motcua.directory.queries import in_force
from motcua.directory.timing import CHAIN, may_set_hours

SET = journal.kind("hours.set", "Đặt giờ làm việc")


def set_hours(
    agency_id: int | None, sessions: Sequence[Session], since: date, *, by: Actor, at: datetime, source: str = ""
) -> None:
    """Let these sessions hold from a date on; agency None means the province, no session the province's hours.

    Every day counts by the hours that hold on it, so due dates beyond that date follow; a promise never moves earlier.
    """
    with changing(by=by):
        refuse_if(may_set_hours(sessions, since=since, on=today(at), whole_province=agency_id is None))
        if agency_id is not None and not Agency.objects.filter(in_force(since), pk=agency_id).exists():
            raise Refusal("hours.no_agency")
        standing = Hours.objects.filter(agency=agency_id)
        standing.filter(valid_from__gte=since).delete()  # planned, never worked
        standing.filter(Q(valid_until=None) | Q(valid_until__gt=since)).update(valid_until=since)
        Hours.objects.bulk_create(
            Hours(agency_id=agency_id, starts=s.start, ends=s.end, valid_from=since) for s in sessions
        )
        said = [f"{s.start:%H:%M}-{s.end:%H:%M}" for s in sessions]
        facts = {"agency": agency_id, "sessions": said, "since": since.isoformat(), "source": source}
        journal.write(SET, CHAIN, by=by, at=at, facts=facts, locked=True)
        tell([since], at)
