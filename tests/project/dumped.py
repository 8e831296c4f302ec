"""All rows of the program as plain values that two databases can be compared by: surrogate keys become names."""

import re
from collections import defaultdict
from typing import Any

from django.apps import apps
from django.db import models

from motcua.base.models import JournalEntry, JournalPersonal
from motcua.directory.models import Account, Citizen, Organisation
from motcua.dossiers.models import Dossier, Step, Supplement
from motcua.files.models import StoredFile

Row = tuple[tuple[str, str], ...]
# Made by chance, or counted by the database, or read off the machine's clock: never the same twice.
BY_CHANCE = {"id", "public_id", "request_code", "salt", "hash", "previous", "personal_hash", "password", "username"}
BY_CHANCE |= {"date_joined"}
NAMED = {
    "citizen": Citizen._meta.label,
    "for_owner": Citizen._meta.label,
    "step": Step._meta.label,
}  # facts that hold keys
OF_PEOPLE = {"actor_key": "actor_kind", "by_key": "by_kind"}


def all_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("motcua.") and not m._meta.proxy]


def rows_of(model: type[models.Model]) -> list[dict[str, Any]]:
    return list(model._base_manager.values())


class Names:
    """What stands for a key: a fact that is the same whoever wrote the row."""

    def __init__(self) -> None:
        citizens = rows_of(Citizen)
        people = {c["id"]: c["id_number"] for c in citizens}
        self.named: dict[str, dict[int, str]] = defaultdict(dict)
        self.named[Citizen._meta.label] = people
        self.named[Account._meta.label] = {c["account_id"]: f"account {c['id_number']}" for c in citizens}
        self.named[Organisation._meta.label] = {o["id"]: o["tax_code"] for o in rows_of(Organisation)}
        self.named[StoredFile._meta.label] = {f["id"]: f"{f['name']} {f['stored_at']}" for f in rows_of(StoredFile)}
        self._dossiers(people)

    def _dossiers(self, people: dict[int, str]) -> None:
        found = rows_of(Dossier)
        named = {d["id"]: f"{people[d['owner_id']]} {d['procedure_id']} {d['created_at']}" for d in found}
        assert len(set(named.values())) == len(named)
        self.named[Dossier._meta.label] = named
        self.chains = {f"dossier:{d['public_id']}": named[d["id"]] for d in found}
        steps = {s["id"]: f"{named[s['dossier_id']]} {s['node']} {s['opened_at']}" for s in rows_of(Step)}
        self.named[Step._meta.label] = steps
        asked = rows_of(Supplement)
        self.named[Supplement._meta.label] = {s["id"]: f"{named[s['dossier_id']]} {s['number']}" for s in asked}

    def of(self, label: str, key: Any) -> str:
        return self.named[label].get(key, str(key))

    def chain(self, chain: str) -> str:
        kind, _, key = chain.partition(":")
        return self.of(Account._meta.label, int(key)) if kind == "account" else self.chains.get(chain, chain)


def dump() -> dict[str, list[Row]]:
    """Give every table's rows, sorted, without what chance decides."""
    names = Names()
    return {m._meta.db_table: sorted(_row(m, row, names) for row in rows_of(m)) for m in all_models()}


def _row(model: type[models.Model], row: dict[str, Any], names: Names) -> Row:
    found = {}
    for column, value in row.items():
        if column in BY_CHANCE:
            continue
        found[column] = str(_value(model, column, row, names) if value is not None else None)
    return tuple(sorted(found.items()))


def _value(model: type[models.Model], column: str, row: dict[str, Any], names: Names) -> Any:
    value, field = row[column], next((f for f in model._meta.concrete_fields if f.attname == column), None)
    if isinstance(field, models.ForeignKey):
        return names.of(field.related_model._meta.label, value)
    if column in OF_PEOPLE and row[OF_PEOPLE[column]] == "citizen":
        return names.of(Citizen._meta.label, value)
    if column == "subject" and model._meta.db_table == "base_event":
        return names.of(Dossier._meta.label, value)
    if model in (JournalEntry, JournalPersonal) and column == "chain":
        return names.chain(value)
    return _facts(value, names) if isinstance(value, dict) else value


def _facts(facts: dict[str, Any], names: Names) -> list[tuple[str, Any]]:
    """Name what facts of the journal hold by key or by chance."""
    told = {k: names.of(NAMED[k], v) if k in NAMED and isinstance(v, int) else v for k, v in facts.items()}
    return sorted((k, re.sub(r"^YC-.*", "YC", v) if isinstance(v, str) else v) for k, v in told.items())
