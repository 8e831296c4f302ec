"""Where the reading of a list that was sent through a page is put off to: one port, connected by project.wiring."""

from collections.abc import Callable

_defer: Callable[[int], None] | None = None


def connect(defer: Callable[[int], None]) -> None:
    """Say how the work on an upload is deferred; called once when the program is put together."""
    global _defer  # noqa: PLW0603 - the one port of this module
    _defer = defer


def defer(upload_id: int) -> None:
    """Let a job go on with an upload once the transaction is committed."""
    if _defer is None:
        raise RuntimeError("jobs.connect was not called: project.wiring is not loaded")
    _defer(upload_id)
