"""Officers sign in, set passwords, are locked out, go idle, see their devices."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from motcua.base import clockwork
from motcua.base.actor import SYSTEM
from motcua.base.models import Event, Throttle
from motcua.directory import acts
from motcua.directory.acts import posts
from motcua.directory.models import SignIn
from motcua.web.account import devices, mails
from motcua.web.account.allauth_settings import BACKEND
from motcua.web.account.entering import BEGAN
from tests.town import Person

PASSWORD, OTHER = "mot cau that dai", "mot cau khac han"
SIGN_IN = "/desk/sign-in"


@pytest.fixture(autouse=True)
def _quick(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def hanh_known(hanh: Person) -> Person:
    """Hạnh, who has a password."""
    acts.set_password(hanh.account, PASSWORD, by=hanh.actor, at=clockwork.now())
    return hanh


def enter(client: Client, who: Person, password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"login": who.account.email, "password": password} | more)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def letter_link(event: Event, send: Any) -> str:
    send(event)
    found = re.search(r"http://\S+(/desk/password/new/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def age(client: Client, name: str, by: timedelta) -> None:
    """Move a moment kept in the session into the past."""
    session = client.session
    session[name] = session[name] - by.total_seconds()
    session.save()


def unused(since: timedelta) -> None:
    """Let the one sign-in have been used last so long ago."""
    SignIn.objects.update(seen_at=clockwork.now() - since)


def test_it_works(hanh_known: Person, client: Client) -> None:
    assert "Cán bộ đăng nhập" in client.get(SIGN_IN).content.decode()
    answer = enter(client, hanh_known, next="/desk/account")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/account")
    row = SignIn.objects.get(account=hanh_known.account)
    assert (row.method, row.network, row.session_key) == ("password", "127.0.0.x", client.session.session_key)
    page = client.get("/desk/account").content.decode()
    assert hanh_known.name in page
    assert "Công chức tiếp nhận và trả kết quả" in page


def test_the_address_may_be_typed_in_capitals(hanh_known: Person, client: Client) -> None:
    client.post(SIGN_IN, {"login": f" {hanh_known.account.email.upper()} ", "password": PASSWORD})
    assert is_in(client)


def test_a_stranger_is_sent_to_sign_in(client: Client, province: None) -> None:
    for path in ("/desk/account", "/desk/password", "/desk/account/second-factor", "/desk/account/codes"):
        assert client.get(path)["Location"].startswith(SIGN_IN + "?next=")
    assert client.get("/tai-khoan/thiet-bi")["Location"].startswith("/dang-nhap?next=")


def test_wrong_and_unknown_get_the_same_words(hanh_known: Person, client: Client) -> None:
    pages = [
        client.post(SIGN_IN, {"login": login, "password": "sai mat khau"}).content.decode()
        for login in (hanh_known.account.email, "nobody@laocai.example")
    ]
    errors = [re.findall(r'<div class="error-summary".*?</div>', page, re.DOTALL) for page in pages]
    assert errors[0] == errors[1] != []
    assert "chưa đúng" in errors[0][0]
    assert hanh_known.account.email in pages[0]
    assert "sai mat khau" not in pages[0]


@pytest.mark.parametrize("login", ["hanh@laocai.example", "nobody@laocai.example"])
def test_five_wrong_passwords_lock(hanh_known: Person, client: Client, login: str) -> None:
    for _ in range(5):
        client.post(SIGN_IN, {"login": login, "password": "sai"})
    answer = client.post(SIGN_IN, {"login": login.upper(), "password": PASSWORD})
    assert "đợi 15 phút" in answer.content.decode()
    assert not is_in(client)
    Throttle.objects.update(since=clockwork.now() - timedelta(minutes=15, seconds=1))
    client.post(SIGN_IN, {"login": login, "password": PASSWORD})
    assert is_in(client) is (login == hanh_known.account.email)


def test_a_right_password_forgets_the_wrong_ones(hanh_known: Person, client: Client) -> None:
    for _ in range(3):
        for password in ("sai", "sai", "sai", PASSWORD):
            enter(client, hanh_known, password)
        assert is_in(client)
        client.post("/dang-xuat")


def test_who_holds_no_post_stays_out(hanh_known: Person, client: Client) -> None:
    hanh_known.row.posts.update(valid_until=clockwork.today(clockwork.now()))
    answer = enter(client, hanh_known)
    assert not is_in(client)
    assert "không giữ vị trí công tác" in client.get(answer["Location"]).content.decode()


def test_a_post_that_ends_ends_the_session(hanh_known: Person, client: Client) -> None:
    enter(client, hanh_known)
    hanh_known.row.posts.update(valid_until=clockwork.today(clockwork.now()))
    assert client.get("/desk/account")["Location"].startswith(SIGN_IN)
    assert SignIn.objects.get().ended_by == "post_ended"


def test_a_post_ends_the_session_on_the_day_laid_down_before(
    hanh_known: Person, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of two posts ends tomorrow; nothing runs at midnight, and the session of today is over."""
    at = clockwork.local(clockwork.now()).replace(hour=23, minute=50)
    post = hanh_known.row.posts.get()
    posts.give_post(hanh_known.row.pk, posts.PostFacts(post.agency_id, "clerk", "Văn thư", at.date()), by=SYSTEM, at=at)
    posts.end_post(post.pk, by=SYSTEM, at=at, on=at.date() + timedelta(days=1))
    seen = []
    for minutes in (0, 8, 12):
        monkeypatch.setattr(clockwork, "now", lambda minutes=minutes: at + timedelta(minutes=minutes))
        if minutes == 0:
            enter(client, hanh_known)
        Session.objects.update(expire_date=at + timedelta(hours=12))  # Django counts from the clock of the machine
        seen.append(client.get("/desk/account").status_code)
    assert seen == [200, 200, 302]
    assert SignIn.objects.get().ended_by == "post_ended"
    enter(client, hanh_known)
    Session.objects.update(expire_date=at + timedelta(hours=12))
    assert client.get("/desk/account").status_code == 200  # by the other post


