"""Run deferred jobs inside a test's own transaction, until none is left."""

from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob


def run_jobs() -> int:
    """Give how many ran."""
    done: list[int] = []
    while waiting := list(ProcrastinateJob.objects.filter(status="todo").exclude(id__in=done).order_by("id")):
        for job in waiting:
            app.tasks[job.task_name](**job.args)
            done.append(job.id)
    return len(done)
