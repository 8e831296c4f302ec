"""The system that filed goes on for the owner, as far as its mandate goes: it completes or withdraws (BLDS-2015 art. 141)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.definition import Definition
from motcua.catalog.queries import definition
from motcua.dossiers import rules
from motcua.dossiers.acting import lock
from motcua.dossiers.acts import edit, end, supplement
from motcua.dossiers.asking import Asking, answered, remember
from motcua.dossiers.completion import Completion, faults
from motcua.dossiers.facts import facts_of
from motcua.dossiers.filing import FoundGap
from motcua.dossiers.models import ActFor, Dossier, Gap, Supplement
from motcua.files import store


@transaction.atomic
def answer_for(dossier_id: int, sent: Completion, asking: Asking, *, by: Actor, at: datetime) -> None:
    """Answer a supplement request whole or not at all; refuses with everything wrong and everything left out together.

    The files sent for a component take the place of those that stood there. Asked again, it is done already.
    """
    if answered(asking, by=by) is not None:
        return
    dossier = lock(dossier_id)
    at = max(at, dossier.changed_at)
    refuse_if(rules.may_answer_supplement(facts_of(dossier), by, at))
    asked = dossier.supplements.prefetch_related("gaps").filter(answered_at=None, number=sent.number).first()
    if asked is None:
        raise Refusal("supplement.none_open", code=dossier.known_as)
    known = definition(dossier.revision_id)
    wrong = faults(sent, asked, known, at=at)
    gaps = (*wrong, *_left(sent, asked, [(g.part, g.key) for g in wrong]))
    if gaps:
        raise Refusal("supplement.gaps_left", gaps=gaps)
    _keep(dossier, sent, known, by=by, at=at)
    supplement.answer_supplement(dossier.pk, sent.replies, by=by, at=at)
    remember(dossier.pk, ActFor.SUPPLEMENT, asking, by=by, at=at)


def _left(sent: Completion, asked: Supplement, wrong: Sequence[tuple[str, str]]) -> list[FoundGap]:
    """Name the gaps that nothing was sent for, and nobody has repaired since."""

    def touched(gap: Gap) -> bool:
        given = sent.questions if gap.part == "question" else sent.components
        return gap.key in given or bool(sent.replies.get(f"{gap.part}:{gap.key}", "").strip())

    left = [g for g in asked.gaps.all() if not (touched(g) or supplement.is_repaired(asked, g))]
    return [FoundGap(g.part, g.key, "gap.open") for g in left if (g.part, g.key) not in wrong]


def _keep(dossier: Dossier, sent: Completion, known: Definition, *, by: Actor, at: datetime) -> None:
    questions = tuple(q for q in known.questions() if q.key in sent.questions)
    edit.save_answers(dossier.pk, questions, sent.raw, by=by, at=at)
    standing = dossier.attachments.filter(removed_at=None, component__in=sent.components)
    for attachment in list(standing):
        edit.remove(dossier.pk, attachment.pk, by=by, at=at)
    for upload in sent.files:
        file = store.receive(upload.content, upload.name, upload.size, at=at)
        if edit.attach(dossier.pk, upload.component, file, by=by, at=at).file_id != file.pk:
            file.delete()  # the same one twice is one


@transaction.atomic
def withdraw_for(dossier_id: int, reason: str, asking: Asking, *, by: Actor, at: datetime) -> None:
    """Withdraw for the owner. Asked again, it is done already."""
    if answered(asking, by=by) is None:
        end.withdraw(dossier_id, reason, by=by, at=at)
        remember(dossier_id, ActFor.WITHDRAW, asking, by=by, at=at)
