"""The applicant rates a finished dossier."""

from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.dossiers.acting import act
from motcua.dossiers.models import State
from motcua.voice.models import Rating

RATE = journal.kind("voice.rate", "Đánh giá", personal=("words",))


def rate(dossier_id: int, score: int, words: str, *, by: Actor, at: datetime) -> Rating:
    """Rate once, after the result was handed over or the dossier ended otherwise; 1 to 5."""
    with act(RATE, dossier_id, by=by, at=at) as acting:
        if not (by.is_citizen and by.key == acting.facts.owner):
            raise Refusal("dossier.not_yours", code=acting.facts.code)
        if acting.facts.state not in (State.DELIVERED, State.REFUSED, State.STOPPED):
            raise Refusal("rate.too_early", code=acting.facts.code)
        if not 1 <= score <= 5:
            raise Refusal("rate.no_score")
        if Rating.objects.filter(dossier=acting.dossier).exists():
            raise Refusal("rate.already", code=acting.facts.code)
        acting.note(score=score, words=words)
        return Rating.objects.create(dossier=acting.dossier, score=score, words=words, at=acting.at)
