"""Which revision of a procedure holds: decided by the moment that is asked about, whatever job has run or not.

A procedure's `current` holds until its `changes_at`; past that moment the revisions themselves are asked. A job then moves
`current`, for lists; nothing that is filed waits for it (decision 0021).
"""

from datetime import date, datetime, time

from django.db.models.functions import Coalesce

from motcua.base.clockwork import VN
from motcua.catalog.models import Procedure, Revision


def midnight(day: date) -> datetime:
    """Give the first moment of a day in Vietnam."""
    return datetime.combine(day, time.min, tzinfo=VN)


def in_force(procedure: Procedure, at: datetime) -> Revision | None:
    """Give the revision that holds at a moment, also one whose end has passed: it is still read. None before the first."""
    if procedure.changes_at is None or at < procedure.changes_at:
        return procedure.current
    return started(procedure, at)


def started(procedure: Procedure, at: datetime) -> Revision | None:
    """Give the revision that began last up to a moment; of two that begin together the one published later."""
    begun = (
        procedure.revisions.filter(withdrawn_at=None)
        .annotate(since=Coalesce("starts_at", "published_at"))
        .filter(since__lte=at)
    )
    return begun.order_by("-since", "-number").first()


def next_start(procedure: Procedure, after: datetime) -> datetime | None:
    """Give the moment at which the next scheduled revision begins."""
    found = procedure.revisions.filter(starts_at__gt=after, withdrawn_at=None).order_by("starts_at").first()
    return found.starts_at if found else None


def scheduled(procedure: Procedure, at: datetime) -> list[Revision]:
    """Give the revisions that begin later, the first one first."""
    found = procedure.revisions.filter(starts_at__gt=at, withdrawn_at=None)
    return list(found.defer("document").order_by("starts_at", "number"))


def is_ended(revision: Revision, at: datetime) -> bool:
    """Tell whether nothing can be filed under a revision any more."""
    return revision.ends_at is not None and revision.ends_at <= at
