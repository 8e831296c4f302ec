"""The owner changes answers and files: of a draft, or of what an officer has sent back for completion.

Nothing typed is lost, right or wrong. Saving is no official act and leaves no journal entry; sending is and does.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.written import update
from motcua.catalog.definition import Question
from motcua.catalog.queries import definition
from motcua.catalog.questions.typed import Raw, own
from motcua.dossiers import filing, rules
from motcua.dossiers.acting import lock
from motcua.dossiers.facts import facts_of
from motcua.dossiers.models import Answer, Attachment, Dossier, HoldKind, State
from motcua.files.models import StoredFile


@contextmanager
def editing(dossier_id: int, *, by: Actor, at: datetime) -> Iterator[Dossier]:
    """Lock a dossier its owner may edit now: a draft, or one sent back for completion."""
    with transaction.atomic():
        dossier = lock(dossier_id)
        facts = facts_of(dossier)
        asked_back = HoldKind.SUPPLEMENT in facts.holds
        refuse_if(rules.may_answer_supplement(facts, by, at) if asked_back else rules.may_edit_draft(facts, by))
        yield dossier
        dossier.changed_at = at
        update(dossier, ("changed_at",))


def save_answers(
    dossier_id: int, questions: tuple[Question, ...], raw: Raw, *, by: Actor, at: datetime
) -> tuple[filing.FoundGap, ...]:
    """Keep what was typed for these questions, right or wrong, and give what is wrong with it."""
    with editing(dossier_id, by=by, at=at) as dossier:
        allowed = tuple(q for q in questions if _may_change(dossier, "question", q.key))
        return keep_answers(dossier, allowed, raw, by=by, at=at)


def keep_answers(
    dossier: Dossier, questions: tuple[Question, ...], raw: Raw, *, by: Actor, at: datetime
) -> tuple[filing.FoundGap, ...]:
    """Write the answers of a dossier that the caller has locked."""
    reading, gaps, rows = filing.reading_at(at), [], []
    for question in questions:
        typed: Mapping[str, list[str]] = own(raw, question.key)
        value, gap = filing.read_one(question, typed, reading)
        gaps.append(gap)
        rows.append(
            Answer(
                dossier=dossier, key=question.key, raw=typed, value=value, by_kind=by.kind.value, by_key=by.key, at=at
            )
        )
    Answer.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["dossier", "key"],
        update_fields=["raw", "value", "by_kind", "by_key", "at"],
    )
    return tuple(g for g in gaps if g)


def attach(dossier_id: int, component: str, file: StoredFile, *, by: Actor, at: datetime) -> Attachment:
    """Add a file to a component; the same file twice is the same attachment."""
    with editing(dossier_id, by=by, at=at) as dossier:
        known = definition(dossier.revision_id).component(component)
        if known is None or known.present_only or not _may_change(dossier, "component", component):
            raise Refusal("component.unknown")
        standing = dossier.attachments.filter(component=component, removed_at=None)
        twin = standing.filter(file__sha256=file.sha256).first()
        if twin:
            return twin
        if standing.count() >= known.max_files:
            raise Refusal("component.too_many", most=known.max_files, name=known.name)
        return Attachment.objects.create(dossier=dossier, component=component, file=file, added_at=at)


def remove(dossier_id: int, attachment_id: int, *, by: Actor, at: datetime) -> None:
    """Take a file away. What was sent once stays on record and is only no longer shown as current."""
    with editing(dossier_id, by=by, at=at) as dossier:
        found = dossier.attachments.filter(pk=attachment_id, removed_at=None).first()
        if found is None or not _may_change(dossier, "component", found.component):
            raise Refusal("component.unknown")
        found.removed_at = at
        found.save(update_fields=["removed_at"])


def _may_change(dossier: Dossier, part: str, key: str) -> bool:
    """Let everything change in a draft, and afterwards only what the officer asked for."""
    if dossier.state == State.DRAFT:
        return True
    return dossier.supplements.filter(answered_at=None, gaps__part=part, gaps__key=key).exists()
