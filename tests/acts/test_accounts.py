"""Accounts: made, invited, given passwords; sessions begun and ended; a citizen known by the electronic identity."""

from dataclasses import replace

import pytest
from django.contrib.sessions.backends.db import SessionStore

from motcua.base import journal
from motcua.base.actor import SYSTEM, Actor, ActorKind, Grant
from motcua.base.errors import Refusal
from motcua.base.models import Event
from motcua.directory import acts, events
from motcua.directory.acts.sessions import Device
from motcua.directory.models import Account, Citizen, Officer, SignIn
from motcua.directory.models.sign_in import SignInEnd
from motcua.directory.rules import PLATFORM
from motcua.directory.verified import VerifiedPerson
from tests.town import Person, vn

NOON = vn("2026-11-20 12:00")
TEAM = Actor(ActorKind.OFFICER, 1, "Minh", frozenset({Grant(0, PLATFORM)}))
MAI = VerifiedPerson(
    id_number="010198999101",
    full_name="Giàng Thị Mai",
    level=2,
    birth_date="1998-03-15",
    sex="female",
    phone="0900000101",
    email="mai@nguoidan.example",
    commune="02746",
    address_line="Thôn Tòng Chú",
)


def begun(account: Account, key: str = "") -> SignIn:
    """Open a real session of Django's and its row."""
    session = SessionStore(key or None)
    session.create()
    by = Actor(ActorKind.OFFICER, 1, "x")
    device = Device("Chrome, Windows", "203.0.113.x")
    return acts.begin_session(account, str(session.session_key), "password", device, by=by, at=NOON)


def is_alive(row: SignIn) -> bool:
    return SessionStore().exists(row.session_key)


def refusal(call: object, *args: object, **kwargs: object) -> str:
    assert callable(call)
    with pytest.raises(Refusal) as no:
        call(*args, **kwargs)
    return no.value.code


@pytest.mark.django_db
def test_the_first_administrator() -> None:
    account = acts.create_platform_admin(" It@Laocai.Example ", "Nguyễn Văn Đức", "mot cau that dai", at=NOON)
    assert (account.email, account.is_platform, account.must_set_password) == ("it@laocai.example", True, False)
    assert account.check_password("mot cau that dai")
    assert Officer.objects.get(account=account).full_name == "Nguyễn Văn Đức"
    assert [e.act for e, _ in journal.entries(f"account:{account.pk}")] == ["account.admin_created"]


@pytest.mark.django_db
def test_an_administrator_needs_a_free_address_and_a_strong_password(hanh: Person) -> None:
    taken = hanh.account.email.upper()
    assert refusal(acts.create_platform_admin, taken, "A", "mot cau that dai", at=NOON) == "account.email_taken"
    weak = refusal(acts.create_platform_admin, "b@laocai.example", "B", "12345", at=NOON)
    assert weak == "account.weak_password"
    assert not Account.objects.filter(email="b@laocai.example").exists()


def test_an_invitation_works(province: None) -> None:
    officer = Officer.objects.create(full_name="Lò Văn Tú", sort_key="x", email="tu@laocai.example")
    account = acts.invite_officer(officer.pk, by=TEAM, at=NOON)
    again = acts.invite_officer(officer.pk, by=TEAM, at=NOON)
    assert account == again
    assert not account.has_usable_password()
    assert account.must_set_password
    told = Event.objects.filter(name=events.OFFICER_INVITED, subject=account.pk)
    assert told.count() == 2
    assert told[0].facts == {}


def test_an_invitation_is_refused(hanh: Person) -> None:
    assert refusal(acts.invite_officer, hanh.row.pk, by=hanh.actor, at=NOON) == "account.not_platform"
    acts.set_password(hanh.account, "mot cau that dai", by=hanh.actor, at=NOON)
    assert refusal(acts.invite_officer, hanh.row.pk, by=TEAM, at=NOON) == "account.already_in_use"


def test_a_reset_is_told_for_known_addresses_only(hanh: Person) -> None:
    acts.ask_reset("nobody@laocai.example", at=NOON)
    assert not Event.objects.filter(name=events.RESET_ASKED).exists()
    acts.ask_reset(hanh.account.email.upper(), at=NOON)
    assert [e.subject for e in Event.objects.filter(name=events.RESET_ASKED)] == [hanh.account.pk]


def test_a_new_password_ends_all_sessions_but_the_one_to_keep(hanh: Person) -> None:
    kept, other = begun(hanh.account), begun(hanh.account)
    acts.set_password(hanh.account, "mot cau that dai", by=hanh.actor, at=NOON, keep=kept.session_key)
    assert (is_alive(kept), is_alive(other)) == (True, False)
    other.refresh_from_db()
    assert (other.ended_at, other.ended_by) == (NOON, SignInEnd.PASSWORD_CHANGED)
    assert refusal(acts.set_password, hanh.account, "123", by=hanh.actor, at=NOON) == "account.weak_password"


