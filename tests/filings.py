"""Any procedure filed and carried to its end by the real acts, with made-up answers; shared by tests of acts and pages."""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta

from motcua.base.clockwork import now, today
from motcua.base.money import Dong
from motcua.catalog.definition import Definition
from motcua.catalog.models import Procedure
from motcua.catalog.queries import definition, procedure
from motcua.catalog.questions.typed import Raw
from motcua.directory.models import Agency
from motcua.dossiers.acts import (
    check,
    decide,
    deliver,
    draft,
    edit,
    forward,
    obligation_proof,
    propose,
    receive,
    submit,
)
from motcua.dossiers.acts.deliver import Handover
from motcua.dossiers.acts.obligation import Told, ask_obligation, note_obligation
from motcua.dossiers.filing import asked_components, check_answers, reading_at
from motcua.dossiers.models import Dossier, Outcome, ReturnWay, Step
from motcua.fees.acts import take_fee
from motcua.project.simulation.answers import answers
from tests import stories, town
from tests.town import Person

HOME = {"province": "15", "commune": "02746", "line": "Thôn Tòng Chú"}


def officer(key: str) -> Person:
    """Give an officer of the cast who has no fixture."""
    return town._officer(key)


def found(code: str) -> Procedure:
    known = procedure(code)
    assert known is not None
    return known


def made(known: Definition, person: Person, *, at: datetime = stories.MONDAY, seed: int = 1) -> dict[str, Raw]:
    """Make valid answers of a person, by question."""
    row = person.row
    who = {n: str(getattr(row, n)) for n in ("full_name", "birth_date", "id_number", "sex", "phone", "email")}
    body = (
        {"organisation_name": row.organisation.name, "organisation_tax_code": row.organisation.tax_code}
        if row.organisation
        else {}
    )
    return answers(known, random.Random(seed), on=today(at), person=who | HOME | body)


def flat(raws: Mapping[str, Raw]) -> dict[str, list[str]]:
    return {name: values for raw in raws.values() for name, values in raw.items()}


def drafted(code: str, person: Person, agency: Agency, *, at: datetime = stories.MONDAY, seed: int = 1) -> Dossier:
    """A draft that is complete: every question answered, every paper attached."""
    dossier = draft.start(found(code), agency, by=person.actor, at=at)
    known = definition(dossier.revision_id)
    raws = made(known, person, at=at, seed=seed)
    edit.save_answers(dossier.pk, tuple(known.questions()), flat(raws), by=person.actor, at=at)
    values = check_answers(known, raws, reading_at(at)).values
    for component in asked_components(known, values):
        edit.attach(dossier.pk, component.key, stories.photo(at=at), by=person.actor, at=at)
    return stories.fresh(dossier)


def submitted(code: str, person: Person, agency: Agency, *, at: datetime = stories.MONDAY, seed: int = 1) -> Dossier:
    dossier = drafted(code, person, agency, at=at, seed=seed)
    submit.submit(dossier.pk, by=person.actor, at=at)
    return stories.fresh(dossier)


def paid(dossier: Dossier, counter: Person, *, at: datetime = stories.MONDAY) -> None:
    """Take what is owed, when something is."""
    total = sum(f.amount for f in dossier.fees.filter(paid_at=None))
    if total:
        take_fee(dossier.pk, Dong(total), f"BL-{dossier.pk}-{at:%H%M}", by=counter.actor, at=at)


def forwarded(
    code: str, person: Person, agency: Agency, counter: Person, *, at: datetime = stories.MONDAY, seed: int = 1
) -> Dossier:
    dossier = submitted(code, person, agency, at=at, seed=seed)
    if definition(dossier.revision_id).fee_when == "at_filing":
        paid(dossier, counter, at=at)
    receive.receive(dossier.pk, by=counter.actor, at=at)
    forward.forward(dossier.pk, by=counter.actor, at=at)
    return stories.fresh(dossier)


def checked(dossier: Dossier, by: Person, *, at: datetime = stories.MONDAY) -> None:
    marks = dict.fromkeys(dossier.attachments.values_list("component", flat=True), True)
    check.check_components(dossier.pk, marks, by=by.actor, at=at)


def finish(dossier: Dossier, people: Mapping[str, Person], *, at: datetime, until: str = "") -> list[str]:
    """Do every step that is left (or those before `until`), each by whoever of these people may; gives the nodes."""
    walked: list[str] = []
    while step := dossier.steps.filter(closed_at=None, kind="route").exclude(node=until).first():
        who = next(p for p in people.values() if p.actor.has(step.role, step.unit_id))
        at += timedelta(minutes=10)
        _do(stories.fresh(dossier), step, who, at)
        walked.append(step.node)
    return walked


def _do(dossier: Dossier, step: Step, who: Person, at: datetime) -> None:
    if step.work == "sign":
        decide.approve(dossier.pk, by=who.actor, at=at)
    elif step.work == "return":
        paid(dossier, who, at=at)
        handover = Handover(dossier.owner_name, ReturnWay.COUNTER, "Ký nhận tại quầy", True, True)
        deliver.deliver(dossier.pk, handover, by=who.actor, at=at)
    else:
        checked(dossier, who, at=at)
        propose.propose(dossier.pk, Outcome.GRANTED, "Đủ điều kiện.", by=who.actor, at=at)


def owing(mai: Person, nga: Person, *, at: datetime, told: bool = True) -> Dossier:
    """A land transfer for which the tax office was asked and, unless not `told`, has answered."""
    by = officer("tuyen").actor
    dossier = forwarded("1.013831", mai, Agency.objects.get(key="VPDKDD"), nga, at=at)
    checked(dossier, officer("tuyen"), at=at)
    propose.propose(dossier.pk, Outcome.GRANTED, "Hồ sơ hợp lệ.", by=by, at=at + timedelta(minutes=10))
    ask_obligation(dossier.pk, "1250/PC", today(at), by=by, at=at + timedelta(minutes=20))
    if told:
        notice = Told("1250/TB-TCS1", 12_500_000, today(at) + timedelta(days=30), "Kho bạc Nhà nước khu vực VIII")
        note_obligation(dossier.pk, notice, by=by, at=at + timedelta(minutes=30))
    return stories.fresh(dossier)


def return_proof(dossier: Dossier, reason: str) -> None:
    obligation_proof.return_proof(dossier.pk, reason, by=officer("tuyen").actor, at=now())
