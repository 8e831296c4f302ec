"""Play a plan through the real acts, one transaction each, at the planned times."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from motcua.base import events
from motcua.base.actor import Actor, ActorKind, Grant
from motcua.base.money import Dong
from motcua.catalog.models import Procedure
from motcua.catalog.queries import definition
from motcua.directory.acts import sign_in_citizen
from motcua.directory.acts.tokens import SUBMIT
from motcua.directory.models import Agency, Citizen, Officer
from motcua.directory.queries import citizen_actor, officer_actor
from motcua.directory.verified import VerifiedPerson
from motcua.dossiers.acts import (
    check,
    decide,
    deliver,
    draft,
    edit,
    end,
    forward,
    intake,
    propose,
    receive,
    refuse,
    send_back,
    submit,
    supplement,
    take,
)
from motcua.dossiers.acts.deliver import Handover
from motcua.dossiers.acts.file_for import file_for
from motcua.dossiers.acts.intake import Applicant, PaperDossier
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.asking import Asking
from motcua.dossiers.models import Channel, Dossier, Outcome, ReturnWay
from motcua.fees.acts import take_fee
from motcua.files import store
from motcua.project import tasks
from motcua.project.simulation import by_asking, pictures, plan
from motcua.project.simulation.people import Invented
from motcua.voice.acts import rate


def perform(planned: Iterable[plan.Planned]) -> Iterator[plan.Planned]:
    """Do one act after the other and give it back when it is done; raises what an act refuses."""
    with silence():
        player = _Player()
        for each in planned:
            player.play(each)
            yield each


@contextmanager
def silence() -> Iterator[None]:
    """Let events be written and nobody react: what is long past shall send no letters."""
    events.connect(events.UNHEARD)
    try:
        yield
    finally:
        events.connect(tasks.REACT)


class _Player:
    """Knows by which keys the dossiers and people of the plan have come into the database."""

    def __init__(self) -> None:
        self._dossiers: dict[int, int] = {}
        self._owners: dict[int, Actor] = {}
        self._citizens: dict[str, Actor] = {}
        self._officers: dict[int, Actor] = {}
        self._agencies: dict[int, Agency] = {}
        self._procedures: dict[int, Procedure] = {}

    def play(self, planned: plan.Planned) -> None:
        act, key = planned.act, planned.dossier
        is_officer = planned.by and not isinstance(act, plan.FileFor)
        by = self._officer(planned.by, planned.at) if is_officer else self._owners.get(key)
        if isinstance(act, plan.SignIn):
            self._citizens[act.person.id_number] = citizen_actor(sign_in_citizen(verified(act.person), at=planned.at))
        elif isinstance(act, plan.Start):
            self._start(key, act, at=planned.at)
        elif isinstance(act, plan.FileFor):
            self._file_for(key, act, planned.by, at=planned.at)
        elif isinstance(act, plan.Intake):
            assert by is not None
            self._intake(key, act, by=by, at=planned.at)
        else:
            assert by is not None
            DO[type(act)](self._dossiers[key], act, by, planned.at)
        if planned.last:
            del self._dossiers[key], self._owners[key]

    def _officer(self, key: int, at: datetime) -> Actor:
        if key not in self._officers:
            self._officers[key] = officer_actor(Officer.objects.get(pk=key), at)
        return self._officers[key]

    def _agency(self, key: int) -> Agency:
        if key not in self._agencies:
            self._agencies[key] = Agency.objects.get(pk=key)
        return self._agencies[key]

    def _procedure(self, key: int) -> Procedure:
        if key not in self._procedures:
            self._procedures[key] = Procedure.objects.select_related("current").get(pk=key)
        return self._procedures[key]

    def _start(self, key: int, act: plan.Start, *, at: datetime) -> None:
        by = self._citizens[act.person.id_number]
        dossier = draft.start(self._procedure(act.offer.procedure), self._agency(act.offer.agency), by=by, at=at)
        self._dossiers[key], self._owners[key] = dossier.pk, by

    def _intake(self, key: int, act: plan.Intake, *, by: Actor, at: datetime) -> None:
        raw = {name: values for typed in act.answers for name, values in typed.raw.items()}
        paper = PaperDossier(applicant(act.person), act.papers, raw, ReturnWay(act.way), Channel(act.channel))
        dossier = intake.intake(
            self._procedure(act.offer.procedure), self._agency(act.offer.agency), paper, by=by, at=at
        )
        self._know(key, dossier)

    def _file_for(self, key: int, act: plan.FileFor, system: int, *, at: datetime) -> None:
        by = Actor(ActorKind.CLIENT, system, "", frozenset({Grant(0, SUBMIT)}))
        place = Agency.objects.values_list("key", flat=True).get(pk=act.offer.agency)
        filing = by_asking.filing_of(act, self._procedure(act.offer.procedure), place)
        dossier, _ = file_for(filing, Asking(act.key, act.digest), by=by, at=at)
        self._know(key, dossier)

    def _know(self, key: int, dossier: Dossier) -> None:
        owner = Citizen.objects.get(pk=dossier.owner_id)
        self._dossiers[key], self._owners[key] = dossier.pk, citizen_actor(owner)


def verified(person: Invented) -> VerifiedPerson:
    """Say what the electronic identity of an invented person vouches for."""
    return VerifiedPerson(
        person.id_number, person.full_name, 2, person.birth_date, person.sex, person.phone, person.email,
        person.commune, person.line, person.tax_code, person.organisation, person.line if person.organisation else "",
    )  # fmt: skip


def applicant(person: Invented) -> Applicant:
    return Applicant(
        person.full_name, person.id_number, person.birth_date, person.sex, person.phone, person.email, person.line
    )


def _answer(dossier: int, act: plan.Answer, by: Actor, at: datetime) -> None:
    known = definition(Dossier.unscoped.values_list("revision_id", flat=True).get(pk=dossier))
    keys = {typed.key for typed in act.answers}
    raw = {name: values for typed in act.answers for name, values in typed.raw.items()}
    edit.save_answers(dossier, tuple(q for q in known.questions() if q.key in keys), raw, by=by, at=at)


def _attach(dossier: int, act: plan.Attach, by: Actor, at: datetime) -> None:
    picture = pictures.numbered(act.picture)
    file = store.receive(picture.opened(), picture.name, picture.size, at=at)
    edit.attach(dossier, act.component, file, by=by, at=at)


def _ask(dossier: int, act: plan.AskSupplement, by: Actor, at: datetime) -> None:
    supplement.request_supplement(dossier, [Asked(*gap) for gap in act.gaps], by=by, at=at)


def _deliver(dossier: int, act: plan.Deliver, by: Actor, at: datetime) -> None:
    handover = Handover(act.to_name, ReturnWay(act.way), act.proof, act.was_present, act.originals_seen)
    deliver.deliver(dossier, handover, by=by, at=at)


DO: dict[type, Callable[[int, Any, Actor, datetime], object]] = {
    plan.Answer: _answer,
    plan.Attach: _attach,
    plan.ChooseReturn: lambda d, a, by, at: draft.choose_return(d, ReturnWay(a.way), a.phone, a.email, by=by, at=at),
    plan.Submit: lambda d, _, by, at: submit.submit(d, by=by, at=at),
    plan.TakeFee: lambda d, a, by, at: take_fee(d, Dong(a.amount), a.receipt, by=by, at=at),
    plan.Receive: lambda d, _, by, at: receive.receive(d, by=by, at=at),
    plan.Forward: lambda d, _, by, at: forward.forward(d, by=by, at=at),
    plan.Take: lambda d, _, by, at: take.take(d, by=by, at=at),
    plan.Check: lambda d, a, by, at: check.check_components(d, a.marks, by=by, at=at),
    plan.AskSupplement: _ask,
    plan.AnswerSupplement: lambda d, a, by, at: supplement.answer_supplement(d, a.replies, by=by, at=at),
    plan.Propose: lambda d, a, by, at: propose.propose(d, Outcome(a.outcome), a.note, by=by, at=at),
    plan.Approve: lambda d, _, by, at: decide.approve(d, by=by, at=at),
    plan.Reject: lambda d, a, by, at: decide.reject(d, a.grounds, by=by, at=at),
    plan.SendBack: lambda d, a, by, at: send_back.send_back(d, a.to, a.reason, by=by, at=at),
    plan.Deliver: _deliver,
    **by_asking.DO,
    plan.Rate: lambda d, a, by, at: rate(d, a.score, a.words, by=by, at=at),
    plan.Refuse: lambda d, a, by, at: refuse.refuse(d, a.reason, by=by, at=at),
    plan.Withdraw: lambda d, a, by, at: end.withdraw(d, a.reason, by=by, at=at),
    plan.Stop: lambda d, a, by, at: end.stop(d, a.reason, by=by, at=at),
}
