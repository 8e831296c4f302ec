"""What everybody may read: procedures, places, the description of the API."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.catalog.models import Procedure
from motcua.catalog.queries import definition
from motcua.web.api.values import schema, typed
from tests.api.calling import ANSWERS, Caller, problem

pytestmark = pytest.mark.django_db


def _get(path: str, **query: Any) -> Any:
    return Client().get(f"/api/v1{path}", query)


def test_the_catalogue_by_pages(province: None) -> None:
    seen, cursor = [], ""
    while True:
        page = _get("/procedures", limit=5, cursor=cursor).json()
        seen += [row["code"] for row in page["items"]]
        cursor = page["next"]
        if not cursor:
            break
    assert sorted(seen) == sorted(Procedure.objects.filter(current__isnull=False).values_list("code", flat=True))


def test_it_is_found_without_diacritics(province: None) -> None:
    assert "1.001193" in [row["code"] for row in _get("/procedures", q="dang ky khai sinh").json()["items"]]


def test_a_procedure_says_enough_to_build_the_form(province: None) -> None:
    told = _get("/procedures/1.001193").json()
    assert told["filed_online"]
    assert told["competent"] == {"rule": "commune", "agency": None}
    questions = {q["key"]: q for t in told["topics"] for q in t["questions"]}
    assert questions["copies"]["value"] == {"type": "integer"}
    assert "mother" in questions["requester_relation"]["value"]["enum"]
    assert questions["requester_birth"]["value"]["pattern"]
    assert [c["max_files"] for c in told["components"] if c["key"] == "birth_proof"] == [5]
    assert told["files"]["max_bytes"] == 25 * 1024 * 1024
    assert told["limits"][0]["unit"]
    assert told["fees"][0]["amount"] > 0


def test_every_published_procedure_can_be_told(province: None) -> None:
    for code in Procedure.objects.values_list("code", flat=True):
        assert _get(f"/procedures/{code}").status_code == 200


def test_a_department_is_told_by_its_code(province: None) -> None:
    told = _get("/procedures/2.002288").json()
    assert told["competent"]["rule"] == "fixed"
    assert told["competent"]["agency"]["name"] == "Sở Xây dựng tỉnh Lào Cai"


def test_every_type_of_question_has_a_value_that_is_read_back(province: None) -> None:
    """What the schema asks for is what a filing takes: the sample's own answers go through without a gap."""
    procedure = Procedure.objects.get(code="1.001193")
    known = definition(procedure.current_id or 0)
    raw, gaps = typed(known, ANSWERS)
    assert not gaps
    assert raw["requester_birth.day"] == ["15"]
    assert {schema(q)["type"] for q in known.questions()} >= {"string", "integer", "boolean", "object"}


def test_rows_of_a_table(province: None) -> None:
    known = definition(Procedure.objects.get(code="2.002288").current_id or 0)
    question = next(q for q in known.questions() if q.type == "table")
    first = next(iter(schema(question)["items"]["properties"]))
    raw, gaps = typed(known, {question.key: [{first: "24B-123.45"}, {first: "24B-123.46"}]})
    assert not gaps
    assert raw[f"{question.key}.1.{first}"] == ["24B-123.46"]
    wrongs: tuple[Any, ...] = ([1], [{"nothing": 1}], {}, [{first: {}}])
    for wrong in wrongs:
        assert typed(known, {question.key: wrong})[1]


def test_places_in_the_order_of_the_dictionary(province: None) -> None:
    items = _get("/agencies").json()["items"]
    assert len(items) == 99
    assert {"code", "name", "commune"} == set(items[0])
    assert "02746" in [a["commune"] for a in items]


def test_none_such(province: None) -> None:
    problem(_get("/procedures/9.999999"), 404, "procedure.none")
    problem(_get("/procedures/%00"), 404, "procedure.none")
    problem(_get("/nothing"), 404, "request.no_address")
    problem(Client().get("/api/v2/procedures"), 404, "request.no_address")


def test_another_method(province: None) -> None:
    answer = Client().delete("/api/v1/procedures")
    problem(answer, 405, "request.method")
    assert answer.headers["Allow"] == "GET"


def test_limits_are_told_and_kept(province: None, settings: Any) -> None:
    settings.MOTCUA_API_PER_ADDRESS = 3
    answers = [_get("/agencies") for _ in range(4)]
    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert [a.headers["RateLimit-Remaining"] for a in answers] == ["2", "1", "0", "0"]
    assert 1 <= int(answers[3].headers["Retry-After"]) <= 60
    problem(answers[3], 429, "request.too_often")


def test_a_token_has_a_limit_of_its_own(bank: Caller, settings: Any) -> None:
    settings.MOTCUA_API_PER_TOKEN = 2
    answers = [bank.get("/dossiers") for _ in range(3)]
    assert [(a.status_code, a.headers["RateLimit-Limit"]) for a in answers] == [(200, "2"), (200, "2"), (429, "2")]


def test_whatever_fails_outside_is_a_problem_too(bank: Caller, settings: Any) -> None:
    settings.MOTCUA_MAX_FILE = 1
    problem(bank.file(), 413, "request.too_large")  # turned away before the body is read
    settings.MOTCUA_MAINTENANCE = True
    problem(_get("/procedures"), 503, "request.maintenance")


def test_a_fault_of_ours_is_a_problem_without_its_cause(province: None, settings: Any) -> None:
    settings.MOTCUA_API_PER_ADDRESS = "many"  # breaks the gate itself
    answer = Client(raise_request_exception=False).get("/api/v1/procedures")
    assert "many" not in str(problem(answer, 500, "request.failed"))


def test_statements(province: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for path, count in {"/procedures": 2, "/procedures/1.001193": 2, "/procedures/2.002288": 3, "/agencies": 2}.items():
        _get(path)
        with django_assert_num_queries(count):
            assert _get(path).status_code == 200
