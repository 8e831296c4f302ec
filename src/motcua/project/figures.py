"""The address /metrics, and the figures that are read at the moment somebody asks: queue, worker, memory."""

import hmac
import ipaddress
import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from motcua.base import clockwork
from motcua.project import metrics
from motcua.web.ui import roles
from motcua.web.ui.pages import page

CONTENT = "text/plain; version=0.0.4; charset=utf-8"
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")
_QUEUE = """
SELECT count(*) FILTER (WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= %(at)s)),
       count(*) FILTER (WHERE status = 'todo' AND scheduled_at > %(at)s),
       count(*) FILTER (WHERE status = 'doing'), count(*) FILTER (WHERE status = 'failed'),
       min(coalesce(scheduled_at, (SELECT e.at FROM procrastinate_events e WHERE e.job_id = j.id AND e.type = 'deferred')))
           FILTER (WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= %(at)s)),
       (SELECT max(last_heartbeat) FROM procrastinate_workers)
FROM procrastinate_jobs j WHERE status IN ('todo', 'doing', 'failed')
"""


@page(roles.anyone, methods=("GET", "HEAD"))
def figures(request: HttpRequest) -> HttpResponse:
    """Answer whoever is on this machine or has the token; to others the address does not exist."""
    if not _may(request):
        raise Http404
    return HttpResponse(metrics.text(Queue(), Processes()), content_type=CONTENT, headers={"Cache-Control": "no-store"})


def _may(request: HttpRequest) -> bool:
    token = settings.MOTCUA_METRICS_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    return _is_near(request)


def _is_near(request: HttpRequest) -> bool:
    """On this machine, with no proxy between: behind one everybody seems to be near, so there the token alone counts."""
    is_proxied = settings.SECURE_PROXY_SSL_HEADER is not None or settings.MOTCUA_PUBLIC_URL.startswith("https:")
    if is_proxied or any(name in request.META for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


class Queue(Collector):
    """Jobs and worker, asked of the database; when it is down, only that is told."""

    def collect(self) -> Iterator[Metric]:
        try:
            at = clockwork.now()
            with connection.cursor() as cursor:
                cursor.execute(_QUEUE, {"at": at})
                *counts, oldest, seen = cursor.fetchall()[0]
        except DatabaseError:
            yield GaugeMetricFamily("motcua_database_up", "Whether the database answers.", 0)
            return
        yield GaugeMetricFamily("motcua_database_up", "Whether the database answers.", 1)
        waiting = GaugeMetricFamily("motcua_queue_jobs", "Jobs that are not done.", labels=["state"])
        for state, count in zip(("due", "later", "doing", "parked"), counts, strict=True):
            waiting.add_metric([state], count)
        yield waiting
        lag = (at - oldest).total_seconds() if oldest else 0.0
        yield GaugeMetricFamily("motcua_queue_lag_seconds", "How long the oldest due job waits.", max(lag, 0.0))
        if seen:
            yield GaugeMetricFamily("motcua_worker_seen_timestamp_seconds", "Last sign of a worker.", seen.timestamp())


class Processes(Collector):
    """Memory and processor of the system's processes, from the kernel."""

    def collect(self) -> Iterator[Metric]:
        memory = GaugeMetricFamily("motcua_process_resident_bytes", "Memory in use.", labels=["program", "pid"])
        used = CounterMetricFamily("motcua_process_cpu_seconds", "Processor time.", labels=["program", "pid"])
        for program, pid in _processes():
            figures_ = _of_kernel(pid)
            if figures_ is not None:
                memory.add_metric([program, str(pid)], figures_[0])
                used.add_metric([program, str(pid)], figures_[1])
        yield memory
        yield used


def _processes() -> list[tuple[str, int]]:
    folder = os.environ.get(metrics.FOLDER)
    return metrics.Added(Path(folder)).processes() if folder else [("web", os.getpid())]


def _of_kernel(pid: int) -> tuple[int, float] | None:
    """Give bytes and seconds; None when the process has just ended, or the kernel is not Linux."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except OSError:
        return None
    ticks = int(words[11]) + int(words[12])
    return int(words[21]) * os.sysconf("SC_PAGE_SIZE"), ticks / os.sysconf("SC_CLK_TCK")
