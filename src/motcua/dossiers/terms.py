"""Terms beside the dossier's own: for an agency that is asked, for another office, and for the officer's own answer."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from motcua.base.clockwork import today
from motcua.catalog.definition import Definition
from motcua.catalog.queries import definition
from motcua.clock.due import Due, due
from motcua.clock.limits import Limit, Unit
from motcua.directory import calendars
from motcua.directory.calendars import Book
from motcua.dossiers.models import Dossier


@dataclass(frozen=True, slots=True)
class Duty:
    """What the officer has to have said by when: `ask` what is missing, or `refuse` after the last completion."""

    kind: str
    number: int  # which request it would be
    days: int  # working days
    due: datetime


def counted(agency_id: int, limit: Limit, *, at: datetime, book: Book | None = None) -> Due:
    """Count a limit from now in the calendar of an agency, with its reasons."""
    held = book or calendars.book()
    return due(at, limit, held.calendar(agency_id), held.counting_rule(today(at)))


def of_consultation(known: Definition, agency_id: int, *, at: datetime, book: Book | None = None) -> Due | None:
    """Say until when the law gives an asked agency time; None where the procedure says nothing of it."""
    rule = known.consult
    return counted(agency_id, Limit(rule.amount, rule.unit), at=at, book=book) if rule else None


def working_days(agency_id: int, days: int, *, at: datetime, book: Book | None = None) -> Due:
    return counted(agency_id, Limit(Decimal(days), Unit.WORKING_DAYS), at=at, book=book)


def duty_of(dossier: Dossier) -> Duty | None:
    """Give what the law wants said next about completeness, and by when; None where it sets no such day.

    The first request runs from receipt, a further one from the answer to the last (ND175-2024, ND158-2024).
    """
    known, asked = definition(dossier.revision_id), list(dossier.supplements.order_by("number"))
    since = asked[-1].answered_at if asked else dossier.received_at
    if since is None:
        return None
    if len(asked) < len(known.supplement_days):
        days = known.supplement_days[len(asked)]
        return Duty("ask", len(asked) + 1, days, working_days(dossier.agency_id, days, at=since).at)
    if asked and known.refuse_days:
        by = working_days(dossier.agency_id, known.refuse_days, at=since).at
        return Duty("refuse", len(asked) + 1, known.refuse_days, by)
    return None
