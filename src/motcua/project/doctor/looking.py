"""Runs the checks, each with its own time, and never fails: what falls is itself found ill."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread

import psycopg

from motcua.project.doctor import finding
from motcua.project.doctor.finding import Check, Finding, Site, red
from motcua.project.env import BadSetting


@dataclass(frozen=True, slots=True)
class Looked:
    """One check with what it found; `ms` is what it took."""

    name: str
    found: Finding
    ms: int


def look(checks: Iterable[Check], site: Site) -> Iterator[Looked]:
    """Give each finding as soon as it is there. What lacks its database or settings is left out."""
    for check in checks:
        if (check.asks and not site.url) or (check.reads and not site.settled):
            continue
        began = time.monotonic()
        found = _bounded(check, site)
        yield Looked(check.name, found, round((time.monotonic() - began) * 1000))


def _bounded(check: Check, site: Site) -> Finding:
    """In a thread that may be left behind: a disk or a network that hangs cannot be interrupted."""
    answer: SimpleQueue[Finding] = SimpleQueue()
    Thread(target=lambda: answer.put(_safely(check, site)), daemon=True).start()
    try:
        return answer.get(timeout=finding.PATIENCE)
    except Empty:
        return red(f"No answer in {finding.PATIENCE:.0f} seconds.", "Look at the load of the machine and its disks.")


def _safely(check: Check, site: Site) -> Finding:
    try:
        return check.look(site)
    except psycopg.errors.QueryCanceled:
        return red("The database took too long.", "Look at its load: `select * from pg_stat_activity`.")
    except psycopg.errors.UndefinedTable:
        return red("A table is missing.", "Run `motcua prepare`.")
    except BadSetting as fault:
        return red(f"{fault}.", "Set it in the environment; the names stand in docs/runbook.md.")
    except Exception as fault:  # a check that fails is a finding, never the end of the look
        return red(
            f"It cannot be looked at ({type(fault).__name__}).", "Run `motcua doctor` again; report it if it stays."
        )
