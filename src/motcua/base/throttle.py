"""Limits on tries, counted in the database so that every process sees the same."""

from datetime import datetime, timedelta

from django.db import connection

_HIT = """
INSERT INTO base_throttle (key, since, count) VALUES (%(key)s, %(at)s, 1)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN base_throttle.since <= %(floor)s THEN 1 ELSE base_throttle.count + 1 END,
    since = CASE WHEN base_throttle.since <= %(floor)s THEN %(at)s ELSE base_throttle.since END
RETURNING count, since
"""


def hit(key: str, limit: int, window_seconds: int, at: datetime) -> bool:
    """Count one try; True while the tries of this window are within the limit."""
    return count(key, window_seconds, at)[0] <= limit


def count(key: str, window_seconds: int, at: datetime) -> tuple[int, datetime]:
    """Count one try; gives how many the running window has seen, and when it began."""
    floor = at - timedelta(seconds=window_seconds)
    with connection.cursor() as cursor:
        cursor.execute(_HIT, {"key": key[:120], "at": at, "floor": floor})
        tries, since = cursor.fetchone()
    return int(tries), since


def is_spent(key: str, limit: int, window_seconds: int, at: datetime) -> bool:
    """Tell whether the limit is used up, without counting a try."""
    floor = at - timedelta(seconds=window_seconds)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count FROM base_throttle WHERE key = %s AND since > %s", [key[:120], floor])
        row = cursor.fetchone()
    return bool(row and row[0] >= limit)


def forget(key: str) -> None:
    """Start again from nothing, as after a right password."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM base_throttle WHERE key = %s", [key[:120]])
