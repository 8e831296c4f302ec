"""A good filing with any part of it exchanged for anything: it is filed or refused with a problem, and never fails."""

import copy
import json
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.base.clockwork import now
from motcua.dossiers.acts import supplement
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.models import Dossier
from tests.api.calling import FILING, PROBLEM, Caller, photo
from tests.town import Person

KEYS = count()
Place = tuple[str, ...]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=6,
)
BOUNDED = settings(
    max_examples=25, derandomize=True, deadline=None, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


def _places(document: Any, above: Place = ()) -> Iterator[Place]:
    for key, value in document.items():
        yield (*above, key)
        if isinstance(value, dict):
            yield from _places(value, (*above, key))


def _bent(place: Place, value: Any) -> dict[str, Any]:
    document: dict[str, Any] = copy.deepcopy(dict(FILING))
    part = document
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = value
    return document


@pytest.mark.django_db
@BOUNDED
@given(place=st.sampled_from(list(_places(FILING))), value=JSON, key=st.uuids())
def test_only_filed_or_refused(bank: Caller, settings: Any, place: Place, value: Any, key: Any) -> None:
    settings.MOTCUA_API_PER_ADDRESS = settings.MOTCUA_API_PER_TOKEN = 100_000
    before = Dossier.unscoped.count()
    answer = bank.file(json.dumps(_bent(place, value)), key=str(key), files={"file.birth_proof": photo()})
    assert answer.status_code in (201, 400, 422), (place, value, answer.content)
    if answer.status_code != 201:
        assert answer.headers["Content-Type"] == PROBLEM
        body = answer.json()
        assert body["errors"] or body["code"] == "request.not_readable"
    assert Dossier.unscoped.count() - before == (answer.status_code == 201)


@pytest.mark.django_db
@BOUNDED
@given(document=JSON | st.fixed_dictionaries({"answers": JSON, "replies": JSON}))
def test_only_completed_or_refused(bank: Caller, hanh: Person, settings: Any, document: Any) -> None:
    settings.MOTCUA_API_PER_ADDRESS = settings.MOTCUA_API_PER_TOKEN = 100_000
    key = f"so-{next(KEYS):08}"
    dossier = Dossier.unscoped.get(request_code=bank.file(key=key).json()["request_code"])
    supplement.request_supplement(dossier.pk, [Asked("question", "child_name", "Viết thiếu.")], by=hanh.actor, at=now())
    answer = bank.complete(dossier.request_code, document, key=f"s-{key}")
    assert answer.status_code in (200, 400, 422), (document, answer.content)
    assert (dossier.supplements.get().answered_at is None) == (answer.status_code != 200)
