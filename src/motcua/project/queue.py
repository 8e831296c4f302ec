"""Putting jobs into the queue, always in the transaction of Django's own connection.

`defer` of procrastinate does so in a request. Inside a worker it asks by the worker's connection, which commits at
once: the job begins before the row it is about is there, and outlives a reaction that is rolled back. So everything
that is deferred is asked of the function in the database that procrastinate's own client asks.
"""

import json
from typing import Any

from django.db import connection
from procrastinate.tasks import Task

_DEFER = """
SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(%s, %s, %s, %s, %s, %s::jsonb, NULL)::procrastinate_job_to_defer_v1])
"""


def put(task: Task[..., Any, Any], **arguments: Any) -> None:
    """Defer one job; it is there when the transaction commits, and never was when it does not."""
    row: list[str | int | None] = [
        task.queue,
        task.name,
        task.priority,
        task.lock,
        task.queueing_lock,
        json.dumps(arguments),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_DEFER, row)
