"""How far a mandate goes: what the system that filed may do for the owner, and until when (BLDS-2015 art. 134-143)."""

from collections.abc import Mapping
from datetime import date, datetime

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.directory.acts.tokens import SUPPLEMENT, WITHDRAW
from motcua.dossiers.facts import Facts, MandateFacts
from motcua.dossiers.models import ActFor, MandateKind

# What the token must allow as well: a mandate binds the owner, a scope binds the system.
SCOPES: Mapping[ActFor, str] = {ActFor.SUPPLEMENT: SUPPLEMENT, ActFor.WITHDRAW: WITHDRAW}


def lacks(facts: Facts, by: Actor, what: ActFor, at: datetime) -> Refusal | None:
    """Ask whether a system may do this for the owner: it filed itself, token and mandate cover it, the mandate stands."""
    mandate, scope = facts.mandate, SCOPES[what]
    if mandate is None or not by.is_client or mandate.system != by.key:
        return Refusal("dossier.not_yours", code=facts.code)
    if scope not in by.roles:
        return Refusal("token.scope", scope=scope)
    if not covers(mandate, what):
        return Refusal("mandate.not_covered", code=facts.code)
    return ended(mandate.valid_until, at)


def covers(mandate: MandateFacts, what: ActFor) -> bool:
    """Tell whether the act lies in the scope of the mandate.

    To complete is to finish the filing that the mandate was given for, so every kind covers it. To withdraw gives up
    what was asked for: a representative by law may do so for the owner (art. 141.2), everyone else only where the
    mandate says it (art. 141.1, 141.3).
    """
    return what is ActFor.SUPPLEMENT or mandate.covers_withdrawal or mandate.kind is MandateKind.LEGAL_GUARDIAN


def ended(until: date | None, at: datetime) -> Refusal | None:
    """Ask whether the mandate is over; without a last day it lasts as long as the dossier it was given for (art. 140)."""
    return Refusal("mandate.ended", day=until) if until is not None and today(at) > until else None
