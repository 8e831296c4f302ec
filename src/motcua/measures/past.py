"""The map of a log of an earlier system, for those who see the whole province."""

from collections.abc import Iterator

from django.db.models import QuerySet

from motcua.base.clockwork import today
from motcua.directory.calendars import Book
from motcua.history import queries
from motcua.history.models import EventLog
from motcua.measures.process_map import ProcessMap, Visit, mapped
from motcua.measures.scope import Scope
from motcua.measures.visits import worked_by

PROVINCE = 0  # no agency's own calendar: a log does not say which of ours it was
MARK = "="  # before the name of a logged step: none can be taken for START or END


def logs_for(scope: Scope) -> QuerySet[EventLog]:
    """Give the logs a scope may see: they belong to no agency of today, so all or none."""
    return queries.logs() if scope.whole else EventLog.objects.none()


def is_worked(log: EventLog, held: Book) -> bool:
    """Tell whether the days off of all years of a log are known here, so that its working time can be told."""
    known = {day.date.year for day in held.days}
    return {*range(today(log.begins).year, today(log.ends).year + 1)} <= known


def map_of(log: EventLog, held: Book) -> ProcessMap:
    """Draw the map of a log in one statement; working time only where `is_worked`."""
    return mapped(_visits(log), worked_by(held) if is_worked(log, held) else None)


def _visits(log: EventLog) -> Iterator[Visit]:
    for dossier, step, opened, closed in queries.events_of(log):
        yield Visit(dossier, f"{MARK}{step}", step, opened, opened, closed, PROVINCE)


def tells_beginnings(found: ProcessMap) -> bool:
    """Tell whether a log says when steps began, and not only when they were done."""
    return any(stage.staying.real.count for stage in found.stages)
