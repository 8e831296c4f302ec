"""The real acts between offices: filing for somebody, consultations, and what is owed to another office."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from motcua.base.actor import Actor
from motcua.catalog.models import Procedure
from motcua.directory.models import Agency
from motcua.dossiers.acts import consult, obligation, obligation_proof
from motcua.dossiers.acts.consult import Consultation
from motcua.dossiers.acts.obligation import Told
from motcua.dossiers.acts.obligation_proof import Proof
from motcua.dossiers.models import MandateKind, ReturnWay, Step, StepKind
from motcua.dossiers.on_behalf import Applicant, Filing, Mandate, Upload
from motcua.files import store
from motcua.project.simulation import pictures, plan


def filing_of(act: plan.FileFor, procedure: Procedure, commune: str) -> Filing:
    """Say what another system asks to file."""
    person = act.person
    applicant = Applicant(
        person.full_name, person.id_number, person.birth_date, person.phone, person.sex, person.email, person.line
    )
    raw = {name: values for typed in act.answers for name, values in typed.raw.items()}
    return Filing(
        procedure, commune, applicant, Mandate(MandateKind(act.mandate), act.reference, act.filer), raw,
        tuple(_upload(component, picture) for component, picture in act.files.items()), None, ReturnWay(act.way),
    )  # fmt: skip


def _upload(component: str, number: int) -> Upload:
    picture = pictures.numbered(number)
    return Upload(component, picture.name, picture.size, picture.opened())


def _consult(dossier: int, act: plan.Consult, by: Actor, at: datetime) -> None:
    agency = Agency.objects.get(pk=act.asked.agency)
    asked = Consultation(agency, act.question, silence_agrees=act.silence_agrees)
    consult.consult(dossier, asked, by=by, at=at)


def _answer_consult(dossier: int, act: plan.AnswerConsult, by: Actor, at: datetime) -> None:
    step = Step.objects.get(dossier=dossier, kind=StepKind.CONSULT, closed_at=None)
    consult.answer_consult(dossier, step.pk, act.opinion, agrees=act.agrees, by=by, at=at)


def _send_proof(dossier: int, act: plan.SendProof, by: Actor, at: datetime) -> None:
    picture = pictures.numbered(act.picture)
    file = store.receive(picture.opened(), picture.name, picture.size, at=at)
    obligation_proof.send_proof(dossier, Proof(act.number, act.paid_on, file), by=by, at=at)


DO: dict[type, Callable[[int, Any, Actor, datetime], object]] = {
    plan.Consult: _consult,
    plan.AnswerConsult: _answer_consult,
    plan.AskObligation: lambda d, a, by, at: obligation.ask_obligation(d, a.slip, a.slip_date, by=by, at=at),
    plan.NoteObligation: lambda d, a, by, at: obligation.note_obligation(d, Told(*a), by=by, at=at),
    plan.SendProof: _send_proof,
    plan.ReturnProof: lambda d, a, by, at: obligation_proof.return_proof(d, a.reason, by=by, at=at),
    plan.SettleObligation: lambda d, a, by, at: obligation.settle_obligation(d, a.number, a.paid_on, by=by, at=at),
}
