"""Whether the promise may be put off: once, by the head of the agency, with the letter of apology (form 04)."""

from datetime import datetime

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.dossiers.facts import Facts
from motcua.dossiers.models import State

MOST_DAYS = 60
"""Calendar days that the new date may lie after the promise; more is a slip of the pen."""


def may_extend(facts: Facts, by: Actor) -> Refusal | None:
    """Ask for a dossier under way, the head of its agency, and no earlier letter (ND118-2025: at most once)."""
    if facts.state not in (State.RECEIVED, State.IN_PROGRESS):
        return Refusal("dossier.state", state=facts.state.value, code=facts.code)
    if not (by.is_officer and by.has("leader", facts.agency)):
        return Refusal("extend.not_leader", code=facts.code)
    return Refusal("extend.only_once", code=facts.code) if facts.extended else None


def wrong_date(due: datetime, to: datetime, at: datetime, *, is_working: bool) -> Refusal | None:
    """Ask that the new date is one the applicant can come on: later than the promise and than now, a working day."""
    if to <= max(due, at):
        return Refusal("extend.not_later")
    if (to - max(due, at)).days > MOST_DAYS:
        return Refusal("extend.too_far", most=MOST_DAYS)
    return None if is_working else Refusal("extend.day_off")
