"""The figures behind /metrics. Every process of the system writes its own small files in the home folder; any of the
web's processes adds them up when asked. Decision 0017 says why.
"""

import os
from pathlib import Path

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram
from prometheus_client.exposition import generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # read by the library when it is imported
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

_requests = Counter("motcua_requests", "Requests answered.", ["route", "method", "status"])
_request_seconds = Histogram("motcua_request_seconds", "Time to answer.", ["route"], buckets=SECONDS)
_acts = Counter("motcua_acts", "Acts that were committed.", ["act"])
_refusals = Counter("motcua_refusals", "Refusals told to somebody.", ["code"])
_jobs = Counter("motcua_jobs", "Jobs of the worker.", ["task", "outcome"])
_job_seconds = Histogram("motcua_job_seconds", "Time of a job.", ["task"], buckets=SECONDS)


def request(route: str, method: str, status: int, seconds: float) -> None:
    _requests.labels(route, method, str(status)).inc()
    _request_seconds.labels(route).observe(seconds)


def act(key: str) -> None:
    _acts.labels(key).inc()


def refusal(code: str) -> None:
    _refusals.labels(code).inc()


def job(task: str, outcome: str, seconds: float) -> None:
    _jobs.labels(task, outcome).inc()
    _job_seconds.labels(task).observe(seconds)


class Added(Collector):
    """All files of all programs, added up; those of a process that has ended still count."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def collect(self) -> list[Metric]:
        files = [str(file) for file in self.folder.parent.glob("*/*.db")]
        return list(MultiProcessCollector.merge(files))  # type: ignore[no-untyped-call]  # the library has no types there

    def processes(self) -> list[tuple[str, int]]:
        """Give program and number of each process that wrote and still lives."""
        found = {
            (f.parent.name.rsplit("-", 1)[0], int(f.stem.rsplit("_", 1)[1])) for f in self.folder.parent.glob("*/*.db")
        }
        return sorted(each for each in found if Path("/proc", str(each[1])).exists())


def text(*others: Collector) -> bytes:
    """Give the figures in Prometheus' text; `others` are collectors of the moment."""
    registry = CollectorRegistry()
    folder = os.environ.get(FOLDER)
    registry.register(Added(Path(folder)) if folder else _Here())
    for each in others:
        registry.register(each)
    return generate_latest(registry)


class _Here(Collector):
    """This process alone, where there is no folder: a test, a command."""

    def collect(self) -> list[Metric]:
        return [metric for metric in REGISTRY.collect() if metric.name.startswith("motcua_")]
