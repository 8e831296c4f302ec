"""The second factor: switched on with the password, asked at sign-in, each code once, codes in reserve."""

import base64
import hashlib
import hmac
import re
import struct
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from motcua.base import clockwork
from motcua.directory import acts
from tests.town import Person

PASSWORD = "mot cau that dai"
OF = "/desk/account/second-factor"


def code_for(secret: str, step: int = 0) -> str:
    """Compute what the app on the phone shows (RFC 6238), some steps of 30 seconds from now."""
    counter = int(clockwork.now().timestamp()) // 30 + step
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def enter(client: Client, who: Person) -> Any:
    return client.post("/desk/sign-in", {"login": who.account.email, "password": PASSWORD})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.fixture(autouse=True)
def _quick(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def secret(hanh: Person, client: Client) -> str:
    """Switch it on for Hạnh, who is signed in with `client`; gives the secret on her phone."""
    acts.set_password(hanh.account, PASSWORD, by=hanh.actor, at=clockwork.now())
    enter(client, hanh)
    asked = client.get(OF + "/on")
    assert asked["Location"].startswith("/desk/account/confirm?")
    assert client.post(asked["Location"], {"password": PASSWORD})["Location"] == OF + "/on"
    found = re.search(r'<code class="code">([A-Z2-7]+)</code>', client.get(OF + "/on").content.decode())
    assert found
    answer = client.post(OF + "/on", {"code": code_for(found[1])})
    assert answer["Location"] == "/desk/account/codes"
    return found[1]


def test_it_works(secret: str, hanh: Person) -> None:
    client = Client()
    assert enter(client, hanh)["Location"].startswith("/desk/sign-in/code")
    assert not is_in(client)
    assert "Nhập mã xác thực" in client.get("/desk/sign-in/code").content.decode()
    assert client.post("/desk/sign-in/code", {"code": code_for(secret, 1)}).status_code == 302
    assert is_in(client)
    assert "Đang bật" in client.get(OF).content.decode()


def test_a_code_works_once_in_all_processes(secret: str, hanh: Person) -> None:
    code = code_for(secret, 1)
    for expected in (True, False):
        client = Client()
        enter(client, hanh)
        client.post("/desk/sign-in/code", {"code": code})
        assert is_in(client) is expected
        cache.clear()


def test_five_wrong_codes_lock(secret: str, hanh: Person) -> None:
    client = Client()
    enter(client, hanh)
    for _ in range(5):
        client.post("/desk/sign-in/code", {"code": "000000"})
    answer = client.post("/desk/sign-in/code", {"code": code_for(secret, 1)})
    assert "đợi 15 phút" in answer.content.decode()
    assert not is_in(client)


def test_a_code_in_reserve_works_once(secret: str, hanh: Person, client: Client) -> None:
    page = client.get("/desk/account/codes").content.decode()
    codes = re.findall(r'<code class="code">(\w+)</code>', page)
    assert len(codes) == 10
    for expected in (True, False):
        other = Client()
        enter(other, hanh)
        other.post("/desk/sign-in/code", {"code": codes[0]})
        assert is_in(other) is expected


def test_the_code_page_needs_a_password_first(client: Client, province: None) -> None:
    assert client.get("/desk/sign-in/code")["Location"].startswith("/desk/sign-in")


def test_new_codes_and_switching_off(secret: str, hanh: Person, client: Client) -> None:
    before = client.get("/desk/account/codes").content
    assert client.get("/desk/account/codes/new").status_code == 200
    assert client.post("/desk/account/codes/new").status_code == 302
    assert client.get("/desk/account/codes").content != before
    assert client.get(OF + "/off").status_code == 200
    assert client.post(OF + "/off")["Location"] == OF
    assert not Authenticator.objects.exists()


def test_secrets_lie_encrypted(secret: str) -> None:
    kept = str([row.data for row in Authenticator.objects.all()])
    assert secret not in kept
