"""Sessions: begun, seen, ended. The row of a session stays when the session is gone."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import connection, transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.directory.models import Account
from motcua.directory.models.sign_in import SignIn, SignInEnd

SIGN_IN = journal.kind("account.signed_in", "Đăng nhập", personal=("device", "network"))
END_SESSION = journal.kind("account.session_ended", "Kết thúc phiên đăng nhập")
_TOUCH = "UPDATE directory_signin SET seen_at = %s WHERE session_key = %s AND ended_at IS NULL"


@dataclass(frozen=True, slots=True)
class Device:
    """Where a session runs, as much as its owner needs to recognise it; `network` has lost its last part."""

    name: str = ""
    network: str = ""


def _chain(account_id: int) -> str:
    return f"account:{account_id}"


@transaction.atomic
def begin_session(
    account: Account, session_key: str, method: str, device: Device, *, by: Actor, at: datetime
) -> SignIn:
    row = SignIn.objects.create(
        account=account,
        session_key=session_key,
        method=method,
        device=device.name,
        network=device.network,
        started_at=at,
        seen_at=at,
    )
    facts = {"sign_in": row.pk, "method": method, "device": device.name, "network": device.network}
    journal.write(SIGN_IN, _chain(account.pk), by=by, at=at, facts=facts)
    return row


def touch(session_key: str, *, at: datetime) -> bool:
    """Note that the session is in use; no act of anybody, so no journal. False when no sign-in is behind it."""
    with connection.cursor() as cursor:
        cursor.execute(_TOUCH, [at, session_key])
        return bool(cursor.rowcount)


def _end(row: SignIn, cause: SignInEnd, *, by: Actor, at: datetime) -> None:
    row.ended_at, row.ended_by = at, cause
    row.save(update_fields=["ended_at", "ended_by"])
    Session.objects.filter(session_key=row.session_key).delete()
    facts = {"sign_in": row.pk, "cause": cause.value}
    journal.write(END_SESSION, _chain(row.account_id), by=by, at=at, facts=facts)


@transaction.atomic
def end_session(sign_in_id: int, account: Account, cause: SignInEnd, *, by: Actor, at: datetime) -> None:
    """End one session of an account; ending one that is over already changes nothing."""
    row = SignIn.objects.select_for_update().filter(pk=sign_in_id, account=account).first()
    if row is None:
        raise Refusal("session.not_yours")
    if row.ended_at is None:
        _end(row, cause, by=by, at=at)


@transaction.atomic
def end_sessions_of(account_id: int, cause: SignInEnd, *, by: Actor, at: datetime, keep: str = "") -> int:
    """End all sessions of an account, but for the one whose key is to be kept. Gives how many ended."""
    rows = SignIn.objects.select_for_update().filter(account_id=account_id, ended_at=None).exclude(session_key=keep)
    found = list(rows.order_by("pk"))
    for row in found:
        _end(row, cause, by=by, at=at)
    return len(found)
