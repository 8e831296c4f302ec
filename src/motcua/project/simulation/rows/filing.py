"""How a dossier begins as rows: a draft, papers at the counter, and what filing freezes."""

from collections.abc import Mapping
from datetime import datetime

from motcua.base.clockwork import today
from motcua.base.text import fold
from motcua.catalog.definition import FeeWhen
from motcua.catalog.fees import FeeFacts, lines
from motcua.catalog.offering import case_for
from motcua.dossiers import events
from motcua.dossiers.acts import intake
from motcua.dossiers.acts.draft import first_way
from motcua.dossiers.acts.file_for import FILE_FOR
from motcua.dossiers.models import HoldKind, State
from motcua.project.simulation import pictures, plan
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


def attach(people: People, record: Record, component: str, number: int, at: datetime) -> tables.Row:
    """Keep one of the pictures for a component; gives the row of the attachment."""
    picture, file = pictures.numbered(number), people.keys.next(tables.FILE)
    record.rows[tables.FILE].append({
        "id": file, "public_id": public_id(at), "sha256": picture.sha256, "size": picture.size,
        "media_type": pictures.MEDIA_TYPE, "name": picture.name, "stored_at": at,
    })  # fmt: skip
    return record.add(tables.ATTACHMENT, component=component, file_id=file, added_at=at, removed_at=None)


def file_for(people: People, terms: Terms, act: plan.FileFor, system: int, at: datetime) -> Record:
    """Do what `file_for.file_for` does: the whole dossier at once, by another system."""
    person, by = act.person, Who("client", system)
    owner = people.at_counter(person, at, email=person.email)
    row = _common(people, act.offer, at) | {
        "channel": "online", "return_way": act.way, "owner_id": owner, "owner_name": person.full_name,
        "owner_fold": fold(person.full_name), "owner_phone": person.phone, "owner_email": person.email,
        "owner_address": person.line,
    }  # fmt: skip
    record = Record(act.offer, row, Who("citizen", owner), terms)
    answers(record, act.answers, by, at)
    for component, picture in act.files.items():
        attach(people, record, component, picture, at)
    record.add(
        tables.MANDATED, system_id=system, mandate=act.mandate, mandate_reference=act.reference, filer_name=act.filer,
        idempotency_key=act.key, request_hash=act.digest, at=at,
    )  # fmt: skip
    file_it(people, record, at)
    record.finish(
        FILE_FOR, by, at, for_owner=owner, mandate=act.mandate, covers_withdrawal=False, valid_until="",
        reference=act.reference, filer_name=act.filer,
    )  # fmt: skip
    return record


def marks(record: Record, good: Mapping[str, bool], by: Who, at: datetime) -> None:
    for component, is_good in good.items():
        record.add(tables.CHECK, component=component, is_good=is_good, by_id=by.key, at=at)
    record.noted["marks"] = dict(good)


def file_it(people: People, record: Record, at: datetime) -> None:
    """What `submit.file_it` does: code, frozen fees, first step, the event."""
    row, known = record.row, record.known
    row.update(state=State.SUBMITTED.value, submitted_at=at, request_code=people.codes.request_code())
    row["case"] = case_for(known, record.values)
    found = lines(known, FeeFacts(row["channel"], record.values, row["case"]), today(at))
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
