"""How much work waits at agencies: a port, because dossiers lie above. `project.wiring` fills it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Workload:
    """Open dossiers an agency receives or decides, and open steps that wait for it."""

    dossiers: int
    steps: int


_count: Callable[[Collection[int]], Workload] | None = None


def connect(count: Callable[[Collection[int]], Workload]) -> None:
    """Say who counts; called once when the program is put together."""
    global _count  # noqa: PLW0603 - the one port of this module
    _count = count


def at_agencies(keys: Collection[int]) -> Workload:
    """Count the work of agencies, together."""
    if _count is None:
        raise RuntimeError("workload.connect was not called: project.wiring is not loaded")
    return _count(keys)
