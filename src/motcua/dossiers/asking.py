"""The key under which another system asks: the same asked again is answered the same, and done once."""

from dataclasses import dataclass
from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.dossiers.models import ActFor, Dossier, MandatedAct, MandatedFiling


@dataclass(frozen=True, slots=True)
class Asking:
    """The key under which a system asks, and the SHA-256 of what it asks."""

    key: str
    digest: str


def answered(asking: Asking, *, by: Actor) -> Dossier | None:
    """Give the dossier of what was asked before under this key; None when it is new. Refuses the key of another request.

    Two at once under one key go one after the other, to the end of the transaction.
    """
    journal.lock_chain(f"asking:{by.key}:{asking.key}")
    known = {"system": by.key, "idempotency_key": asking.key}
    earlier = (
        MandatedFiling.objects.select_related("dossier").filter(**known).first()
        or MandatedAct.objects.select_related("dossier").filter(**known).first()
    )
    if earlier is not None and earlier.request_hash != asking.digest:
        raise Refusal("asking.key_used", key=asking.key)
    return earlier.dossier if earlier else None


def remember(dossier_id: int, what: ActFor, asking: Asking, *, by: Actor, at: datetime) -> None:
    """Keep the key with what was done under it."""
    MandatedAct.objects.create(
        dossier_id=dossier_id,
        system_id=by.key,
        what=what,
        idempotency_key=asking.key,
        request_hash=asking.digest,
        at=at,
    )
