"""When somebody else was faster: who did what."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from motcua.base.errors import Refusal
from motcua.dossiers.facts import facts_of
from motcua.dossiers.models import Step
from motcua.dossiers.queries import last_done
from motcua.web.desk.forms.asked import Asked
from motcua.web.desk.shown import said
from motcua.web.ui.words import sentence

# Refusals that say the dossier is no longer where the page showed it.
MOVED = frozenset({
    "consult.closed", "dossier.already_received", "dossier.state", "fee.nothing_owed", "fee.not_your_counter", "extend.only_once",
    "obligation.none_here", "obligation.not_now", "obligation.waiting",
    "step.already_yours", "step.not_now", "step.not_yours", "step.taken", "supplement.only_once", "supplement.waiting",
})  # fmt: skip
_NAMES_WHO = frozenset({"dossier.already_received", "step.taken"})
_TWICE = timedelta(minutes=2)
_LEAVES = {
    "forward": "forwarded", "propose": "proposed", "approve": "approved", "reject": "rejected", "send_back": "returned",
    "deliver": "delivered", "refuse": "refused", "stop": "stopped", "answer": "agreed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moved:
    """`by_oneself`: the officer has just done it, as when a button is pressed twice."""

    words: str
    by_oneself: bool


def moved(asked: Asked, key: str, refusal: Refusal) -> Moved:
    """Word the refusal and name who was first, from the rows as they are now."""
    done = last_done(asked.dossier)
    if refusal.code in _NAMES_WHO | {"step.already_yours"}:
        step = facts_of(asked.dossier).step
        return Moved(sentence(refusal), step is not None and step.assignee == asked.by.key)
    if done is None or done.closed_by is None or done.closed_at is None:
        return Moved(sentence(refusal), False)
    facts = {"who": done.closed_by.full_name, "step": done.name, "when": said.moment(done.closed_at)}
    who = _("Việc gần nhất: %(who)s, bước “%(step)s”, %(when)s.") % facts
    return Moved(f"{sentence(refusal)} {who}", _by_oneself(asked, key, done))


def _by_oneself(asked: Asked, key: str, done: Step) -> bool:
    is_fresh = done.closed_at is not None and asked.at - done.closed_at < _TWICE
    return is_fresh and done.closed_by_id == asked.by.key and done.outcome == _LEAVES.get(key)
