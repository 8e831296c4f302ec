"""The cast and their province: the same people in every test, made from the sample's own files."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from motcua.base.actor import Actor
from motcua.base.clockwork import VN, now
from motcua.directory.models import Account, Agency, Citizen, Officer, Organisation, Place
from motcua.directory.queries import citizen_actor, officer_actor
from motcua.project.sample.load import is_loaded, load_sample, read
from motcua.web.account.allauth_settings import BACKEND

OFFICER_KEYS = (
    "hanh",
    "tham",
    "quan",
    "lan",
    "dung",
    "nga",
    "khoa",
    "thanh",
    "ha",
    "pao",
    "xuan",
    "luc",
    "minh",
    "thuy",
    "tam",
)
CITIZEN_KEYS = ("mai", "son", "giang", "an", "binh", "hoa")


def vn(text: str) -> datetime:
    """Read '2026-11-25 09:00' as Vietnam's time."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=VN)


@dataclass(frozen=True)
class Person:
    """Somebody of the cast; the actor is who they are in acts, the account is what signs in."""

    name: str
    actor: Actor
    account: Account
    row: Any = field(repr=False)

    @property
    def client(self) -> Client:
        """Give a fresh browser in which this person has signed in."""
        client = Client()
        client.force_login(self.account, backend=BACKEND)
        return client


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Load the sample province once into each test database."""
    with django_db_blocker.unblock():
        if not is_loaded():
            load_sample(at=vn("2025-07-01 08:00"))


@pytest.fixture
def province(db: None) -> None:
    """The sample province; loaded again where a test with real transactions has emptied the tables."""
    if not is_loaded():
        load_sample(at=vn("2025-07-01 08:00"))


def _officer(key: str) -> Person:
    wanted = next(o for o in read("officers.toml")["officers"] if o["key"] == key)
    officer = Officer.objects.select_related("account").get(email=wanted["email"])
    assert officer.account is not None
    return Person(officer.full_name, officer_actor(officer, now()), officer.account, officer)


def _citizen(key: str) -> Person:
    wanted = next(c for c in read("citizens.toml")["citizens"] if c["sub"] == f"vneid-{key}")
    account, _ = Account.objects.get_or_create(username=wanted["sub"])
    body = wanted.get("organisation")
    given = {k: body[k] for k in ("name", "address")} if body else {}
    organisation = Organisation.objects.get_or_create(tax_code=body["tax_code"], defaults=given)[0] if body else None
    citizen, _ = Citizen.objects.get_or_create(
        id_number=wanted["id_number"],
        defaults={
            **{k: wanted[k] for k in ("full_name", "birth_date", "sex", "phone", "email")},
            "account": account,
            "organisation": organisation,
            "place": Place.objects.get(code=wanted["address"]["commune"]),
            "address_line": wanted["address"]["line"],
            "verified_level": 2,
        },
    )
    return Person(citizen.full_name, citizen_actor(citizen), account, citizen)


def _fixture(key: str, make: Callable[[str], Person]) -> Callable[[None], Person]:
    @pytest.fixture(name=key)
    def person(province: None) -> Person:
        return make(key)

    return person


for _key in OFFICER_KEYS:
    globals()[f"_{_key}"] = _fixture(_key, _officer)
for _key in CITIZEN_KEYS:
    globals()[f"_{_key}"] = _fixture(_key, _citizen)


@pytest.fixture
def client_of() -> Callable[[Person], Client]:
    """Sign a person in; gives a fresh browser."""
    return lambda person: person.client


@pytest.fixture
def coc_san(province: None) -> Agency:
    """Mai's commune, where Hạnh, Quân and Lan work."""
    return Agency.objects.get(key="02746")
