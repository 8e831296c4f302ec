"""Put rows into the tables: COPY, all tables of a batch in one transaction."""

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from motcua.files import store
from motcua.project.simulation.pictures import PICTURES
from motcua.project.simulation.rows import tables
from motcua.project.simulation.rows.tables import Rows

_COUNT = """
INSERT INTO dossiers_codecounter (series, last) VALUES (%s, %s)
ON CONFLICT (series) DO UPDATE SET last = GREATEST(dossiers_codecounter.last, EXCLUDED.last)
"""


def put(connection: Any, rows: Rows, counters: Mapping[str, int]) -> None:
    """Write a batch, whole or not at all; `connection` is one of psycopg."""
    with connection.transaction(), connection.cursor() as cursor, _keys_as_given(connection, cursor):
        cursor.execute("SET LOCAL synchronous_commit = off")  # the last commit of the run waits for the disk
        for table in tables.ALL:
            if rows.get(table):
                _copy(cursor, table, rows[table])
        if counters:
            cursor.executemany(_COUNT, sorted(counters.items()))


@contextmanager
def _keys_as_given(connection: Any, cursor: Any) -> Iterator[None]:
    """Let the database not look up again where each key leads: half of all its work. Only its superuser may say so.

    Nothing is left to be put back when this is interrupted: it holds for one transaction of one connection. Unique keys
    are looked at as ever. That each key leads to a row, `tests/project/test_simulate.py` proves.
    """
    if connection.info.parameter_status("is_superuser") != "on":
        yield
        return
    cursor.execute("SET LOCAL session_replication_role = replica")
    yield
    cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def _copy(cursor: Any, table: tables.Table, rows: list[Any]) -> None:
    columns = ", ".join(f'"{c}"' for c in table.columns)
    with cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
        if table.in_text:
            copy.write("".join(rows))
            return
        for line in table.lines(rows):
            copy.write_row(line)


def merged(batch: list[Rows]) -> Rows:
    """Lay the rows of many dossiers together, table by table."""
    found: Rows = defaultdict(list)
    for rows in batch:
        for table, lines in rows.items():
            found[table] += lines
    return found


def keep_pictures() -> None:
    """Put the few pictures where received files lie, as `files.store` would."""
    for picture in PICTURES:
        final = store.path_of(picture.sha256)
        if final.exists():
            continue
        final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=final.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(picture.content)
        Path(name).replace(final)
