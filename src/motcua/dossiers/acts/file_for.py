"""Another system files for an applicant by mandate (BLDS-2015 art. 134-143): the whole dossier in one act."""

from datetime import datetime

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.base.text import clean, fold
from motcua.catalog.definition import Channel as OpenChannel
from motcua.directory.acts.tokens import SUBMIT
from motcua.directory.models import Agency, Citizen, Organisation
from motcua.dossiers.acting import Acting, finish
from motcua.dossiers.acts import draft, edit, submit
from motcua.dossiers.asking import Asking, answered
from motcua.dossiers.facts import facts_of
from motcua.dossiers.models import Attachment, Channel, Dossier, MandatedFiling
from motcua.dossiers.on_behalf import Filing, Read, read
from motcua.files import store

FILE_FOR = journal.kind("dossier.file_for", "Nộp hồ sơ thay, từ hệ thống khác", personal=("reference", "filer_name"))


@transaction.atomic
def file_for(filing: Filing, asking: Asking, *, by: Actor, at: datetime) -> tuple[Dossier, bool]:
    """File for the applicant; gives the dossier, and whether it is new. Refuses with all gaps together."""
    if not by.is_client or SUBMIT not in by.roles:
        raise Refusal("token.scope", scope=SUBMIT)
    earlier = answered(asking, by=by)
    if earlier is not None:
        return earlier, False
    return _file(filing, asking, by=by, at=at), True


def _file(filing: Filing, asking: Asking, *, by: Actor, at: datetime) -> Dossier:
    known, _ = draft.open_for(filing.procedure, OpenChannel.ONLINE, at=at)
    found = read(filing, known, at=at)
    if found.gaps or found.agency is None:
        raise Refusal("submit.incomplete", gaps=found.gaps)
    dossier = _start(filing, found, found.agency, at=at)
    questions = tuple(q for q in known.questions() if q.key in {name.split(".")[0] for name in filing.raw})
    edit.keep_answers(dossier, questions, filing.raw, by=by, at=at)
    _attach(dossier, filing, at=at)
    mandate = filing.mandate
    MandatedFiling.objects.create(
        dossier=dossier, system_id=by.key, mandate=mandate.kind, mandate_reference=clean(mandate.reference),
        filer_name=clean(mandate.filer_name), covers_withdrawal=mandate.covers_withdrawal, valid_until=mandate.valid_until,
        idempotency_key=asking.key, request_hash=asking.digest, at=at,
    )  # fmt: skip
    acting = Acting(dossier, by, at, facts_of(dossier))
    submit.file_it(acting, submit.complete_values(acting))
    until = mandate.valid_until.isoformat() if mandate.valid_until else ""
    acting.note(for_owner=dossier.owner_id, mandate=mandate.kind.value, covers_withdrawal=mandate.covers_withdrawal)
    acting.note(reference=mandate.reference, filer_name=mandate.filer_name, valid_until=until)
    finish(FILE_FOR, acting)
    return dossier


def _start(filing: Filing, found: Read, agency: Agency, *, at: datetime) -> Dossier:
    """Open the dossier. Who is known here already keeps their own data: another system vouches for nothing."""
    known, revision = draft.open_for(filing.procedure, OpenChannel.ONLINE, agency, at=at)
    person = found.person
    given = {n: person[n] for n in ("full_name", "birth_date", "phone", "email")} | {"sex": filing.applicant.sex}
    owner, _ = Citizen.objects.get_or_create(id_number=person["id_number"], defaults=given)
    organisation = _organisation(filing, found)
    name = organisation.name if organisation else person["full_name"]
    return Dossier.unscoped.create(
        revision=revision, procedure=filing.procedure, channel=Channel.ONLINE, agency=agency,
        one_stop=draft.reception_of(agency, at=at), owner=owner, organisation=organisation, owner_name=name,
        owner_fold=fold(name), owner_phone=person["phone"], owner_email=person["email"], owner_address=person["address"],
        return_way=filing.return_way or draft.first_way(known), created_at=at, changed_at=at,
    )  # fmt: skip


def _organisation(filing: Filing, found: Read) -> Organisation | None:
    body = filing.organisation
    if body is None or not found.tax_code:
        return None
    given = {"name": clean(body.name), "address": clean(body.address)}
    return Organisation.objects.get_or_create(tax_code=found.tax_code, defaults=given)[0]


def _attach(dossier: Dossier, filing: Filing, *, at: datetime) -> None:
    """Keep the files; the same one twice for a component is one."""
    seen: set[tuple[str, str]] = set()
    for upload in filing.files:
        file = store.receive(upload.content, upload.name, upload.size, at=at)
        if (upload.component, file.sha256) in seen:
            file.delete()
            continue
        seen.add((upload.component, file.sha256))
        Attachment.objects.create(dossier=dossier, component=upload.component, file=file, added_at=at)
