"""What was imported and when, from the journal."""

from dataclasses import dataclass
from datetime import datetime

from motcua.base.models import JournalEntry
from motcua.directory.acts.roster import CHAIN, IMPORT
from motcua.directory.models import Officer

LATEST = 10


@dataclass(frozen=True, slots=True)
class Import:
    at: datetime
    by: str
    counts: dict[str, int]


def latest_imports() -> list[Import]:
    """Give the last ten imports, the latest first, with the names of who made them."""
    entries = list(JournalEntry.objects.filter(chain=CHAIN, act=IMPORT.key).order_by("-seq")[:LATEST])
    names = dict(Officer.objects.filter(pk__in={e.actor_key for e in entries}).values_list("pk", "full_name"))
    return [Import(e.at, names.get(e.actor_key, ""), e.public["counts"]) for e in entries]
