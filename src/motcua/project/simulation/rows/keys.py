"""Keys and codes for rows that are not written yet: from the sequences, and from the series of codes."""

import os
import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from motcua.base import ids
from motcua.base.clockwork import local
from motcua.project.simulation.rows.tables import Table

BLOCK = 500
_SAFE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_BODIES = 32**8
_STEP = 618_033_988_749  # odd: walks through all bodies before one comes back


class Keys:
    """Draws on the sequences in blocks; what is not used is lost, as with a rolled back transaction."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._ready: dict[str, Iterator[int]] = {}

    def next(self, table: Table) -> int:
        found = next(self._ready.get(table.name, iter(())), None)
        if found is None:
            self._ready[table.name] = self._block(table.name)
            found = next(self._ready[table.name])
        return found

    def _block(self, name: str) -> Iterator[int]:
        with self._connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [name, BLOCK]
            )
            return iter([row[0] for row in cursor.fetchall()])


class Codes:
    """Legal codes and decision numbers, going on where the province stands, and request codes nobody has."""

    def __init__(self, connection: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT series, last FROM dossiers_codecounter")
            self._last: defaultdict[str, int] = defaultdict(int, cursor.fetchall())
            cursor.execute("SELECT request_code FROM dossiers_dossier WHERE request_code IS NOT NULL")
            self._taken = {row[0] for row in cursor.fetchall()}
        self._moved: dict[str, int] = {}
        self._next = 0

    def begin(self, seed: int, first: int) -> None:
        """Go on to the request codes of another island, whose dossiers are numbered from `first` on."""
        self._next = (seed * 1_000_003 + first) * 2  # about one code in ten is left out

    def dossier_code(self, unit: str, at: datetime) -> str:
        stem = f"{unit}-{local(at):%y%m%d}"
        return f"{stem}-{self._ordinal('dossier ' + stem):04d}"

    def decision_number(self, agency: str, at: datetime) -> str:
        year = local(at).year
        return f"{self._ordinal(f'decision {agency} {year}')}/{year}"

    def request_code(self) -> str:
        """Give the next code: unlike those of a run of chance, no two of a run can be the same."""
        while True:
            self._next += 1
            number, body = self._next * _STEP % _BODIES, ""
            for _ in range(8):
                number, digit = divmod(number, 32)
                body += _SAFE[digit]
            check = ids.check_character("YC" + body)
            code = f"YC-{body[:4]}-{body[4:]}-{check}"
            if check in _SAFE and code not in self._taken:
                return code

    def moved(self) -> dict[str, int]:
        """Give the series that have moved since this was asked last."""
        moved, self._moved = self._moved, {}
        return moved

    def _ordinal(self, series: str) -> int:
        self._last[series] += 1
        self._moved[series] = self._last[series]
        return self._last[series]


def public_id(at: datetime) -> uuid.UUID:
    """Make a time-ordered UUID of the planned moment (RFC 9562)."""
    value = (int(at.timestamp() * 1000) << 80) | int.from_bytes(os.urandom(10))
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    return uuid.UUID(int=(value & ~(0x3 << 62)) | (0x2 << 62))
