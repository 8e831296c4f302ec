import argparse
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from motcua.project.commands.answer import NO, Answer
from motcua.project.commands.opened import opened
from motcua.project.readiness import BadInput

if TYPE_CHECKING:
    from motcua.directory.models import Token

_BAD = ("token.scope_unknown", "token.days", "token.contact_missing")


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    create = what.add_parser("create", help="make a token for another system; it is shown once")
    create.add_argument("--system", required=True, help="the name of the system")
    create.add_argument("--contact", default="", help="who answers for it; needed the first time")
    create.add_argument("--scopes", required=True, help="some, joined by commas; see docs/howto/use-the-api.md")
    create.add_argument("--days", type=int, default=365, help="how long it opens")
    listed = what.add_parser("list", help="list the tokens and when each was used last")
    revoke = what.add_parser("revoke", help="close a token for ever")
    revoke.add_argument("prefix", help="its first twelve letters, as the list shows them")
    for part in (create, listed, revoke):
        part.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document")


def run(asked: argparse.Namespace) -> Answer:
    """Make, list or revoke; whoever can run this runs the machines, so the system is who acts."""
    with opened():
        from motcua.base import clockwork
        from motcua.base.errors import Refusal

        at = clockwork.now()
        try:
            if asked.what == "create":
                return _create(asked, at)
            return _list(at) if asked.what == "list" else _revoke(asked.prefix, at)
        except Refusal as refusal:
            return _refused(refusal.code, refusal.facts)


def _create(asked: argparse.Namespace, at: datetime) -> Answer:
    from motcua.base.actor import SYSTEM
    from motcua.directory.acts import tokens

    scopes = [s.strip() for s in asked.scopes.split(",") if s.strip()]
    wanted = tokens.Wanted(asked.system, asked.contact, scopes, asked.days)
    token, secret = tokens.create_token(wanted, by=SYSTEM, at=at)
    said = f"{secret}\nKeep it now: it is not shown again. {_line(token, at)}"
    return Answer(said, {"token": secret, **_facts(token, at)})


def _list(at: datetime) -> Answer:
    from motcua.directory.models import Token

    found = list(Token.objects.select_related("system").order_by("system__name", "created_at"))
    text = "\n".join(_line(token, at) for token in found) or "No token was made yet."
    return Answer(text, {"tokens": [_facts(token, at) for token in found]})


def _revoke(prefix: str, at: datetime) -> Answer:
    from motcua.base.actor import SYSTEM
    from motcua.directory.acts import tokens

    token = tokens.revoke_token(prefix, by=SYSTEM, at=at)
    return Answer(f"Revoked: {_line(token, at)}", _facts(token, at))


def _state(token: "Token", at: datetime) -> str:
    if token.revoked_at is not None:
        return "revoked"
    return "expired" if token.expires_at <= at else "open"


def _line(token: "Token", at: datetime) -> str:
    used = f"used {token.used_on}" if token.used_on else "never used"
    state = f"{_state(token, at)}, until {token.expires_at:%Y-%m-%d}, {used}"
    return f"{token.prefix}  {token.system.name}  {','.join(token.scopes)}  {state}"


def _facts(token: "Token", at: datetime) -> Mapping[str, object]:
    return {
        "prefix": token.prefix, "system": token.system.name, "contact": token.system.contact, "scopes": token.scopes,
        "state": _state(token, at), "created_at": token.created_at.isoformat(), "used_on": token.used_on,
        "expires_at": token.expires_at.isoformat(),
    }  # fmt: skip


def _refused(code: str, facts: Mapping[str, object]) -> Answer:
    told = ", ".join(f"{name} {value}" for name, value in facts.items())
    if code in _BAD:
        raise BadInput(f"The token cannot be made ({code}): {told}")
    return Answer(f"Refused ({code}): {told}", {"refused": code, **facts}, NO)
