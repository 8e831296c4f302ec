"""Fifty citizens and fifty officers at once; two officers for one dossier."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from motcua.base.errors import Refusal
from motcua.directory.models import Agency
from motcua.dossiers.acts import receive, submit, take
from motcua.dossiers.models import Dossier
from tests import stories
from tests.town import Person

CROWD = 50

pytestmark = pytest.mark.django_db(transaction=True)


def _together(work: Callable[[int], Any], keys: list[int]) -> list[Any]:
    def one(key: int) -> Any:
        try:
            return work(key)
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(keys)) as pool:
        return list(pool.map(one, keys))


def test_fifty_submit_and_fifty_are_received(mai: Person, coc_san: Agency, hanh: Person) -> None:
    keys = [stories.prepared(mai, coc_san).pk for _ in range(CROWD)]
    requests = _together(lambda key: submit.submit(key, by=mai.actor, at=stories.MONDAY), keys)
    codes = _together(lambda key: receive.receive(key, by=hanh.actor, at=stories.MONDAY), keys)
    assert len(set(requests)) == len(set(codes)) == CROWD
    assert not any(isinstance(found, Refusal) for found in [*requests, *codes])
    rows = Dossier.unscoped.filter(pk__in=keys).values_list("request_code", "code")
    assert {r for r, _ in rows} == set(requests)
    assert {c for _, c in rows} == set(codes)


@pytest.mark.parametrize("attempt", [receive.receive, take.take])
def test_one_wins_and_the_other_is_told_who(
    attempt: Callable[..., Any], mai: Person, coc_san: Agency, hanh: Person, tham: Person
) -> None:
    dossier = stories.submitted(mai, coc_san)
    people = {hanh.actor.key: hanh, tham.actor.key: tham}
    found = _together(lambda key: attempt(dossier.pk, by=people[key].actor, at=stories.MONDAY), list(people))
    refusals = [f for f in found if isinstance(f, Refusal)]
    assert len(refusals) == 1
    assert refusals[0].facts["by"] in {hanh.name, tham.name}
    winner = dossier.steps.get(closed_at=None).assignee
    assert winner is not None
    assert refusals[0].facts["by"] == winner.full_name
