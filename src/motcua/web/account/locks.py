"""Locks after wrong tries, counted in one table for all processes. Who tried is kept as a digest only."""

import hashlib

from motcua.base import clockwork, throttle

TRIES = 5
WINDOW = 15 * 60  # seconds
CODE_LIFE = 120  # seconds; a code is taken for three periods of 30
NETWORK_TRIES = 300  # wrong tries from one address: an office of many people shares it
LETTERS, LETTERS_FROM_ONE, HOUR = 3, 30, 3600


def _key(kind: str, who: str) -> str:
    return f"{kind}:{hashlib.sha256(who.casefold().encode()).hexdigest()[:40]}"


def admits(kind: str, who: str) -> bool:
    """Count one try; False when too many were made. Counting comes first, so that tries at once gain nothing."""
    return throttle.hit(_key(kind, who), TRIES, WINDOW, clockwork.now())


def succeeded(kind: str, who: str) -> None:
    throttle.forget(_key(kind, who))


def network_admits(address: str) -> bool:
    """Tell whether too many wrong tries came from this address, without counting."""
    return not throttle.is_spent(_key("sign-in-net", address), NETWORK_TRIES, WINDOW, clockwork.now())


def failed_from(address: str) -> None:
    throttle.hit(_key("sign-in-net", address), NETWORK_TRIES, WINDOW, clockwork.now())


def may_ask_reset(email: str, address: str) -> bool:
    """Bound letters to one person and from one address; whoever asks sees no difference."""
    at = clockwork.now()
    from_here = throttle.hit(_key("reset-net", address), LETTERS_FROM_ONE, HOUR, at)
    return from_here and throttle.hit(_key("reset", email), LETTERS, HOUR, at)


def first_use(who: str, code: str) -> bool:
    """Take a code once; allauth remembers used ones in one process only."""
    return throttle.hit(_key("code-used", f"{who}:{code}"), 1, CODE_LIFE, clockwork.now())
