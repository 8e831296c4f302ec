"""A paper dossier at the counter: the officer enters what the law needs and receives it in one act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.base.text import fold
from motcua.catalog.definition import Channel as OpenChannel
from motcua.catalog.models import Procedure
from motcua.catalog.questions.typed import Raw
from motcua.directory.models import Agency, Citizen
from motcua.dossiers import filing, on_paper, openings
from motcua.dossiers.acting import Acting, finish
from motcua.dossiers.acts import check, draft, edit, receive, submit
from motcua.dossiers.facts import facts_of
from motcua.dossiers.models import Channel, Dossier, PaperComponent, ReturnWay

INTAKE = journal.kind("dossier.intake", "Nhận hồ sơ giấy tại quầy")  # `paper_ground`: the exception, where only online


@dataclass(frozen=True, slots=True)
class Applicant:
    """The person whose dossier it is, as on the identity card."""

    full_name: str
    id_number: str
    birth_date: str = ""
    sex: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PaperDossier:
    """Papers: component key → (originals, copies). Answers as typed: those the fees and conditions need.

    `case` is the case that the officer sees; `ground` the lawful exception where it is otherwise only filed online.
    """

    applicant: Applicant
    papers: Mapping[str, tuple[int, int]]
    raw: Raw = field(default_factory=dict)
    return_way: ReturnWay = ReturnWay.COUNTER
    channel: Channel = Channel.COUNTER
    case: str = ""
    ground: str = ""


def intake(procedure: Procedure, agency: Agency, paper: PaperDossier, *, by: Actor, at: datetime) -> Dossier:
    """Enter, file and receive; refuses while a required paper or a needed answer is missing, naming all of them."""
    with transaction.atomic():
        dossier = _enter(procedure, agency, paper, by=by, at=at)
        acting = Acting(dossier, by, at, facts_of(dossier))
        submit.file_it(acting, _values(acting, paper))
        PaperComponent.objects.bulk_create(
            PaperComponent(dossier=acting.dossier, component=k, originals=o, copies=c)
            for k, (o, c) in paper.papers.items()
        )
        on_paper.keep_ground(acting, paper.ground)
        check.mark(acting, dict.fromkeys(paper.papers, True))
        if not dossier.holds.filter(lifted_at=None).exists():  # a fee due at filing is taken first
            receive.accept(acting)
        finish(INTAKE, acting)
    return dossier


def _enter(procedure: Procedure, agency: Agency, paper: PaperDossier, *, by: Actor, at: datetime) -> Dossier:
    known, revision = draft.open_for(procedure, OpenChannel(paper.channel.value), agency, at=at)
    one_stop = openings.counter_of(known, draft.reception_of(agency, at=at), by)
    if paper.case and known.case(paper.case) is None:
        raise Refusal("case.unknown")
    person = paper.applicant
    owner, _ = Citizen.objects.get_or_create(
        id_number=person.id_number,
        defaults={
            "full_name": person.full_name,
            "birth_date": person.birth_date,
            "sex": person.sex,
            "phone": person.phone,
        },
    )
    return Dossier.unscoped.create(
        revision=revision, procedure=procedure, channel=paper.channel, agency=agency, one_stop=one_stop,
        owner=owner, owner_name=person.full_name, owner_fold=fold(person.full_name), owner_phone=person.phone,
        owner_email=person.email, owner_address=person.address, entered_by_id=by.key, return_way=paper.return_way,
        created_at=at, changed_at=at, case=paper.case,
    )  # fmt: skip


def _values(acting: Acting, paper: PaperDossier) -> dict[str, object]:
    """Keep the answers that were typed; the rest stands on the paper declaration."""
    known = acting.definition
    if set(paper.papers) - {c.key for c in known.filed_components()}:
        raise Refusal("component.unknown")
    typed = {n.split(".")[0] for n in paper.raw}
    asked = tuple(q for q in known.questions() if q.key in typed)
    gaps = edit.keep_answers(acting.dossier, asked, paper.raw, by=acting.by, at=acting.at)
    values = {a.key: a.value for a in acting.dossier.answers.all() if a.value is not None}
    missing = [
        filing.FoundGap("component", c.key, "component.missing")
        for c in filing.asked_components(known, values, paper.case)
        if c.required and c.key not in paper.papers
    ]
    if gaps or missing:
        raise Refusal("intake.incomplete", gaps=(*gaps, *missing))
    return values
