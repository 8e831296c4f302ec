"""Daily Merkle roots over the heads of all chains: a lost chain or a cut tail shows here."""

import hashlib
from datetime import date, datetime, time, timedelta

from django.db import connection

from motcua.base.clockwork import VN
from motcua.base.models import JournalRoot


def _pair(left: str, right: str) -> str:
    return hashlib.sha256(bytes.fromhex(left) + bytes.fromhex(right)).hexdigest()


def merkle(leaves: list[str]) -> str:
    """Fold leaf hashes (hex) pairwise into one; an odd one is carried up unchanged."""
    level = leaves or ["0" * 64]
    while len(level) > 1:
        paired = [_pair(a, b) for a, b in zip(level[::2], level[1::2], strict=False)]
        level = paired + ([level[-1]] if len(level) % 2 else [])
    return level[0]


def _heads(day: date) -> list[str]:
    start = datetime.combine(day, time(), VN)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (chain) chain, seq, hash FROM base_journal WHERE at >= %s AND at < %s"
            " ORDER BY chain, seq DESC",
            [start, start + timedelta(days=1)],
        )
        rows = cursor.fetchall()
    return [hashlib.sha256(f"{chain}|{seq}|{head}".encode()).hexdigest() for chain, seq, head in rows]


def compute(day: date) -> tuple[int, str]:
    """Give the number of heads that moved on the day and the root, chained to the last root before it."""
    before = JournalRoot.objects.filter(day__lt=day).order_by("-day").first()
    leaves = _heads(day)
    link = hashlib.sha256(f"{day}|{before.root if before else ''}".encode()).hexdigest()
    return len(leaves), merkle([link, *leaves])


def seal(day: date) -> JournalRoot:
    """Write the day's root once; a day already sealed stays as it is."""
    heads, root = compute(day)
    return JournalRoot.objects.get_or_create(day=day, defaults={"heads": heads, "root": root})[0]


def broken_days() -> list[date]:
    """Give the sealed days whose journal no longer yields the root written then."""
    return [r.day for r in JournalRoot.objects.order_by("day") if compute(r.day) != (r.heads, r.root)]
