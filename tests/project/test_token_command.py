"""motcua token: made once, shown once, listed without its secret, revoked for ever."""

import json

import pytest

from motcua.base import journal
from motcua.base.actor import SYSTEM
from motcua.base.clockwork import now
from motcua.base.errors import Refusal
from motcua.directory.acts import tokens
from motcua.directory.models import OutsideSystem, Token
from tests.project.test_commands import said
from tests.town import Person

pytestmark = pytest.mark.django_db
CREATE = ("token", "create", "--system", "Ngân hàng Sao Mai", "--scopes", "dossiers:submit, dossiers:read")
CONTACT = ("--contact", "Bình, 0900000199")


def test_it_is_made_and_shown_once(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, *CREATE, *CONTACT, "--days", "10", "--json")
    told = json.loads(out)
    assert (code, told["state"], told["scopes"]) == (0, "open", ["dossiers:read", "dossiers:submit"])
    row, actor = tokens.admit(told["token"], at=now())
    assert (row.prefix, actor.name, actor.is_client) == (told["prefix"], "Ngân hàng Sao Mai", True)
    code, out, _ = said(capsys, "token", "list")
    assert code == 0
    assert told["prefix"] in out
    assert told["token"] not in out


def test_it_is_written_down_without_the_secret(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, *CREATE, *CONTACT, "--json")
    told = json.loads(out)
    said(capsys, "token", "revoke", told["prefix"])
    entries = list(journal.entries(f"system:{OutsideSystem.objects.get().pk}"))
    assert [entry.act for entry, _ in entries] == ["token.created", "token.revoked"]
    assert told["token"] not in str([(entry.public, personal) for entry, personal in entries])


def test_it_is_revoked_for_ever(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, *CREATE, *CONTACT, "--json")
    told = json.loads(out)
    for _ in range(2):
        code, out, _ = said(capsys, "token", "revoke", told["prefix"], "--json")
        assert (code, json.loads(out)["state"]) == (0, "revoked")
    with pytest.raises(Refusal, match=r"token\.revoked"):
        tokens.admit(told["token"], at=now())
    code, _, err = said(capsys, "token", "revoke", "mc_khong_co")
    assert code == 1
    assert "token.none" in err


@pytest.mark.parametrize(
    "words",
    [
        CREATE,  # a system that is not known needs somebody who answers for it
        (*CREATE[:-1], "dossiers:all", *CONTACT),
        (*CREATE[:-1], "", *CONTACT),
        (*CREATE, *CONTACT, "--days", "0"),
        (*CREATE, *CONTACT, "--days", "9999"),
        (*CREATE, *CONTACT, "--days", "ten"),
        ("token",),
        ("token", "create"),
        ("token", "revoke"),
    ],
)
def test_bad_input_ends_with_2(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, *words)
    assert (code, out) == (2, "")
    assert not Token.objects.exists()


def test_only_who_runs_the_machines_makes_tokens(hanh: Person, mai: Person) -> None:
    wanted = tokens.Wanted("Ngân hàng Sao Mai", "Bình", [tokens.READ])
    token, _secret = tokens.create_token(wanted, by=SYSTEM, at=now())
    for person in (hanh, mai):
        with pytest.raises(Refusal, match=r"account\.not_platform"):
            tokens.create_token(wanted, by=person.actor, at=now())
        with pytest.raises(Refusal, match=r"account\.not_platform"):
            tokens.revoke_token(token.prefix, by=person.actor, at=now())
