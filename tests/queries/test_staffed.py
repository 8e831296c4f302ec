"""Who could do the steps of a procedure, at every agency that receives it: a fixed number of statements."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.catalog.models import Procedure
from motcua.catalog.queries import definition
from motcua.catalog.staffed import people_findings
from motcua.directory.models import Agency, Post, Role
from tests.town import Person

DAY = date(2026, 12, 7)
STATEMENTS = 5
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]


def found(code: str, on: date = DAY) -> list[tuple[str, str, str, date | None]]:
    known = definition(Procedure.objects.get(code=code).current_id or 0)
    return [(each.kind.value, each.node, each.place, each.day) for each in people_findings(known, on)]


def test_the_sample_is_staffed() -> None:
    codes = list(Procedure.objects.filter(current__isnull=False).values_list("code", flat=True))
    assert {code: found(code) for code in codes if found(code)} == {}


def test_a_leader_who_leaves_is_found_for_the_day(lan: Person, coc_san: Agency) -> None:
    last = date(2027, 1, 1)
    Post.objects.filter(agency=coc_san, role=Role.LEADER).update(valid_until=last)
    assert ("nobody", "sign", coc_san.name, last) in found("1.001193")


def test_it_asks_a_fixed_number_of_statements() -> None:
    known = definition(Procedure.objects.get(code="1.001193").current_id or 0)
    with CaptureQueriesContext(connection) as asked:
        people_findings(known, DAY)
    assert len(asked) <= STATEMENTS
