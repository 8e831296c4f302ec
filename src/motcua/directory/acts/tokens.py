"""Tokens of outside systems: made once, shown once, kept as a digest, revoked for ever."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor, ActorKind, Grant
from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean
from motcua.directory import rules
from motcua.directory.models import OutsideSystem, Token

CREATE_TOKEN = journal.kind("token.created", "Cấp mã truy cập cho hệ thống khác")
REVOKE_TOKEN = journal.kind("token.revoked", "Thu hồi mã truy cập của hệ thống khác")
SUBMIT, READ, DOCUMENTS = "dossiers:submit", "dossiers:read", "documents:read"
SUPPLEMENT, WITHDRAW = "dossiers:supplement", "dossiers:withdraw"
SCOPES = (SUBMIT, READ, DOCUMENTS, SUPPLEMENT, WITHDRAW)
MOST_DAYS = 730
_PREFIX = 12  # letters people recognise it by: mc_ and nine


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which token is asked for; the contact is needed for a system that is not known yet. Its life is in days."""

    system: str
    contact: str
    scopes: Collection[str]
    days: int = 365


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


@transaction.atomic
def create_token(wanted: Wanted, *, by: Actor, at: datetime) -> tuple[Token, str]:
    """Give the token's row and the token itself, which nobody can read again afterwards."""
    refuse_if(rules.may_manage_officers(by))
    scopes = sorted(set(wanted.scopes))
    unknown = [s for s in scopes if s not in SCOPES]
    if unknown or not scopes:
        raise Refusal("token.scope_unknown", found=", ".join(unknown), known=", ".join(SCOPES))
    if not 1 <= wanted.days <= MOST_DAYS:
        raise Refusal("token.days", most=MOST_DAYS)
    secret = "mc_" + secrets.token_urlsafe(32)
    token = Token.objects.create(
        system=_system(wanted), prefix=secret[:_PREFIX], digest=digest_of(secret), scopes=scopes, created_at=at,
        expires_at=at + timedelta(days=wanted.days),
    )  # fmt: skip
    facts = {"prefix": token.prefix, "scopes": scopes, "expires": token.expires_at.isoformat()}
    journal.write(CREATE_TOKEN, chain_of(token), by=by, at=at, facts=facts)
    return token, secret


def _system(wanted: Wanted) -> OutsideSystem:
    name, contact = clean(wanted.system), clean(wanted.contact)
    known = OutsideSystem.objects.select_for_update().filter(name=name).first()
    if not name or (known is None and not contact):
        raise Refusal("token.contact_missing")
    if known is None:
        return OutsideSystem.objects.create(name=name, contact=contact)
    if contact and contact != known.contact:
        known.contact = contact
        known.save(update_fields=["contact"])
    return known


def chain_of(token: Token) -> str:
    return f"system:{token.system_id}"


@transaction.atomic
def revoke_token(prefix: str, *, by: Actor, at: datetime) -> Token:
    """Revoke the one token that begins so; one that is revoked already stays as it was."""
    refuse_if(rules.may_manage_officers(by))
    found = list(Token.objects.select_for_update(of=("self",)).select_related("system").filter(prefix=prefix[:_PREFIX]))
    if len(found) != 1:
        raise Refusal("token.none", prefix=prefix[:_PREFIX])
    token = found[0]
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        journal.write(REVOKE_TOKEN, chain_of(token), by=by, at=at, facts={"prefix": token.prefix})
    return token


def admit(secret: str, *, at: datetime) -> tuple[Token, Actor]:
    """Say which system shows this token, and what it may do: each scope is a role; refuses what no longer opens.

    That it was used is noted at most once a day, and is no act of anybody.
    """
    digest = digest_of(secret)
    token = Token.objects.select_related("system").filter(digest=digest).first()
    if token is None or not secrets.compare_digest(token.digest, digest):
        raise Refusal("token.unknown")
    if token.revoked_at is not None:
        raise Refusal("token.revoked")
    if token.expires_at <= at:
        raise Refusal("token.expired")
    if token.used_on != today(at):
        Token.objects.filter(pk=token.pk).update(used_on=today(at))
    grants = frozenset(Grant(0, scope) for scope in token.scopes)
    return token, Actor(ActorKind.CLIENT, token.system_id, token.system.name, grants)