def test_the_end_of_a_post_ends_the_sessions(hanh: Person) -> None:
    row = begun(hanh.account)
    post = hanh.row.posts.get()
    acts.end_post(post.pk, by=TEAM, at=NOON)
    post.refresh_from_db()
    row.refresh_from_db()
    assert str(post.valid_until) == "2026-11-20"
    assert (is_alive(row), row.ended_by) == (False, SignInEnd.POST_ENDED)
    assert journal.broken_link(f"agency:{post.agency_id}") is None
    assert refusal(acts.end_post, post.pk, by=TEAM, at=NOON) == "post.already_ended"
    assert refusal(acts.end_post, post.pk, by=hanh.actor, at=NOON) == "account.not_platform"


def test_only_the_owner_ends_a_session(hanh: Person, quan: Person) -> None:
    row = begun(hanh.account)
    cause = SignInEnd.BY_PERSON
    assert refusal(acts.end_session, row.pk, quan.account, cause, by=quan.actor, at=NOON) == "session.not_yours"
    acts.end_session(row.pk, hanh.account, cause, by=hanh.actor, at=NOON)
    acts.end_session(row.pk, hanh.account, SignInEnd.IDLE, by=hanh.actor, at=NOON)
    row.refresh_from_db()
    assert (is_alive(row), row.ended_by) == (False, cause)
    kinds = [e.act for e, _ in journal.entries(f"account:{hanh.account.pk}")]
    assert kinds == ["account.signed_in", "account.session_ended"]


def test_a_new_citizen_by_identity(province: None) -> None:
    citizen = acts.sign_in_citizen(MAI, at=NOON)
    assert citizen.account is not None
    assert (citizen.full_name, citizen.verified_level, citizen.birth_date) == ("Giàng Thị Mai", 2, "1998-03-15")
    assert (citizen.account.email, citizen.account.has_usable_password()) == ("", False)
    assert citizen.place is not None
    assert citizen.place.code == "02746"
    chain = f"account:{citizen.account.pk}"
    assert [(e.act, e.public["level"]) for e, _ in journal.entries(chain)] == [("citizen.verified", 2)]
    assert journal.shred(chain) == 1
    assert journal.broken_link(chain) is None


def test_a_citizen_met_at_the_counter_is_the_same_one(province: None) -> None:
    known = Citizen.objects.create(full_name="GIANG THI MAI", id_number=MAI.id_number, phone="0911111111")
    citizen = acts.sign_in_citizen(MAI, at=NOON)
    assert citizen.pk == known.pk
    assert (citizen.full_name, citizen.phone, citizen.email) == ("Giàng Thị Mai", "0911111111", "mai@nguoidan.example")


def test_coming_back_changes_only_what_is_vouched_for(province: None) -> None:
    first = acts.sign_in_citizen(MAI, at=NOON)
    again = acts.sign_in_citizen(replace(MAI, phone="0922222222", level=1), at=NOON, known=first.account)
    assert (again.account, again.phone, again.verified_level) == (first.account, "0900000101", 1)
    acts.sign_in_citizen(replace(MAI, level=1), at=NOON)
    assert first.account is not None
    assert len(list(journal.entries(f"account:{first.account.pk}"))) == 2


def test_an_organisation_comes_with_its_person(province: None) -> None:
    said = replace(MAI, tax_code="5399999003", organisation_name="Hợp tác xã Hoa Ban")
    citizen = acts.sign_in_citizen(said, at=NOON)
    assert citizen.organisation is not None
    assert citizen.organisation.name == "Hợp tác xã Hoa Ban"
    assert acts.sign_in_citizen(MAI, at=NOON).organisation == citizen.organisation


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"id_number": "01019899910"}, "identity.incomplete"),
        ({"id_number": ""}, "identity.incomplete"),
        ({"full_name": ""}, "identity.incomplete"),
        ({"level": 0}, "identity.level_unknown"),
    ],
)
@pytest.mark.django_db
def test_an_identity_that_says_too_little_is_refused(change: dict[str, object], code: str) -> None:
    assert refusal(acts.sign_in_citizen, replace(MAI, **change), at=NOON) == code  # type: ignore[arg-type]  # a table of cases


def test_an_account_cannot_become_somebody_else(province: None) -> None:
    first = acts.sign_in_citizen(MAI, at=NOON)
    other = replace(MAI, id_number="010198999199", full_name="Người Khác")
    assert refusal(acts.sign_in_citizen, other, at=NOON, known=first.account) == "identity.changed"
    assert not Citizen.objects.filter(id_number=other.id_number).exists()


def test_the_system_may_invite(province: None) -> None:
    officer = Officer.objects.create(full_name="Lò Văn Tú", sort_key="x", email="tu@laocai.example")
    assert acts.invite_officer(officer.pk, by=SYSTEM, at=NOON).email == "tu@laocai.example"
