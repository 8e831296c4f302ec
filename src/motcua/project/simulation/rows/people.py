"""People and organisations as rows, and the counters that all dossiers of an island share."""

import os
from datetime import datetime
from typing import Any

from motcua.base.actor import ActorKind
from motcua.directory.acts.identity import VERIFY
from motcua.directory.models import Place
from motcua.project.simulation.people import Invented
from motcua.project.simulation.rows import tables
from motcua.project.simulation.rows.chain import Chain, Who
from motcua.project.simulation.rows.keys import Codes, Keys, public_id
from motcua.project.simulation.rows.record import Record
from motcua.project.simulation.rows.tables import Rows
from motcua.project.simulation.world import World

LEVEL = 2  # of the electronic identity
VOUCHED = (
    "full_name",
    "birth_date",
    "sex",
    "verified_level",
    "phone",
    "email",
    "address_line",
    "place",
    "organisation",
)


class People:
    """Who is known, by ID number, with the key of the row and that of the organisation."""

    def __init__(self, world: World, rows: Rows, keys: Keys, codes: Codes) -> None:
        self.keys, self.codes = keys, codes
        self._agencies, self._rows = world.codes, rows
        self._places = dict(Place.objects.values_list("code", "pk"))
        self._known: dict[str, tuple[int, int | None]] = {}

    def key_of(self, person: Invented) -> int:
        return self._known[person.id_number][0]

    def organisation_of(self, person: Invented) -> int | None:
        return self._known[person.id_number][1]

    def dossier_code(self, record: Record, at: datetime) -> str:
        return self.codes.dossier_code(self._agencies[record.offer.one_stop], at)

    def decision_number(self, record: Record, at: datetime) -> str:
        return self.codes.decision_number(self._agencies[record.offer.agency], at)

    def sign_in(self, person: Invented, at: datetime) -> None:
        """What `sign_in_citizen` leaves of somebody who is new."""
        key, account = self.keys.next(tables.CITIZEN), self.keys.next(tables.ACCOUNT)
        public, organisation = public_id(at), self._organisation(person)
        self._rows[tables.ACCOUNT].append({
            "id": account, "username": f"citizen-{public}", "password": f"!{os.urandom(20).hex()}", "date_joined": at,
            "is_active": True, "is_staff": False, "is_superuser": False, "first_name": "", "last_name": "", "email": "",
        })  # fmt: skip
        said = {
            "birth_date": person.birth_date, "sex": person.sex, "verified_level": LEVEL, "phone": person.phone,
            "email": person.email, "address_line": person.line,
        }  # fmt: skip
        place = self._places.get(person.commune)
        self._citizen(key, public, person, account_id=account, place_id=place, organisation_id=organisation, **said)
        told = said | {"place": place, "organisation": organisation}
        changed = [name for name in VOUCHED if told.get(name)]
        facts = {"citizen": key, "level": LEVEL, "full_name": person.full_name, "changed": changed}
        Chain(f"account:{account}").add(self._rows, VERIFY, Who(ActorKind.CITIZEN.value, key), at, facts)
        self._known[person.id_number] = key, organisation

    def at_counter(self, person: Invented, at: datetime, email: str = "") -> int:
        """Find or make the person whose papers an officer enters; another system tells the address for mail too."""
        if person.id_number not in self._known:
            key = self.keys.next(tables.CITIZEN)
            said = {"birth_date": person.birth_date, "sex": person.sex, "phone": person.phone, "email": email}
            self._citizen(key, public_id(at), person, **said)
            self._known[person.id_number] = key, None
        return self.key_of(person)

    def _citizen(self, key: int, public: Any, person: Invented, **said: Any) -> None:
        empty = {
            "account_id": None, "email": "", "place_id": None, "address_line": "", "verified_level": 0,
            "organisation_id": None,
        }  # fmt: skip
        given = {"id": key, "public_id": public, "full_name": person.full_name, "id_number": person.id_number}
        self._rows[tables.CITIZEN].append(empty | given | said)

    def _organisation(self, person: Invented) -> int | None:
        if not person.tax_code:
            return None
        key = self.keys.next(tables.ORGANISATION)
        row = {"id": key, "tax_code": person.tax_code, "name": person.organisation, "address": person.line}
        self._rows[tables.ORGANISATION].append(row)
        return key
