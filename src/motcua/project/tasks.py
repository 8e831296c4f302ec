"""Jobs of the worker: reactions, timers, and the repair of what a killed worker left behind."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from asgiref.sync import async_to_sync
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status

from motcua.base import clockwork, roots
from motcua.base.models import Event, Handled, JournalRoot, Throttle
from motcua.catalog import settling
from motcua.catalog.finding import misses
from motcua.catalog.national import uploads
from motcua.dossiers import decree_day
from motcua.notices.sending import send_email
from motcua.project import queue, reactions

logger = logging.getLogger(__name__)
DELAYS = (60, 300, 1800, 7200, 43200)  # seconds; afterwards the job is parked as failed, for a person to see


class Delays(BaseRetryStrategy):
    """Retry after given delays."""

    def __init__(self, delays: Sequence[int]) -> None:
        self.delays = delays

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if job.attempts >= len(self.delays):
            return None
        return RetryDecision(retry_in={"seconds": self.delays[job.attempts]})


# A job of `react` for each event that is told, in the statement that writes it.
REACT = """
SELECT id, procrastinate_defer_jobs_v1(ARRAY[
    ROW('reactions', 'react', 0, NULL, NULL, jsonb_build_object('event_id', id), NULL)::procrastinate_job_to_defer_v1])
FROM told
"""


@app.task(name="react", queue="reactions", retry=Delays(DELAYS))
def react(event_id: int) -> None:
    """Defer one job a handler, so that each is retried alone."""
    event = Event.objects.get(pk=event_id)
    with transaction.atomic():
        for handler in reactions.handlers(event.name):
            queue.put(handle, event_id=event_id, handler=reactions.named(handler))


@app.task(name="handle", queue="reactions", retry=Delays(DELAYS))
def handle(event_id: int, handler: str) -> None:
    """Run one handler once: its mark is written in its own transaction and a second run finds it."""
    with transaction.atomic():
        event = Event.objects.select_for_update().get(pk=event_id)
        if Handled.objects.filter(event=event, handler=handler).exists():
            return
        wanted = next(h for h in reactions.handlers(event.name) if reactions.named(h) == handler)
        wanted(event)
        Handled.objects.create(event=event, handler=handler, at=clockwork.now())


@app.task(name="email_notice", queue="mail", retry=Delays(DELAYS))
def email_notice(notice_id: int) -> None:
    send_email(notice_id)


def defer_email(notice_id: int) -> None:
    queue.put(email_notice, notice_id=notice_id)


@app.task(name="national_upload", queue="catalogue", lock="national_upload", retry=Delays(DELAYS[:1]))
def national_upload(upload_id: int) -> None:
    """Read or import a list that was sent through a page; seconds of work that no request waits for."""
    uploads.carry_on(upload_id, at=clockwork.now())


def defer_upload(upload_id: int) -> None:
    queue.put(national_upload, upload_id=upload_id)


@app.periodic(cron="* * * * *")
@app.task(name="repair", queue="upkeep", queueing_lock="repair", pass_context=False)
def repair(timestamp: int) -> None:
    """Give jobs of a killed worker back to the queue; one that cannot go back does not hold up the others."""
    manager: Any = app.job_manager
    for job in async_to_sync(manager.get_stalled_jobs)(seconds_since_heartbeat=30):
        try:
            async_to_sync(manager.retry_job)(job)
        except UniqueViolation:  # its like waits already: a round that was killed needs no second one
            async_to_sync(manager.finish_job)(job, status=Status.ABORTED, delete_job=True)
        except ConnectorException as why:  # its worker was only slow and has ended it meanwhile
            logger.warning("job %s was not given back: %s", job.id, why)


@app.periodic(cron="* * * * *")
@app.task(name="settle_catalogue", queue="upkeep", queueing_lock="settle_catalogue", pass_context=False)
def settle_catalogue(timestamp: int) -> None:
    """Let lists and search show what has begun to hold, and running dossiers follow the packages whose day has come.

    What is filed goes by its moment and does not wait for this.
    """
    at = clockwork.now()
    for procedure in settling.due(at):
        settling.settle(procedure, at=at)
    for package in decree_day.due_packages(at):
        decree_day.carry_out(package, at=at)


@app.periodic(cron="10 17 * * *")  # 00:10 in Vietnam
@app.task(name="seal_journal", queue="upkeep", queueing_lock="seal_journal")
def seal_journal(timestamp: int) -> None:
    """Write the Merkle root of the day that has ended, and of those before it when no worker ran at their end."""
    yesterday = clockwork.today(clockwork.now()) - timedelta(days=1)
    last = JournalRoot.objects.order_by("-day").first()
    day = min(last.day + timedelta(days=1), yesterday) if last else yesterday
    while day <= yesterday:
        roots.seal(day)
        day += timedelta(days=1)


@app.periodic(cron="20 18 * * *")
@app.task(name="tidy", queue="upkeep", queueing_lock="tidy")
def tidy(timestamp: int) -> None:
    """Delete what is old: rows, and jobs that ended 7 days ago (parked ones stay until a person has looked)."""
    forget_old()
    manager: Any = app.job_manager
    async_to_sync(manager.delete_old_jobs)(nb_hours=24 * 7, include_failed=False)


def forget_old() -> None:
    """Delete old sessions, throttles, lists that nobody agreed to, and words that people searched for."""
    SessionStore.clear_expired()
    Throttle.objects.filter(since__lt=clockwork.now() - timedelta(days=1)).delete()
    uploads.forget_old(clockwork.now())
    misses.forget(before=clockwork.today(clockwork.now()) - timedelta(days=settings.MOTCUA_ASKED_DAYS))
