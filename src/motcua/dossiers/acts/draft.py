"""A citizen starts a dossier, chooses how to get the result, or throws the draft away."""

from datetime import datetime

from django.db import transaction

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import fold
from motcua.base.written import update
from motcua.catalog.definition import Channel as OpenChannel
from motcua.catalog.definition import Definition, Handling
from motcua.catalog.in_force import in_force, is_ended
from motcua.catalog.models import Procedure, Revision
from motcua.catalog.queries import definition
from motcua.directory.models import Agency, Citizen
from motcua.directory.queries import one_stop_of
from motcua.dossiers import openings, rules
from motcua.dossiers.acting import lock
from motcua.dossiers.acts.edit import editing
from motcua.dossiers.facts import facts_of
from motcua.dossiers.models import Channel, Dossier, ReturnWay


def start(procedure: Procedure, agency: Agency, *, by: Actor, at: datetime) -> Dossier:
    """Start a draft for oneself at an agency; refuses a procedure that is not filed online here."""
    known, revision = open_for(procedure, OpenChannel.ONLINE, agency, at=at)
    owner = Citizen.objects.select_related("organisation").get(pk=by.key)
    wants_organisation = "citizen" not in known.audience
    if wants_organisation and owner.organisation is None:
        raise Refusal("procedure.organisations_only", name=known.name)
    name = owner.organisation.name if wants_organisation and owner.organisation else owner.full_name
    return Dossier.unscoped.create(
        revision=revision, procedure=procedure, channel=Channel.ONLINE, agency=agency,
        one_stop=reception_of(agency, at=at), owner=owner, owner_name=name, owner_fold=fold(name),
        organisation=owner.organisation if wants_organisation else None, owner_phone=owner.phone,
        owner_email=owner.email, created_at=at, changed_at=at, return_way=first_way(known),
    )  # fmt: skip


def open_for(
    procedure: Procedure, channel: OpenChannel, agency: Agency | None = None, *, at: datetime
) -> tuple[Definition, Revision]:
    """Give what is in force at a moment; refuses what is not filed here, not any more, or not by this channel at this agency."""
    revision = in_force(procedure, at)
    if revision is None:
        raise Refusal("procedure.not_filed_here")
    known = definition(revision.pk)
    if known.handling is not Handling.LOCAL or known.route is None:
        raise Refusal("procedure.not_filed_here", name=known.name)
    if revision.ends_at is not None and is_ended(revision, at):
        raise Refusal("procedure.ended", name=known.name, day=today(revision.ends_at))
    if channel not in known.channels:
        raise Refusal("procedure.channel_closed", name=known.name, channel=channel.value)
    if agency is not None:
        refuse_if(openings.may_file(known, channel, agency, today(at)))
    return known, revision


def first_way(known: Definition) -> ReturnWay:
    return ReturnWay.COUNTER if known.presence_at_return or known.originals_at_return else ReturnWay.ONLINE


def reception_of(agency: Agency, *, at: datetime) -> Agency:
    found = one_stop_of(agency, today(at))
    if found is None:
        raise Refusal("agency.no_one_stop", name=agency.name)
    return found


def choose_return(dossier_id: int, way: ReturnWay, phone: str, email: str, *, by: Actor, at: datetime) -> None:
    """Choose how to get the result and where to be told; presence at return leaves only the counter."""
    with editing(dossier_id, by=by, at=at) as dossier:
        known = definition(dossier.revision_id)
        if way is not ReturnWay.COUNTER and first_way(known) is ReturnWay.COUNTER:
            raise Refusal("return.counter_only", name=known.name)
        dossier.return_way, dossier.owner_phone, dossier.owner_email = way, phone, email
        update(dossier, ("return_way", "owner_phone", "owner_email"))


def discard(dossier_id: int, *, by: Actor) -> None:
    """Throw one's own draft away; what was sent can only be withdrawn."""
    with transaction.atomic():
        dossier = lock(dossier_id)
        refuse_if(rules.may_edit_draft(facts_of(dossier), by))
        dossier.delete()
