"""A list between preview and confirmation: in the page itself, signed. Nothing of the file stays on the server.

So there is nothing to clean up, nobody else's preview to stumble over, and it works without cookies of its own and
without scripts. The signature holds what was read, who read it and what it would do; it is good for an hour.
"""

from dataclasses import astuple
from datetime import date
from typing import Any

from django.core import signing

from motcua.base.errors import Refusal
from motcua.directory.importing.rows import AgencyRow, OfficerRow, Rows

SALT = "motcua.setup.imports"
LIFE = 3600  # seconds


def kept(rows: Rows, digest: str, account: int) -> str:
    """Write rows without faults, and the mark of their plan, as one signed word."""
    officers, agencies = [_plain(r) for r in rows.officers], [_plain(r) for r in rows.agencies]
    said = {"officers": officers, "agencies": agencies, "digest": digest, "account": account}
    return signing.dumps(said, salt=SALT, compress=True)


def given_back(word: str, account: int) -> tuple[Rows, str]:
    """Give rows and mark again; refuses what is not ours, not theirs, or too old."""
    try:
        said = signing.loads(word, salt=SALT, max_age=LIFE)
    except signing.BadSignature as wrong:
        raise Refusal("import.expired") from wrong
    if said["account"] != account:
        raise Refusal("import.expired")
    officers = tuple(OfficerRow(*_read(row, 2)) for row in said["officers"])
    agencies = tuple(AgencyRow(*_read(row, 1)) for row in said["agencies"])
    return Rows(officers, agencies), said["digest"]


def _plain(row: OfficerRow | AgencyRow) -> list[Any]:
    return [value.isoformat() if isinstance(value, date) else value for value in astuple(row)]


def _read(row: list[Any], dates: int) -> list[Any]:
    """Give the values of a row; its last ones are dates."""
    return [*row[:-dates], *(date.fromisoformat(day) if day else None for day in row[-dates:])]
