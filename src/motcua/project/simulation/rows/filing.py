"""How a dossier begins as rows: a draft, papers at the counter, and what filing freezes."""

from collections.abc import Mapping
from datetime import datetime

from motcua.base.clockwork import today
from motcua.base.text import fold
from motcua.catalog.definition import FeeWhen
from motcua.catalog.fees import FeeFacts, lines
from motcua.dossiers import events
from motcua.dossiers.acts import intake
from motcua.dossiers.acts.draft import first_way
from motcua.dossiers.models import HoldKind, State
from motcua.project.simulation import plan
from motcua.project.simulation.rows import tables
from motcua.project.simulation.rows.chain import Who
from motcua.project.simulation.rows.keys import public_id
from motcua.project.simulation.rows.people import People
from motcua.project.simulation.rows.record import Record, reception_due
from motcua.project.simulation.rows.terms import Terms
from motcua.project.simulation.world import Offer


def start(people: People, terms: Terms, act: plan.Start, at: datetime) -> Record:
    """Make the draft of a citizen."""
    offer, person, owner = act.offer, act.person, people.key_of(act.person)
    organisation = people.organisation_of(person) if "citizen" not in offer.definition.audience else None
    name = person.organisation if organisation else person.full_name
    row = _common(people, offer, at) | {
        "channel": "online", "return_way": first_way(offer.definition).value, "owner_id": owner, "owner_name": name,
        "owner_fold": fold(name), "organisation_id": organisation, "owner_phone": person.phone,
        "owner_email": person.email,
    }  # fmt: skip
    return Record(offer, row, Who("citizen", owner), terms)


def take_in(people: People, terms: Terms, act: plan.Intake, by: Who, at: datetime) -> Record:
    """Enter papers, file them, and receive them unless a fee comes first."""
    person, owner = act.person, people.at_counter(act.person, at)
    row = _common(people, act.offer, at) | {
        "channel": act.channel, "return_way": act.way, "owner_id": owner, "owner_name": person.full_name,
        "owner_fold": fold(person.full_name), "owner_phone": person.phone, "owner_email": person.email,
        "owner_address": person.line, "entered_by_id": by.key,
    }  # fmt: skip
    record = Record(act.offer, row, Who("citizen", owner), terms)
    answers(record, act.answers, by, at)
    file_it(people, record, at)
    for component, (originals, copies) in act.papers.items():
        record.add(tables.PAPER, component=component, originals=originals, copies=copies)
    marks(record, dict.fromkeys(act.papers, True), by, at)
    if not record.rows[tables.HOLD]:
        record.receive(by, at, people.dossier_code(record, at))
        record.tell(events.RECEIVED, at)
    record.finish(intake.INTAKE, by, at)
    return record


def _common(people: People, offer: Offer, at: datetime) -> dict[str, object]:
    return {
        "id": people.keys.next(tables.DOSSIER), "public_id": public_id(at), "revision_id": offer.revision,
        "procedure_id": offer.procedure, "state": State.DRAFT.value, "agency_id": offer.agency,
        "one_stop_id": offer.one_stop, "created_at": at, "changed_at": at,
    }  # fmt: skip


def answers(record: Record, typed: tuple[plan.Typed, ...], by: Who, at: datetime) -> None:
    given = f"{record.key}\t{by.kind}\t{by.key}\t{at.isoformat()}"
    record.rows[tables.ANSWER] += [f"{given}\t{each.line}\n" for each in typed]
    record.values = {each.key: each.value for each in typed}


def marks(record: Record, good: Mapping[str, bool], by: Who, at: datetime) -> None:
    for component, is_good in good.items():
        record.add(tables.CHECK, component=component, is_good=is_good, by_id=by.key, at=at)
    record.noted["marks"] = dict(good)


def file_it(people: People, record: Record, at: datetime) -> None:
    """What `submit.file_it` does: code, frozen fees, first step, the event."""
    row, known = record.row, record.known
    row.update(state=State.SUBMITTED.value, submitted_at=at, request_code=people.codes.request_code())
    found = lines(known, FeeFacts(row["channel"], record.values), today(at))
    for line in found:
        record.add(
            tables.FEE, key=line.key, name=line.name, kind=line.kind, amount=int(line.amount), units=line.units,
            copies=line.copies, paid_at=None,
        )  # fmt: skip
    owed = sum(int(line.amount) for line in found)
    if owed and known.fee_when is FeeWhen.AT_FILING:
        record.hold(HoldKind.FEE, "Nộp phí, lệ phí để hồ sơ được tiếp nhận", at)
    record.open_step(record.route.node(record.route.start), at)
    assert record.step is not None
    record.step["due"] = reception_due(record, at)
    record.noted |= {"channel": row["channel"], "revision": row["revision_id"], "owed": owed}
    record.tell(events.SUBMITTED, at)
