"""The identity token proved, and what it says read, without network or database."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization

from motcua.adapters.sim.signing import SigningKey, new_key
from motcua.web.account.allauth_settings import CLAIMS
from motcua.web.account.oidc import claims, id_token

KEY = new_key()
ISSUER = "https://id.example"


def said(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    known = {"iss": ISSUER, "sub": "s", "aud": "motcua", "iat": now, "exp": now + 300, "nonce": "n1"} | changes
    return {k: v for k, v in known.items() if v is not None}


def proved(token: str, *keys: SigningKey) -> dict[str, Any]:
    sets = [k.jwks() for k in keys or (KEY,)]
    return id_token.verify(token, lambda again: sets[-1 if again else 0], issuer=ISSUER, client_id="motcua", nonce="n1")


def test_it_works() -> None:
    assert proved(KEY.sign(said()))["sub"] == "s"


@pytest.mark.parametrize(
    "change",
    [
        {"nonce": "n2"},
        {"nonce": None},
        {"nonce": ""},
        {"iss": "https://other.example"},
        {"aud": "other"},
        {"aud": ["motcua", "other"]},
        {"azp": "other"},
        {"exp": 1},
        {"exp": None},
        {"sub": None},
        {"iat": int(time.time()) + 3600},
    ],
)
def test_it_refuses_a_wrong_claim(change: dict[str, Any]) -> None:
    with pytest.raises(id_token.Unproved):
        proved(KEY.sign(said(**change)))


def _by_hand(header: dict[str, str], body: dict[str, Any], secret: bytes) -> str:
    parts = [base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=") for p in (header, body)]
    mac = hmac.new(secret, b".".join(parts), hashlib.sha256).digest() if secret else b""
    return b".".join([*parts, base64.urlsafe_b64encode(mac).rstrip(b"=")]).decode()


def test_it_refuses_other_algorithms() -> None:
    public = KEY.private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    for header, secret in (({"alg": "none"}, b""), ({"alg": "HS256"}, public)):
        with pytest.raises(id_token.Unproved):
            proved(_by_hand(header | {"kid": KEY.kid}, said(), secret))
    with pytest.raises(id_token.Unproved):
        proved(jwt.encode(said(), KEY.private, algorithm="RS512", headers={"kid": KEY.kid}))


@pytest.mark.parametrize("token", ["", "x", "a.b.c", KEY.forge(said())])
def test_it_refuses_what_is_no_token_of_the_provider(token: str) -> None:
    with pytest.raises(id_token.Unproved):
        proved(token)


def test_a_provider_may_change_its_key() -> None:
    fresh = new_key()
    assert proved(fresh.sign(said()), KEY, fresh)["sub"] == "s"
    with pytest.raises(id_token.Unproved):
        proved(fresh.sign(said()), KEY, KEY)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1966", "1966"),
        ("1998-03-15", "1998-03-15"),
        ("15/03/1998", "1998-03-15"),
        ("19980315", "1998-03-15"),
        ("x", ""),
    ],
)
def test_birth_dates(typed: str, read: str) -> None:
    assert claims.birth_date(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [("0900000101", "0900000101"), ("+84900000101", "0900000101"), ("84 900 000 101", "0900000101"), ("123", "")],
)
def test_phones(typed: str, read: str) -> None:
    assert claims.phone(typed) == read


def test_claims_are_read_by_a_table() -> None:
    person = claims.read({"id_number": "010198999101", "name": "Giàng Thị Mai", "gender": "Nữ"}, CLAIMS, 2)
    assert (person.id_number, person.full_name, person.sex, person.level) == (
        "010198999101",
        "Giàng Thị Mai",
        "female",
        2,
    )
    national = {"id_number": "SoDinhDanh", "full_name": "HoVaTen", "birth_date": "NgayThangNamSinh"}
    said_there = {"SoDinhDanh": "010198999101", "HoVaTen": "Giàng Thị Mai", "NgayThangNamSinh": "15/03/1998"}
    assert claims.read(said_there, national, 2).birth_date == "1998-03-15"
    assert claims.read({"address": "not an object", "name": ["x"]}, CLAIMS, 0).full_name == ""
