"""Imported by every Python that has this folder on its path: ends a worker at a chosen point, or turns its clock.

FAULT_KILL="name:point": kill -9 of this very process when the reaction, task or letter of that name reaches the point
(before, inside, after). FAULT_CLOCK=file: the clock runs as many seconds ahead as the file says. The product knows
nothing of this; it is changed here while it is being imported.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import wraps
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

KILL, CLOCK = os.environ.get("FAULT_KILL", ""), os.environ.get("FAULT_CLOCK", "")
TASKS, SENDING, CLOCKWORK = "motcua.project.tasks", "motcua.notices.sending", "motcua.base.clockwork"
JOBS = ("react", "email_notice", "repair")
Work = Callable[..., Any]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def deadly(work: Work, point: str) -> Work:
    """Give the same work, with death before or after it."""

    @wraps(work)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        if point == "before":
            die()
        work(*args, **kwargs)
        die()

    return wrapped


def arm_tasks(module: Any) -> None:
    name, _, point = KILL.rpartition(":")
    if name not in JOBS:
        arm_handler(module, name, point)
    elif point != "inside":  # before: the job is taken; after: its work is committed and the job not marked as done
        task = getattr(module, name)
        task.func = deadly(task.func, point)
    elif name == "react":
        arm_last_handler(module)


def arm_last_handler(module: Any) -> None:
    """The jobs of all handlers are written and nothing is committed."""
    handlers = module.reactions.handlers

    def last(event_name: str) -> Iterator[Work]:
        yield from handlers(event_name)
        die()

    module.reactions.handlers = last


def arm_handler(module: Any, name: str, point: str) -> None:
    """Before: nothing is done. Inside: the work is done, its mark not committed. After: committed, the job unmarked."""
    handle, handlers, named = module.handle.func, module.reactions.handlers, module.reactions.named

    @wraps(handle)
    def committed(*, event_id: int, handler: str) -> None:
        handle(event_id=event_id, handler=handler)
        if handler == name:
            die()

    def armed(event_name: str) -> tuple[Work, ...]:
        return tuple(deadly(h, point) if named(h) == name else h for h in handlers(event_name))

    if point == "after":
        module.handle.func = committed
    else:
        module.reactions.handlers = armed


def arm_letter(module: Any) -> None:
    """The letter has left and its mark is not committed."""
    module.EmailMessage.send = deadly(module.EmailMessage.send, "after")


def turn(module: Any) -> None:
    now, file = module.now, Path(CLOCK)

    def turned() -> datetime:
        ahead = float(file.read_text() or 0) if file.exists() else 0.0
        moment: datetime = now() + timedelta(seconds=ahead)
        return moment

    module.now = turned


WANTED: dict[str, Callable[[Any], None]] = {}
if KILL:
    WANTED[TASKS] = arm_tasks
if KILL == "email_notice:inside":
    WANTED[SENDING] = arm_letter
if CLOCK:
    WANTED[CLOCKWORK] = turn


class Afterwards(Loader):
    def __init__(self, loader: Loader, change: Callable[[Any], None]) -> None:
        self.loader, self.change = loader, change

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self.loader.exec_module(module)
        self.change(module)


class Watch(MetaPathFinder):
    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in WANTED:
            return None
        change = WANTED.pop(name)
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = Afterwards(spec.loader, change)
                return spec
        return None


if WANTED:
    sys.meta_path.insert(0, Watch())
