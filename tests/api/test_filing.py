"""POST /dossiers: a whole dossier at once, every gap at once, and the same asked twice filed once."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.models import Dossier
from tests.api.calling import ANSWERS, FILING, Caller, filing, photo, problem


@pytest.mark.django_db
def test_it_works(bank: Caller) -> None:
    response = bank.file()
    assert response.status_code == 201, response.content.decode()
    told = response.json()
    dossier = Dossier.unscoped.get(public_id=told["id"])
    assert told["code"] == dossier.request_code
    assert response.headers["Location"] == f"/api/v1/dossiers/{dossier.request_code}"
    assert (told["state"], told["national_status"]["code"]) == ("submitted", 1)
    assert told["owner"]["id_number"] == "010•••••9102"
    assert (told["mandate"]["system"], told["fees"]["owed"]) == ("Ngân hàng Sao Mai", 16_000)
    values = dict(dossier.answers.values_list("key", "value"))
    assert (values["copies"], values["child_birth"], values["late"]) == (2, "2026-11-02", False)
    assert bank.client.get(response.headers["Location"], headers=bank.headers).json() == told


@pytest.mark.django_db
def test_all_gaps_come_together_and_point_into_the_request(bank: Caller) -> None:
    answers = {**ANSWERS, "child_name": "", "copies": "hai", "chilld_sex": "male", "requester_birth": "1998-13-01"}
    wrong = filing(answers=answers, applicant={**FILING["applicant"], "id_number": "123", "phone": "113"}, commune="")
    body = problem(bank.file(wrong, files={"file.passport": photo()}), 422, "submit.incomplete")
    assert {(e["pointer"], e["code"]) for e in body["errors"]} == {
        ("/dossier/applicant/id_number", "answer.id_number.length"),
        ("/dossier/applicant/phone", "answer.phone.shape"),
        ("/dossier/commune", "answer.address.commune_missing"),
        ("/dossier/answers/child_name", "answer.missing"),
        ("/dossier/answers/copies", "value.shape"),
        ("/dossier/answers/chilld_sex", "answer.unknown"),
        ("/dossier/answers/requester_birth", "answer.date.not_a_date"),
        ("/file.passport", "component.unknown"),
        ("/file.birth_proof", "component.missing"),
    }
    assert all(e["detail"] for e in body["errors"])
    assert not Dossier.unscoped.exists()


@pytest.mark.django_db
def test_what_has_another_shape_is_refused_with_its_place(bank: Caller) -> None:
    wrong = filing(applicant={"full_name": "Vàng Văn Sơn"}, mandate={**FILING["mandate"], "kind": "magic"}, extra=1)
    body = problem(bank.file(wrong), 422, "request.invalid")
    assert {(e["pointer"], e["code"]) for e in body["errors"]} == {
        ("/dossier/applicant/id_number", "answer.missing"),
        ("/dossier/applicant/birth_date", "answer.missing"),
        ("/dossier/applicant/phone", "answer.missing"),
        ("/dossier/mandate/kind", "value.shape"),
        ("/dossier/extra", "value.unknown"),
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer", "code"),
    [(True, "value.shape"), (10**4000, "value.shape"), (-1, "answer.number.not_a_number"), (1.5, "value.shape"),
     ({"a": 1}, "value.shape"), (None, "answer.missing"), ("\x00", "value.shape")],
)  # fmt: skip
def test_strange_values_of_a_number(bank: Caller, answer: object, code: str) -> None:
    body = problem(bank.file(filing(answers={**ANSWERS, "copies": answer})), 422, "submit.incomplete")
    assert [(e["pointer"], e["code"]) for e in body["errors"]] == [("/dossier/answers/copies", code)]


@pytest.mark.django_db
def test_characters_no_database_can_keep_are_dropped(bank: Caller) -> None:
    text = json.dumps(filing(answers={**ANSWERS, "child_name": "Giàng\x00 A Phúc"})).replace("Bình", "B\\u0000ình")
    assert bank.file(text).status_code == 201
    assert Dossier.unscoped.get().answers.get(key="child_name").value == "GIÀNG A PHÚC"


@pytest.mark.django_db
def test_what_cannot_be_read(bank: Caller) -> None:
    problem(bank.file("{"), 400, "request.not_readable")
    problem(bank.file(filing(procedure="9.999999")), 422, "request.invalid")
    headers = {**bank.headers, "Idempotency-Key": "dot-1-so-0001"}
    as_json = bank.client.post("/api/v1/dossiers", FILING, content_type="application/json", headers=headers)
    problem(as_json, 415, "request.media_type")
    body = problem(bank.file(files={"passport": photo()}), 422, "request.invalid")
    assert body["errors"][0]["pointer"] == "/passport"


@pytest.mark.django_db
def test_it_refuses_what_is_not_filed_online(bank: Caller) -> None:
    problem(bank.file(filing(procedure="2.000815", answers={})), 409, "procedure.channel_closed")


@pytest.mark.django_db
def test_files_are_looked_into(bank: Caller, settings: Any) -> None:
    text = SimpleUploadedFile("anh.jpg", b"khong phai anh", "image/jpeg")
    body = problem(bank.file(files={"file.birth_proof": [photo(), text]}), 422, "submit.incomplete")
    assert [(e["pointer"], e["code"]) for e in body["errors"]] == [("/file.birth_proof", "file.kind")]
    settings.MOTCUA_MAX_FILE = 500  # eight of them are the bound of the whole
    problem(bank.file(), 413, "file.too_large")


@pytest.mark.django_db
def test_the_key_is_needed_and_has_a_shape(bank: Caller) -> None:
    for key, code in (("", "answer.missing"), ("ngắn", "value.shape"), ("x" * 81, "value.shape")):
        body = problem(bank.file(key=key), 422, "request.invalid")
        assert [(e["pointer"], e["code"]) for e in body["errors"]] == [("/header/Idempotency-Key", code)]


@pytest.mark.django_db
def test_the_same_again_is_answered_the_same(bank: Caller) -> None:
    picture = photo().read()
    files = [{"file.birth_proof": SimpleUploadedFile("a.jpg", picture)} for _ in range(3)]
    first, again = bank.file(files=files[0]), bank.file(files=files[1])
    assert (first.status_code, again.status_code, again.json()) == (201, 200, first.json())
    problem(bank.file(filing(return_way="counter"), files=files[2]), 409, "asking.key_used")
    problem(bank.file(files={"file.birth_proof": photo()}), 409, "asking.key_used")
    assert Dossier.unscoped.count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_under_one_key_make_one_dossier(bank: Caller) -> None:
    picture = photo().read()

    def one(_number: int) -> Any:
        try:
            return bank.file(files={"file.birth_proof": SimpleUploadedFile("a.jpg", picture)})
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=8) as pool:
        found = list(pool.map(one, range(8)))
    assert sorted(r.status_code for r in found) == [200] * 7 + [201]
    assert len({r.json()["code"] for r in found}) == 1
    assert Dossier.unscoped.count() == 1


@pytest.mark.django_db
def test_statements(bank: Caller, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    bank.file(key="dot-1-so-0000")  # warms what is kept in memory
    with django_assert_num_queries(34):
        assert bank.file().status_code == 201