def test_the_way_on_stays_here(hanh_known: Person, client: Client) -> None:
    for bad in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        assert "evil" not in enter(client, hanh_known, next=bad)["Location"]
        client.post("/dang-xuat")


def test_nobody_signs_up(client: Client, province: None) -> None:
    for path in ("/signup/", "/accounts/signup/", "/desk/signup", "/password/reset/", "/desk/account/email"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404


def test_an_invitation_leads_to_a_password(hanh: Person, client: Client) -> None:
    account = acts.invite_officer(hanh.row.pk, by=SYSTEM, at=clockwork.now())
    link = letter_link(Event.objects.get(subject=account.pk, name="account.invited"), mails.send_invitation)
    page = client.get(link)["Location"]
    weak = client.post(page, {"password1": "123", "password2": "123"}).content.decode()
    assert "error-summary" in weak
    unequal = client.post(page, {"password1": PASSWORD, "password2": PASSWORD + "x"}).content.decode()
    assert "chưa giống nhau" in unequal
    client.post(page, {"password1": PASSWORD, "password2": PASSWORD})
    account.refresh_from_db()
    assert (account.check_password(PASSWORD), account.must_set_password) == (True, False)
    assert "không dùng được nữa" in Client().get(link).content.decode()
    enter(client, hanh)
    assert is_in(client)


def test_forgotten_answers_everybody_alike(hanh_known: Person, client: Client) -> None:
    answers = [
        client.post("/desk/password/forgotten", {"email": email}, follow=True)
        for email in (hanh_known.account.email, "nobody@laocai.example")
    ]
    assert answers[0].redirect_chain == answers[1].redirect_chain
    told = Event.objects.filter(name="account.reset_asked")
    assert [e.subject for e in told] == [hanh_known.account.pk]
    for _ in range(4):
        client.post("/desk/password/forgotten", {"email": hanh_known.account.email})
    assert told.all().count() == 3


def test_a_letter_sets_a_new_password_and_ends_sessions(hanh_known: Person, client: Client) -> None:
    other = Client()
    enter(other, hanh_known)
    acts.ask_reset(hanh_known.account.email, at=clockwork.now())
    link = letter_link(Event.objects.get(name="account.reset_asked"), mails.send_reset)
    page = client.get(link)["Location"]
    client.post(page, {"password1": OTHER, "password2": OTHER})
    assert other.get("/desk/account").status_code == 302
    enter(client, hanh_known, OTHER)
    assert is_in(client)


def test_changing_the_password_keeps_only_this_session(hanh_known: Person, client: Client) -> None:
    other = Client()
    enter(other, hanh_known)
    enter(client, hanh_known)
    form = {"old_password": "sai", "new_password": OTHER, "again_password": OTHER}
    assert "Mật khẩu chưa đúng" in client.post("/desk/password", form).content.decode()
    weak = client.post("/desk/password", dict.fromkeys(form, "123") | {"old_password": PASSWORD}).content.decode()
    assert "error-summary" in weak
    assert client.post("/desk/password", form | {"old_password": PASSWORD})["Location"] == "/desk/account"
    assert client.get("/desk/account").status_code == 200
    assert other.get("/desk/account").status_code == 302
    assert SignIn.objects.filter(ended_at=None).count() == 1


def test_an_idle_session_ends(hanh_known: Person, client: Client) -> None:
    enter(client, hanh_known)
    unused(timedelta(minutes=19))
    assert client.get("/desk/account").status_code == 200
    assert clockwork.now() - SignIn.objects.get().seen_at < timedelta(minutes=1)
    unused(timedelta(minutes=21))
    answer = client.get("/desk/account")
    assert answer["Location"] == SIGN_IN + "?next=%2Fdesk%2Faccount"
    assert SignIn.objects.get().ended_by == "idle"
    assert "lâu không có thao tác" in client.get(answer["Location"]).content.decode()


def test_a_session_lasts_a_day_of_work_at_most(hanh_known: Person, client: Client) -> None:
    enter(client, hanh_known)
    age(client, BEGAN, timedelta(hours=12, minutes=1))
    assert client.get("/desk/account").status_code == 302
    assert SignIn.objects.get().ended_by == "expired"


def test_a_sign_of_life_renews_and_gives_the_token(hanh_known: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/desk/keepalive").status_code == 401
    client.force_login(hanh_known.account, backend=BACKEND)
    answer = client.post("/desk/keepalive", headers={"X-CSRFToken": "stale"})
    assert answer.status_code == 200
    assert len(answer.json()["token"]) == 64
    assert client.get("/desk/keepalive").status_code == 405


def test_devices_are_listed_and_ended(hanh_known: Person, client: Client) -> None:
    other = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/130 Safari"})
    enter(other, hanh_known)
    enter(client, hanh_known)
    page = client.get("/tai-khoan/thiet-bi").content.decode()
    assert "Chrome, Windows" in page
    row = SignIn.objects.get(session_key=other.session.session_key)
    assert client.post(f"/tai-khoan/thiet-bi/{row.pk}").status_code == 302
    assert other.get("/desk/account").status_code == 302
    assert client.get("/desk/account").status_code == 200


def test_another_persons_device_cannot_be_ended(hanh_known: Person, quan: Person, client: Client) -> None:
    enter(client, hanh_known)
    row = SignIn.objects.get()
    quans = quan.client
    assert quans.post(f"/tai-khoan/thiet-bi/{row.pk}").status_code == 409
    assert client.get("/desk/account").status_code == 200


@pytest.mark.parametrize(
    ("address", "network"),
    [("203.0.113.77", "203.0.113.x"), ("2001:db8:1:2::7", "2001:db8:1::x"), ("nonsense", "")],
)
def test_addresses_lose_their_last_part(address: str, network: str) -> None:
    assert devices.network_of(address) == network
