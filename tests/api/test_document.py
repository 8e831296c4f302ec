"""The document of the API says everything: each operation, each no, in both languages."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.web.api import problems
from motcua.web.api.calls import operations, patterns
from motcua.web.api.document import codes_of, document
from motcua.web.api.shown.calls import CALLS
from motcua.web.ui import words
from tests.api.calling import PROBLEM


def _told() -> list[tuple[str, dict[str, Any]]]:
    return [(f"{m} {p}", one) for p, methods in document("vi")["paths"].items() for m, one in methods.items()]


def test_every_operation_declares_its_noes() -> None:
    found = {op.operation_id: op for op in operations()}
    assert len(_told()) == len(found) == len(CALLS)
    for place, told in _told():
        codes = codes_of(found[told["operationId"]])
        said = {s for s, answer in told["responses"].items() if PROBLEM in answer.get("content", {})}
        assert said == {str(problems.STATUS.get(c, problems.RULE)) for c in codes}, place
        assert {"429", "500", "503"} <= said, place
        if found[told["operationId"]].auth_callbacks:
            assert {"401", "403"} <= said, place
            assert told["x-scopes"], place


def test_every_operation_has_words_answers_and_an_address() -> None:
    for place, told in _told():
        assert told["summary"], place
        assert told["description"], place
        good = [a for status, a in told["responses"].items() if status < "300"]
        assert good, place
        assert all(a["content"] for a in good), place
    assert len(list(patterns())) == len(_told())


def test_every_example_is_a_problem() -> None:
    wanted = set(document("vi")["components"]["schemas"]["ProblemShape"]["properties"])
    for _place, told in _told():
        for status, answer in told["responses"].items():
            for code, example in answer.get("content", {}).get(PROBLEM, {}).get("examples", {}).items():
                assert (set(example["value"]), example["value"]["code"]) == (wanted, code)
                assert str(example["value"]["status"]) == status


def test_every_status_of_the_table_belongs_to_a_worded_code() -> None:
    assert set(problems.STATUS) <= set(words.REFUSALS)


def test_nothing_points_nowhere() -> None:
    found = json.dumps(document("vi"))
    for name in set(re.findall(r'"#/components/schemas/(\w+)"', found)):
        assert name in document("vi")["components"]["schemas"], name


@pytest.mark.django_db
def test_it_is_served_in_both_languages() -> None:
    vi = Client().get(reverse("api:openapi"))
    en = Client().get(reverse("api:openapi"), headers={"Accept-Language": "en"})
    assert vi.json()["openapi"] == "3.1.0"
    assert vi.json()["paths"].keys() == en.json()["paths"].keys()
    assert vi.json()["info"]["version"] == "1.1.0"


@pytest.mark.django_db
def test_the_page_lists_every_operation_and_every_code(province: None) -> None:
    page = Client().get(reverse("api:docs")).content.decode()
    for _place, told in _told():
        assert told["summary"] in page
        assert f'id="{told["operationId"]}"' in page
    for code in {c for op in operations() for c in codes_of(op)}:
        assert f'id="{code}"' in page
    assert "<script" not in page.split("<main")[1].split("</main")[0]
