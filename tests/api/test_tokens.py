"""Every address × every caller who must not come in; and cookies, which mean nothing here."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from motcua.base.actor import SYSTEM
from motcua.base.clockwork import now, today
from motcua.directory.acts.tokens import DOCUMENTS, READ, SUBMIT, SUPPLEMENT, WITHDRAW, revoke_token
from motcua.directory.models import Token
from motcua.dossiers.acts import receive
from motcua.dossiers.models import Dossier
from motcua.papers.models import Paper
from motcua.web.api.calls import operations
from motcua.web.api.clients import Bearer
from tests.acts.jobs import run_jobs
from tests.api.calling import Caller, caller, problem
from tests.town import Person

pytestmark = pytest.mark.django_db
CLOSED = [op for op in operations() if op.auth_callbacks]
OTHER = {SUBMIT: READ, READ: SUBMIT, DOCUMENTS: READ, SUPPLEMENT: WITHDRAW, WITHDRAW: SUPPLEMENT}


@pytest.fixture
def filed(bank: Caller, hanh: Person) -> Dossier:
    assert bank.file().status_code == 201
    dossier = Dossier.unscoped.get()
    receive.receive(dossier.pk, by=hanh.actor, at=now())
    run_jobs()
    return Dossier.unscoped.get()


def _asked(filed: Dossier) -> Iterator[tuple[str, str, str]]:
    """Give method, address and scope of every operation that asks for a token, with a dossier that exists."""
    paper = Paper.objects.get(dossier=filed)
    given: dict[str, list[Any]] = {
        "dossiers": [], "list_dossiers": [], "document": [paper.public_id], "answer_supplement": [filed.code, 1],
    }  # fmt: skip
    for operation in CLOSED:
        (auth,) = operation.auth_callbacks
        assert isinstance(auth, Bearer)
        path = reverse(f"api:{operation.url_name}", args=given.get(str(operation.url_name), [filed.code]))
        yield operation.methods[0].lower(), path, auth.scope


def _revoked(bank: Caller) -> Caller:
    revoke_token(bank.token.prefix, by=SYSTEM, at=now())
    return bank


def _expired(bank: Caller) -> Caller:
    Token.objects.filter(pk=bank.token.pk).update(expires_at=now() - timedelta(seconds=1))
    return bank


STRANGERS: dict[str, tuple[Callable[[Caller], Caller], str]] = {
    "none": (lambda bank: replace(bank, said={"Authorization": ""}), "token.missing"),
    "other_scheme": (lambda bank: replace(bank, said={"Authorization": "Basic bWFpOm1haQ=="}), "token.missing"),
    "empty": (lambda bank: replace(bank, secret=""), "token.unknown"),
    "made_up": (lambda bank: replace(bank, secret="mc_" + "x" * 43), "token.unknown"),
    "prefix": (lambda bank: replace(bank, secret=bank.token.prefix), "token.unknown"),
    "digest": (lambda bank: replace(bank, secret=bank.token.digest), "token.unknown"),
    "revoked": (_revoked, "token.revoked"),
    "expired": (_expired, "token.expired"),
}


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_stay_outside(who: str, bank: Caller, filed: Dossier) -> None:
    make, code = STRANGERS[who]
    asked = list(_asked(filed))
    assert len(asked) == len(CLOSED) >= 8
    stranger = make(bank)
    for method, path, _scope in asked:
        answer = getattr(stranger.client, method)(path, headers=stranger.headers)
        problem(answer, 401, code)
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_scope_opens_only_its_own(filed: Dossier) -> None:
    for method, path, scope in _asked(filed):
        narrow = caller(scopes=[OTHER[scope]])
        body = problem(getattr(narrow.client, method)(path, headers=narrow.headers), 403, "token.scope")
        assert scope in body["detail"]


def test_another_systems_dossier_does_not_exist(helpers: Caller, filed: Dossier) -> None:
    for method, path, _scope in _asked(filed):
        if method == "get" and path != "/api/v1/dossiers":
            answer = helpers.client.get(path, headers=helpers.headers)
            problem(answer, 404, "document.none" if "/documents/" in path else "dossier.none")


def test_a_session_gives_nothing(filed: Dossier, hanh: Person, minh: Person, son: Person) -> None:
    for person in (hanh, minh, son):  # the last one is the owner
        browser: Any = person.client
        for method, path, _scope in _asked(filed):
            problem(getattr(browser, method)(path), 401, "token.missing")


def test_a_cookie_beside_a_token_changes_nothing(bank: Caller, helpers: Caller, hanh: Person, filed: Dossier) -> None:
    browser = replace(helpers, client=hanh.client)
    problem(browser.get(f"/dossiers/{filed.code}"), 404, "dossier.none")
    own = replace(bank, client=hanh.client)
    assert own.file(key="dot-1-so-0002").status_code == 201  # and no form token is asked for


def test_only_a_digest_is_kept(bank: Caller) -> None:
    row = Token.objects.get(pk=bank.token.pk)
    assert len(bank.secret) == 46
    assert bank.secret.startswith(row.prefix)
    assert bank.secret not in json.dumps([str(v) for v in row.__dict__.values()])


def test_its_use_is_noted_once_a_day(bank: Caller, django_assert_num_queries: Any) -> None:
    assert Token.objects.get(pk=bank.token.pk).used_on is None
    bank.get("/dossiers")
    assert Token.objects.get(pk=bank.token.pk).used_on == today(now())
    with django_assert_num_queries(5):
        bank.get("/dossiers")
