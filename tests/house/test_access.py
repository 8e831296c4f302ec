"""Every address says who may open it, and nobody else gets in: neither by role nor to somebody else's dossier."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from motcua.base.models import JournalEntry
from motcua.dossiers.acts import consult
from motcua.dossiers.models import Dossier, StepKind
from motcua.dossiers.rules import OFFICER_ACTS
from motcua.files import store
from motcua.papers.models import Paper, PaperKind
from motcua.web.ui.roles import Access
from tests import stories
from tests.house.addresses import FOREIGN, URLCONF, Address, addresses
from tests.house.source import complain
from tests.town import Person, vn

ALL = addresses()
OURS = [a for a in ALL if a.access is not None]
REACHABLE = [a for a in OURS if not a.name.startswith("account:sim")]  # the simulator is another process
# Sessions, limits on tries, who looked at what, and the copy of an officer's address that allauth makes for itself.
WRITTEN_BY_LOOKING = ("django_session", "base_throttle", "files_look", "directory_signin", "account_emailaddress")
WRITE = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
# Who comes to the dossier of Mai at Cốc San and has no part in it.
STRANGERS = ("visitor", "an", "khoa", "minh")
INSIDERS = ("mai", "hanh", "quan", "lan")

pytestmark = pytest.mark.urls(URLCONF)


@pytest.fixture
def dossier(mai: Person, hanh: Person, quan: Person, coc_san: Any, nga: Person) -> Dossier:
    """Mai's birth registration, in the work of the commune, with a file, a paper and a consultation."""
    found = stories.in_progress(mai, coc_san, hanh)
    kept = store.receive(stories.picture(), "phieu-hen.jpg", 1, at=stories.MONDAY)
    Paper.objects.get_or_create(
        dossier=found, kind=PaperKind.RECEIPT, defaults={"file": kept, "made_at": stories.MONDAY}
    )
    due = vn("2026-12-09 09:00")
    asked = consult.Consultation(coc_san, "Có ý kiến gì?", due)
    consult.consult(found.pk, asked, by=quan.actor, at=stories.MONDAY)
    return stories.fresh(found)


@pytest.fixture
def browser_of(request: pytest.FixtureRequest) -> Callable[[str], Client]:
    return lambda key: Client() if key == "visitor" else request.getfixturevalue(key).client


def _asked(address: Address, dossier: Dossier) -> Iterator[str]:
    """Give the paths of an address with Mai's dossier in it."""
    part = address.name.split(":")[-1]
    subject = {
        "file": dossier.attachments.first(), "preview": dossier.attachments.first(), "paper": dossier.papers.first()
    }.get(part, dossier)  # fmt: skip
    known: Any = getattr(subject, "file", subject) if part in ("file", "preview") else subject
    step = dossier.steps.get(kind=StepKind.CONSULT)
    given = {"public_id": known.public_id, "code": "1.001193", "step": step.pk, "key": "child", "provider_id": "vneid"}
    for key in OFFICER_ACTS if address.name == "desk:act" else [given["key"]]:
        yield address.url(given | {"key": key})


def _names_a_dossier(address: Address) -> bool:
    return "public_id" in address.asks


def _is_admitted(access: Access, response: HttpResponseBase) -> bool:
    asked: HttpRequest = response.wsgi_request  # type: ignore[attr-defined]  # set by the test client
    return access.admits(asked)


def _state() -> tuple[object, ...]:
    return JournalEntry.objects.count(), *Dossier.unscoped.order_by("pk").values_list("version", "changed_at", "state")


@contextmanager
def watching(written: set[str]) -> Iterator[None]:
    """Collect the tables that are written to."""

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        written.update(WRITE.findall(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield


def test_every_view_says_who_may_open_it() -> None:
    complain("access", {a.name: "says not who may open it" for a in ALL if a.access is None and a.name not in FOREIGN})
    assert {a.name for a in ALL if a.access is None} == FOREIGN
    assert len(OURS) > 60


def test_sample_addresses_exist_in_sample_mode_only() -> None:
    outside = {a.name for a in addresses("motcua.project.urls")}
    assert {a.name for a in ALL} - outside >= {
        "account:sample_people",
        "account:sample_officer",
        "account:sim",
        "ui:components",
    }
    assert not any(name.startswith(("account:sample", "account:sim", "ui:")) for name in outside)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("key", STRANGERS)
def test_strangers_get_nothing(key: str, method: str, dossier: Dossier, browser_of: Callable[[str], Client]) -> None:
    faults, browser, before = {}, browser_of(key), _state()
    for address in REACHABLE:
        if method == "post" and "account" in address.name:
            browser = browser_of(key)  # one of them signs out
        for url in _asked(address, dossier):
            response = getattr(browser, method)(url)
            response.getvalue()
            assert address.access is not None
            closed = _names_a_dossier(address) or not _is_admitted(address.access, response)
            if closed and not _is_no(response, address.access):
                faults[f"{address.name}@{key}.{method}"] = (
                    f"{response.status_code} {response.headers.get('Location', '')}"
                )
    assert _state() == before
    complain("stranger", faults)


def _is_no(response: HttpResponseBase, access: Access) -> bool:
    """Sent to sign in, told no, told that there is nothing, or that this is not the way to ask."""
    if response.status_code == 302:
        return response.headers["Location"].startswith(reverse(access.sign_in))
    return response.status_code in (401, 403, 404, 405)


@pytest.mark.parametrize("key", [*STRANGERS, *INSIDERS])
def test_looking_changes_nothing_and_never_fails(
    key: str, dossier: Dossier, browser_of: Callable[[str], Client]
) -> None:
    faults: dict[str, str] = {}
    browser = browser_of(key)
    for address in REACHABLE:
        for url in _asked(address, dossier):
            written: set[str] = set()
            with watching(written):
                response = browser.get(url)
                response.getvalue()
            changed = written - set(WRITTEN_BY_LOOKING)
            if changed or response.status_code >= 500:
                faults[f"{address.name}@{key}"] = (
                    f"{response.status_code}, writes {', '.join(sorted(changed)) or 'nothing'}"
                )
    complain("looking", faults)


@pytest.mark.parametrize("key", INSIDERS)
def test_insiders_open_the_dossier(key: str, dossier: Dossier, browser_of: Callable[[str], Client]) -> None:
    """The other side of the test above: who has a part in it is not kept out."""
    page = "portal:dossier" if key == "mai" else "desk:dossier"
    assert browser_of(key).get(reverse(page, args=[dossier.public_id])).status_code == 200
