"""Another system files for an applicant: one act, all gaps at once, asked twice is filed once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection

from motcua.base import journal
from motcua.base.actor import SYSTEM, Actor, ActorKind, Grant
from motcua.base.errors import Refusal
from motcua.catalog.models import Procedure
from motcua.catalog.queries import procedure
from motcua.directory.acts.tokens import SUBMIT
from motcua.directory.models import Citizen, OutsideSystem
from motcua.dossiers.acts.file_for import file_for
from motcua.dossiers.asking import Asking
from motcua.dossiers.models import Channel, Dossier, MandatedFiling, MandateKind, ReturnWay, State
from motcua.dossiers.on_behalf import Applicant, Body, Filing, Mandate, Upload
from motcua.dossiers.queries import dossier_by_code, dossiers_for
from motcua.notices.models import Notice
from tests import stories
from tests.acts.jobs import run_jobs
from tests.town import Person

SON = Applicant("Vàng Văn Sơn", "010066999102", "1966", "0900000102", sex="male", address="Thôn Luổng Đơ")
BY_LETTER = Mandate(MandateKind.AUTHORISATION, "12/UQ, ngày 01/12/2026", "Nguyễn Văn Bình")
ONCE = Asking("dot-1-so-0001", "a" * 64)


def _procedure(code: str) -> Procedure:
    found = procedure(code)
    assert found is not None
    return found


def _photo(component: str = "birth_proof") -> Upload:
    picture = stories.picture()
    return Upload(component, "giay-chung-sinh.jpg", len(picture.getvalue()), picture)


def _birth(**changes: Any) -> Filing:
    whole = Filing(_procedure("1.001193"), "02746", SON, BY_LETTER, stories.raw(stories.BIRTH), (_photo(),))
    return replace(whole, **changes)


@pytest.fixture
def bank(province: None) -> Actor:
    """A system that may file."""
    row, _ = OutsideSystem.objects.get_or_create(name="Ngân hàng Sao Mai", defaults={"contact": "Bình, 0900000199"})
    return Actor(ActorKind.CLIENT, row.pk, row.name, frozenset({Grant(0, SUBMIT)}))


def _gaps(filing: Filing, by: Actor) -> set[tuple[str, str, str]]:
    with pytest.raises(Refusal, match=r"submit\.incomplete") as refused:
        file_for(filing, ONCE, by=by, at=stories.MONDAY)
    gaps = refused.value.facts["gaps"]
    assert isinstance(gaps, tuple)
    return {(g.part, g.key, g.code) for g in gaps}


@pytest.mark.django_db
def test_it_works(bank: Actor) -> None:
    dossier, is_new = file_for(_birth(), ONCE, by=bank, at=stories.MONDAY)
    assert is_new
    assert (dossier.state, dossier.channel, dossier.entered_by_id) == (State.SUBMITTED, Channel.ONLINE, None)
    assert dossier.request_code
    assert dossier.request_code.startswith("YC-")
    assert (dossier.owner.id_number, dossier.owner_name) == (SON.id_number, "Vàng Văn Sơn")
    assert dossier.attachments.get().component == "birth_proof"
    assert dossier.steps.get(closed_at=None).work == "receive"
    assert dossier.mandated.system_id == bank.key
    assert {f.amount for f in dossier.fees.all()} == {16_000}


@pytest.mark.django_db
def test_the_owner_is_told_as_always(bank: Actor) -> None:
    dossier, _ = file_for(_birth(), ONCE, by=bank, at=stories.MONDAY)
    run_jobs()
    assert (dossier.request_code or "-") in Notice.objects.get(citizen=dossier.owner).subject


@pytest.mark.django_db
def test_it_is_written_down_by_whom_and_with_what_mandate(bank: Actor) -> None:
    dossier, _ = file_for(_birth(), ONCE, by=bank, at=stories.MONDAY)
    ((entry, personal),) = journal.entries(dossier.chain)
    assert (entry.act, entry.actor_kind, entry.actor_key) == ("dossier.file_for", "client", bank.key)
    assert entry.public["mandate"] == "authorisation"
    assert personal == {"reference": BY_LETTER.reference, "filer_name": BY_LETTER.filer_name}


@pytest.mark.django_db
def test_who_is_verified_keeps_their_own_data(bank: Actor, mai: Person) -> None:
    other = replace(SON, id_number=mai.row.id_number, full_name="Giàng Mai", phone="0912345678", birth_date="1990")
    dossier, _ = file_for(_birth(applicant=other), ONCE, by=bank, at=stories.MONDAY)
    known = Citizen.objects.get(pk=mai.row.pk)
    assert (known.full_name, known.phone, known.birth_date) == (mai.row.full_name, mai.row.phone, mai.row.birth_date)
    assert (dossier.owner_id, dossier.owner_name, dossier.owner_phone) == (mai.row.pk, "Giàng Mai", "0912345678")


@pytest.mark.django_db
def test_all_gaps_come_together(bank: Actor) -> None:
    wrong = replace(SON, id_number="12345", birth_date="1966-02-31", phone="113")
    raw = {**stories.raw(stories.BIRTH), "child_name": [""], "copies": ["nhiều"], "chilld_sex": ["male"]}
    filing = _birth(
        applicant=wrong,
        commune="99999",
        raw=raw,
        mandate=replace(BY_LETTER, reference="  "),
        files=(_photo("passport"),),
    )
    assert _gaps(filing, bank) == {
        ("applicant", "id_number", "answer.id_number.length"),
        ("applicant", "birth_date", "answer.date.not_a_date"),
        ("applicant", "phone", "answer.phone.shape"),
        ("dossier", "commune", "answer.address.commune_missing"),
        ("mandate", "reference", "answer.missing"),
        ("question", "child_name", "answer.missing"),
        ("question", "copies", "answer.number.not_a_number"),
        ("question", "chilld_sex", "answer.unknown"),
        ("component", "passport", "component.unknown"),
        ("component", "birth_proof", "component.missing"),
    }
    assert not Dossier.unscoped.exists()
    assert not Citizen.objects.filter(id_number=SON.id_number).exists()


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_is_a_gap(bank: Actor) -> None:
    moving = Upload("birth_proof", "anh.jpg", 5, stories.picture("GIF"))
    assert ("component", "birth_proof", "file.kind") in _gaps(_birth(files=(moving,)), bank)


@pytest.mark.django_db
def test_organisations_only_where_they_may_file(bank: Actor) -> None:
    body = Body("0100109106", "Tập đoàn Sao Mai")
    assert ("organisation", "tax_code", "organisation.not_taken") in _gaps(_birth(organisation=body), bank)
    certified = Filing(_procedure("2.000635"), "02746", SON, BY_LETTER, stories.raw({"copies": "2"}))
    assert ("organisation", "tax_code", "answer.tax_code.wrong") in _gaps(
        replace(certified, organisation=Body("0100109107")), bank
    )
    assert ("organisation", "name", "answer.missing") in _gaps(
        replace(certified, organisation=Body("0100109106")), bank
    )


@pytest.mark.django_db
def test_a_result_that_is_fetched_in_person_is_not_sent(bank: Actor) -> None:
    married = replace(_birth(), procedure=_procedure("1.000894"), return_way=ReturnWay.POST)
    assert ("dossier", "return_way", "return.counter_only") in _gaps(married, bank)


@pytest.mark.django_db
def test_asked_twice_is_filed_once(bank: Actor) -> None:
    first, _ = file_for(_birth(), ONCE, by=bank, at=stories.MONDAY)
    again, is_new = file_for(_birth(), ONCE, by=bank, at=stories.MONDAY)
    assert (again.pk, again.request_code, is_new) == (first.pk, first.request_code, False)
    with pytest.raises(Refusal, match=r"asking\.key_used"):
        file_for(_birth(), replace(ONCE, digest="b" * 64), by=bank, at=stories.MONDAY)
    assert Dossier.unscoped.count() == 1


@pytest.mark.django_db
def test_the_key_of_another_system_is_another_key(bank: Actor) -> None:
    row = OutsideSystem.objects.create(name="Cổng hỗ trợ", contact="x")
    file_for(_birth(), ONCE, by=bank, at=stories.MONDAY)
    _, is_new = file_for(_birth(), ONCE, by=replace(bank, key=row.pk), at=stories.MONDAY)
    assert is_new


@pytest.mark.django_db
def test_it_refuses_who_is_no_system_or_may_not_file(bank: Actor, mai: Person, hanh: Person) -> None:
    for stranger in (mai.actor, hanh.actor, SYSTEM, replace(bank, grants=frozenset())):
        with pytest.raises(Refusal, match=r"token\.scope"):
            file_for(_birth(), ONCE, by=stranger, at=stories.MONDAY)


@pytest.mark.django_db
def test_a_system_sees_what_it_filed_and_nothing_else(bank: Actor, mai: Person, coc_san: Any) -> None:
    own, _ = file_for(_birth(), ONCE, by=bank, at=stories.MONDAY)
    other = stories.submitted(mai, coc_san)
    assert list(dossiers_for(bank)) == [own]
    assert dossier_by_code(bank, own.request_code or "") == own
    assert dossier_by_code(bank, other.request_code or "") is None


def _at_once(work: Callable[[int], Any], many: int) -> list[Any]:
    def one(number: int) -> Any:
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=many) as pool:
        return list(pool.map(one, range(many)))


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_under_one_key_make_one_dossier(bank: Actor) -> None:
    asked = [_birth() for _ in range(10)]
    found = _at_once(lambda n: file_for(asked[n], ONCE, by=bank, at=stories.MONDAY), 10)
    assert len({dossier.pk for dossier, _ in found}) == 1
    assert sum(is_new for _, is_new in found) == 1
    assert (Dossier.unscoped.count(), MandatedFiling.objects.count()) == (1, 1)
