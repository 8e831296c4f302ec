"""Memory of the web server over ten thousand requests, and of the worker over a thousand reactions."""

import os
import subprocess
import sys
import time
from argparse import Namespace
from pathlib import Path

from procrastinate.contrib.django.models import ProcrastinateJob

from bench import serving
from bench.drafts import prepared, unsent
from bench.load import run
from bench.noise import Figure
from bench.people import Asked, signed_in
from motcua.base import clockwork
from motcua.directory.models import Officer

REQUESTS, DRAFTS = 10_000, 1_000
OPEN_PAGES = ("/", "/thu-tuc", "/thu-tuc/1.001193", "/tra-cuu")
DESK_PAGES = ("/desk/", "/desk/unit", "/desk/overdue", "/desk/intake")


def figures(_asked: Namespace, _home: Path) -> list[Figure]:
    at = clockwork.now()
    drafts = prepared(DRAFTS, at)
    officer = Officer.objects.select_related("account").get(email__startswith="hanh")
    assert officer.account is not None
    cookies = signed_in(officer.account, at)[0]
    pages = [Asked(p, "") for p in OPEN_PAGES] + [Asked(p, cookies) for p in DESK_PAGES]
    with serving.ours() as server:
        while left := unsent(drafts):
            run(server.address, left, seconds=2)
        web = _web(server, pages)
    return [
        _told(f"memory of web over {REQUESTS:,} requests", web),
        _told("memory of the worker over its jobs", _worker()),
    ]


def _web(server: serving.Server, pages: list[Asked]) -> list[float]:
    """Give the MB after the first thousand requests and after each further part."""
    asked, found, mark = 0, list[float](), 1000
    while asked < REQUESTS:
        asked += run(server.address, pages, seconds=2).requests
        if asked >= mark:
            found.append(serving.memory(server.pid))
            mark += (REQUESTS - 1000) // 4
    return [*found, serving.memory(server.pid)]


def _worker() -> list[float]:
    """Start a worker on what was left to do; give the MB along the way."""
    waiting = ProcrastinateJob.objects.filter(status__in=("todo", "doing"), scheduled_at=None)
    worker = subprocess.Popen([sys.executable, "-m", "motcua.project.commands", "work"], env=dict(os.environ))
    found, left = list[float](), waiting.count()
    try:
        mark = left - left // 5
        while (now_left := waiting.count()) > 5:
            if now_left <= mark:
                found.append(serving.memory(worker.pid))
                mark -= left // 5
            time.sleep(0.2)
        return [*found, serving.memory(worker.pid)]
    finally:
        worker.terminate()
        worker.wait(60)


def _told(name: str, found: list[float]) -> Figure:
    return Figure(
        name=name,
        ours=f"{found[-1]:.0f} MB at the end",
        other=f"{found[0]:.0f} MB at the start",
        ratio=f"{found[-1] / found[0]:.2f}",
        target="about 1",
        note="in between: " + ", ".join(f"{m:.0f}" for m in found),
    )
