"""Waiting for a condition, with an end."""

import time
from collections.abc import Callable

PAUSE = 0.05


def until(there: Callable[[], object], patience: float, what: str) -> float:
    """Give the seconds it took; raises TimeoutError when `there` stays false for `patience` seconds."""
    began = time.monotonic()
    while not there():
        if time.monotonic() - began > patience:
            raise TimeoutError(f"{what}: not within {patience:.0f} s")
        pause(PAUSE)
    return time.monotonic() - began


def pause(seconds: float) -> None:
    """Let the outage last, or the other side breathe."""
    time.sleep(seconds)
