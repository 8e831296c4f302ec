"""A form posted after the session has ended is given back once, to the same person."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from motcua.base import clockwork
from motcua.directory import acts
from motcua.directory.models.sign_in import SignIn
from motcua.project import urls
from motcua.web.account.allauth_settings import BACKEND
from motcua.web.account.entering import SEEN
from motcua.web.ui import parking, roles
from motcua.web.ui.pages import page
from tests.town import Person

PASSWORD = "mot cau that dai"
FORM = {"reason": "Thiếu giấy chứng sinh", "gaps": ["a", "b"], "password": "x", "new_password1": "y"}


@page(access=roles.officer)
def form(request: HttpRequest) -> HttpResponse:
    """A page of the kind that the desk has."""
    if request.method == "POST":
        return HttpResponse("saved")
    kept = parking.parked(request, request.path)
    return JsonResponse({"kept": dict(kept.lists()) if kept is not None else None})


urlpatterns = [path("desk/form", form), path("desk/other", form), *urls.urlpatterns]


@pytest.fixture(autouse=True)
def _pages(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def people(hanh: Person, quan: Person) -> tuple[Person, Person]:
    for who in (hanh, quan):
        acts.set_password(who.account, PASSWORD, by=who.actor, at=clockwork.now())
    return hanh, quan


def enter(client: Client, who: Person) -> None:
    client.post("/desk/sign-in", {"login": who.account.email, "password": PASSWORD})
    assert "_auth_user_id" in client.session


def tire(client: Client) -> None:
    SignIn.objects.filter(session_key=client.session.session_key).update(seen_at=clockwork.now() - timedelta(hours=1))


def kept(client: Client, at: str = "/desk/form") -> Any:
    return client.get(at).json()["kept"]


def test_it_works(people: tuple[Person, Person], client: Client) -> None:
    enter(client, people[0])
    tire(client)
    answer = client.post("/desk/form", FORM)
    assert answer["Location"] == "/desk/sign-in?next=%2Fdesk%2Fform"
    assert "những gì vừa gửi vẫn được giữ" in client.get(answer["Location"]).content.decode()
    enter(client, people[0])
    assert kept(client, "/desk/other") is None
    assert kept(client) == {"reason": ["Thiếu giấy chứng sinh"], "gaps": ["a", "b"]}
    assert kept(client) is None


def test_it_works_when_the_session_was_ended_elsewhere(people: tuple[Person, Person], client: Client) -> None:
    enter(client, people[0])
    Session.objects.all().delete()
    client.post("/desk/form", FORM)
    enter(client, people[0])
    assert kept(client)["gaps"] == ["a", "b"]


def test_another_person_does_not_get_it(people: tuple[Person, Person], client: Client) -> None:
    enter(client, people[0])
    tire(client)
    client.post("/desk/form", FORM)
    enter(client, people[1])
    assert kept(client) is None
    client.post("/dang-xuat")
    enter(client, people[0])
    assert kept(client) is None


def test_without_a_known_owner_nothing_is_kept(people: tuple[Person, Person], client: Client) -> None:
    client.post("/desk/form", FORM)
    assert parking.KEY not in client.session
    client.cookies["sessionid"] = "x" * 32
    client.post("/desk/form", FORM)
    assert parking.KEY not in client.session


def test_a_forged_post_is_not_kept(people: tuple[Person, Person]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people[0].account, backend=BACKEND)
    session = client.session
    session[SEEN] = 0
    session.save()
    assert client.post("/desk/form", FORM).status_code == 403
    assert parking.KEY not in client.session


def test_files_and_floods_are_not_kept(people: tuple[Person, Person], client: Client) -> None:
    enter(client, people[0])
    tire(client)
    client.post("/desk/form", {"note": "x", "scan": SimpleUploadedFile("a.jpg", b"1")})
    client.post("/desk/other", {"note": "x" * (parking.SIZE + 1)})
    assert [p["fields"] for p in client.session[parking.KEY]] == [[["note", ["x"]]]]
    for number in range(parking.MOST + 2):
        client.post("/desk/form", {"note": str(number)})
    assert len(client.session[parking.KEY]) == 1


def test_what_lies_too_long_is_gone(people: tuple[Person, Person], client: Client) -> None:
    enter(client, people[0])
    tire(client)
    client.post("/desk/form", FORM)
    session = client.session
    session[parking.KEY][0]["at"] -= parking.LIFE
    session.save()
    enter(client, people[0])
    assert kept(client) is None


def test_pages_of_signing_in_are_never_kept(people: tuple[Person, Person], client: Client) -> None:
    enter(client, people[0])
    tire(client)
    client.post("/desk/account/second-factor/on", {"code": "123456"})
    assert parking.KEY not in client.session
