"""How a message leaves the system; `project.wiring` fills the port."""

from collections.abc import Callable

_defer: Callable[[int], None] | None = None


def connect(defer: Callable[[int], None]) -> None:
    """Say how the e-mail of a notice is deferred; called once when the program is put together."""
    global _defer  # noqa: PLW0603 - the one port of this package
    _defer = defer


def defer_email(notice_id: int) -> None:
    if _defer is None:
        raise RuntimeError("notices.ports.connect was not called: project.wiring is not loaded")
    _defer(notice_id)
