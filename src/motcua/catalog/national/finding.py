"""Where the search hears that procedures changed: one port, connected when the program is put together."""

from collections.abc import Callable, Sequence

_refresh: Callable[[Sequence[str]], None] | None = None


def connect(refresh: Callable[[Sequence[str]], None]) -> None:
    """Say who keeps the search index; called once, by project.wiring."""
    global _refresh  # noqa: PLW0603 - the one port of this module
    _refresh = refresh


def refresh(codes: Sequence[str]) -> None:
    """Tell that these codes were imported or published, in the transaction that did it."""
    if _refresh is not None and codes:
        _refresh(sorted(set(codes)))
