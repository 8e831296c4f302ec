"""Several processes write islands side by side: they share no officer, no counter and no person."""

import gc
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from multiprocessing.queues import Queue
from typing import Any

from motcua.project.simulation.planner import Part
from motcua.project.simulation.world import World

Told = tuple[str, Any]
"""What a process tells: ("wrote", dossiers), ("failed", words) or ("ended", None)."""


class Failed(Exception):  # noqa: N818 - what happened to a process
    """A process that writes rows broke off; what it had written before stands."""


def write(world: World, parts: Sequence[Part], seed: int, processes: int) -> Iterator[int]:
    """Write the dossiers of all islands; gives the number of dossiers after each batch."""
    context = multiprocessing.get_context("spawn")
    todo: Queue[Part | None] = context.Queue()
    told: Queue[Told] = context.Queue()
    for part in sorted(parts, key=lambda part: -part.dossiers):
        todo.put(part)
    for _ in range(processes):
        todo.put(None)
    workers = [context.Process(target=_work, args=(world, seed, todo, told), daemon=True) for _ in range(processes)]
    try:
        for worker in workers:
            worker.start()
        yield from _listen(told, processes)
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _listen(told: "Queue[Told]", running: int) -> Iterator[int]:
    while running:
        kind, what = told.get()
        if kind == "failed":
            raise Failed(what)
        if kind == "ended":
            running -= 1
        else:
            yield what


def _islands(todo: "Queue[Part | None]") -> Iterator[Part]:
    """Tidy memory between two islands and not within: the dossiers on their way are many, and none of them is rubbish."""
    gc.disable()
    for part in iter(todo.get, None):
        gc.collect()
        yield part


def _work(world: World, seed: int, todo: "Queue[Part | None]", told: "Queue[Told]") -> None:
    """Runs in a process of its own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    import django

    django.setup()
    from django.db import connection

    from motcua.project.simulation.rows import playing

    try:
        connection.ensure_connection()
        for dossiers in playing.write(world, _islands(todo), seed, connection.connection):
            told.put(("wrote", dossiers))
        told.put(("ended", None))
    except KeyboardInterrupt:
        return
    except Exception as fault:
        told.put(("failed", f"{type(fault).__name__}: {fault}"))
        raise
