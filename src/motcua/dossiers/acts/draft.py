"""A citizen prepares a dossier: nothing typed or attached is lost, and nobody else sees it.

Saving a draft is no official act and leaves no journal entry; sending it does.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import fold
from motcua.catalog.definition import Channel as OpenChannel
from motcua.catalog.definition import Definition, Handling, Question
from motcua.catalog.models import Procedure, Revision
from motcua.catalog.queries import definition
from motcua.catalog.questions.typed import Raw, own
from motcua.directory.models import Agency, Citizen
from motcua.directory.queries import one_stop_of
from motcua.dossiers import filing, rules
from motcua.dossiers.acting import lock
from motcua.dossiers.facts import facts_of
from motcua.dossiers.models import Answer, Attachment, Channel, Dossier, HoldKind, ReturnWay, State
from motcua.files.models import StoredFile


def start(procedure: Procedure, agency: Agency, *, by: Actor, at: datetime) -> Dossier:
    """Start a draft for oneself at an agency; refuses a procedure that is not filed online here."""
    known, revision = open_for(procedure, OpenChannel.ONLINE)
    owner = Citizen.objects.select_related("organisation").get(pk=by.key)
    wants_organisation = "citizen" not in known.audience
    if wants_organisation and owner.organisation is None:
        raise Refusal("procedure.organisations_only", name=known.name)
    name = owner.organisation.name if wants_organisation and owner.organisation else owner.full_name
    return Dossier.unscoped.create(
        revision=revision, procedure=procedure, channel=Channel.ONLINE, agency=agency,
        one_stop=reception_of(agency, at), owner=owner, owner_name=name, owner_fold=fold(name),
        organisation=owner.organisation if wants_organisation else None, owner_phone=owner.phone,
        owner_email=owner.email, created_at=at, changed_at=at, return_way=first_way(known),
    )  # fmt: skip


def open_for(procedure: Procedure, channel: OpenChannel) -> tuple[Definition, Revision]:
    """Give what is in force; refuses a procedure that is not filed here, or not by this channel."""
    if procedure.current is None:
        raise Refusal("procedure.not_filed_here")
    known = definition(procedure.current.pk)
    if known.handling is not Handling.LOCAL or known.route is None:
        raise Refusal("procedure.not_filed_here", name=known.name)
    if channel not in known.channels:
        raise Refusal("procedure.channel_closed", name=known.name, channel=channel.value)
    return known, procedure.current


def first_way(known: Definition) -> ReturnWay:
    return ReturnWay.COUNTER if known.presence_at_return or known.originals_at_return else ReturnWay.ONLINE


def reception_of(agency: Agency, at: datetime) -> Agency:
    found = one_stop_of(agency, today(at))
    if found is None:
        raise Refusal("agency.no_one_stop", name=agency.name)
    return found


@contextmanager
def editing(dossier_id: int, *, by: Actor, at: datetime) -> Iterator[Dossier]:
    """Lock a dossier its owner may edit now: a draft, or one sent back for completion."""
    with transaction.atomic():
        dossier = lock(dossier_id)
        facts = facts_of(dossier)
        asked_back = HoldKind.SUPPLEMENT in facts.holds
        refuse_if(rules.may_answer_supplement(facts, by) if asked_back else rules.may_edit_draft(facts, by))
        yield dossier
        Dossier.unscoped.filter(pk=dossier.pk).update(changed_at=at)


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


def choose_return(dossier_id: int, way: ReturnWay, phone: str, email: str, *, by: Actor, at: datetime) -> None:
    """Choose how to get the result and where to be told; presence at return leaves only the counter."""
    with editing(dossier_id, by=by, at=at) as dossier:
        known = definition(dossier.revision_id)
        if way is not ReturnWay.COUNTER and first_way(known) is ReturnWay.COUNTER:
            raise Refusal("return.counter_only", name=known.name)
        fields = {"return_way": way, "owner_phone": phone, "owner_email": email}
        Dossier.unscoped.filter(pk=dossier.pk).update(**fields)


def discard(dossier_id: int, *, by: Actor) -> None:
    """Throw one's own draft away; what was sent can only be withdrawn."""
    with transaction.atomic():
        dossier = lock(dossier_id)
        refuse_if(rules.may_edit_draft(facts_of(dossier), by))
        dossier.delete()
