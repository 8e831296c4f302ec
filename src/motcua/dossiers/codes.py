"""Codes that count: the legal dossier code and decision numbers. No doubles; gaps are allowed."""

from datetime import datetime

from django.db import connection

from motcua.base.clockwork import local
from motcua.directory.models import Agency

_NEXT = """
INSERT INTO dossiers_codecounter (series, last) VALUES (%s, 1)
ON CONFLICT (series) DO UPDATE SET last = dossiers_codecounter.last + 1 RETURNING last
"""


def next_in(series: str) -> int:
    """Take the next ordinal of a series; two transactions wait for each other here, so take it late."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [series])
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


def dossier_code(unit: str, *, at: datetime) -> str:
    """Make the legal code of what a unit (named by its code) received: <unit>-<YYMMDD>-<NNNN>; the ordinal starts anew each day (TT01-2018, kept by TT03-2025)."""
    stem = f"{unit}-{local(at):%y%m%d}"
    return f"{stem}-{next_in('dossier ' + stem):04d}"


def decision_number(agency: Agency, *, at: datetime) -> str:
    """Make the next number of an agency's decisions of the year, as 12/2026."""
    year = local(at).year
    return f"{next_in(f'decision {agency.code} {year}')}/{year}"
