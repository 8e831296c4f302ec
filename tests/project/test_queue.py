"""Jobs are put into the queue in the transaction that asks for them, in a worker as in a request."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.project import queue, tasks


@contextmanager
def as_in_a_worker() -> Iterator[None]:
    """Give the app the connector it has while a worker runs."""
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]  # Django's connector has it
        yield


def _waiting() -> list[tuple[str, str, str | None, dict[str, object]]]:
    rows = ProcrastinateJob.objects.order_by("-id").values_list("task_name", "queue_name", "lock", "args")
    return list(rows[:2])


@pytest.mark.django_db
def test_a_job_says_what_its_task_says() -> None:
    queue.put(tasks.email_notice, notice_id=7)
    queue.put(tasks.national_upload, upload_id=8)
    upload = ("national_upload", "catalogue", "national_upload", {"upload_id": 8})
    assert _waiting() == [upload, ("email_notice", "mail", None, {"notice_id": 7})]


@pytest.mark.django_db
def test_what_a_reaction_puts_in_is_gone_when_it_is_rolled_back() -> None:
    """A letter about a notice that never came to be would be tried for hours."""
    before = ProcrastinateJob.objects.count()
    with as_in_a_worker():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            tasks.defer_email(7)
            assert ProcrastinateJob.objects.count() == before + 1
            raise ZeroDivisionError
        assert ProcrastinateJob.objects.count() == before
        tasks.defer_email(7)
    assert ProcrastinateJob.objects.count() == before + 1
