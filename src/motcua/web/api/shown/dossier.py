"""A dossier as the system that filed it sees it: where it stands, until when and why, what is asked of the applicant."""

from collections.abc import Collection, Iterator
from datetime import datetime

from motcua.base.text import mask_id
from motcua.catalog.definition import Definition
from motcua.catalog.queries import definition
from motcua.dossiers.mandates import ended
from motcua.dossiers.models import Dossier, Hold, HoldKind, State, Supplement
from motcua.dossiers.queries import deadline_changes_of, supplements_of
from motcua.dossiers.status import NationalStatus, national_status
from motcua.dossiers.timeline import moments
from motcua.web.api import dossier_shapes as shapes
from motcua.web.api.shown.procedure import agency
from motcua.web.api.shown.words import STATUSES, TIMELINE
from motcua.web.api.values import schema


def row(dossier: Dossier, held: Collection[str], *, at: datetime) -> shapes.DossierRow:
    """Give one line of a list; `held` names the kinds of the open holds."""
    kinds = [HoldKind(kind) for kind in held]
    status = national_status(State(dossier.state), kinds) or NationalStatus.REGISTERED
    return shapes.DossierRow(
        id=dossier.public_id, code=dossier.known_as, request_code=dossier.request_code or "", state=dossier.state,
        procedure=shapes.NamedShape(code=dossier.procedure.code, name=dossier.procedure.name),
        national_status=shapes.StatusShape(code=status.value, name=str(STATUSES[status])), due=dossier.due,
        submitted_at=dossier.submitted_at or dossier.created_at, changed_at=dossier.changed_at,
        is_late=dossier.is_late(at),
    )  # fmt: skip


def asked_of(dossier: Dossier) -> shapes.AskedList:
    """Give every supplement request with what repairs each gap."""
    known = definition(dossier.revision_id)
    return shapes.AskedList(items=[_asked(one, known) for one in supplements_of(dossier)])


def _asked(one: Supplement, known: Definition) -> shapes.AskedShape:
    told = _supplement(one, known)
    replies = {(g.part, g.key): g.reply for g in one.gaps.all()}
    gaps = [_repair(gap, known, replies[gap.part, gap.key]) for gap in told.gaps]
    same = {n: getattr(told, n) for n in ("number", "asked_at", "answer_by")}
    return shapes.AskedShape(**same, answered_at=one.answered_at, gaps=gaps)


def _repair(gap: shapes.GapShape, known: Definition, reply: str) -> shapes.AskedGapShape:
    question = known.question(gap.key) if gap.part == "question" else None
    paper = known.component(gap.key) if gap.part == "component" else None
    return shapes.AskedGapShape(
        **dict(gap), value=schema(question) if question else None, max_files=paper.max_files if paper else None,
        reply=reply,
    )  # fmt: skip


def whole(dossier: Dossier, *, at: datetime) -> shapes.DossierShape:
    holds = list(Hold.objects.filter(dossier=dossier, lifted_at=None).order_by("id"))
    over = ended(dossier.mandated.valid_until, at) is not None
    asked = None if over else next((s for s in supplements_of(dossier) if s.answered_at is None), None)
    known = definition(dossier.revision_id)
    same = {n: getattr(dossier, n) for n in (
        "outcome", "channel", "return_way", "received_at", "decided_at", "ended_at", "end_reason",
    )}  # fmt: skip
    return shapes.DossierShape(
        **dict(row(dossier, [h.kind for h in holds], at=at)), **same, agency=agency(dossier.agency),
        one_stop=agency(dossier.one_stop), owner=_owner(dossier), mandate=_mandate(dossier), deadline=_due(dossier),
        holds=[_hold(h) for h in holds], supplement=_supplement(asked, known) if asked else None, fees=_fees(dossier),
        timeline=list(_timeline(dossier)),
    )  # fmt: skip


def _owner(dossier: Dossier) -> shapes.OwnerShape:
    body = dossier.organisation.tax_code if dossier.organisation else ""
    return shapes.OwnerShape(name=dossier.owner_name, id_number=mask_id(dossier.owner.id_number), organisation=body)


def _mandate(dossier: Dossier) -> shapes.MandateSeen:
    by = dossier.mandated
    return shapes.MandateSeen(
        system=by.system.name, kind=by.mandate, reference=by.mandate_reference, filer_name=by.filer_name,
        covers_withdrawal=by.covers_withdrawal, valid_until=by.valid_until,
    )  # fmt: skip


def _due(dossier: Dossier) -> shapes.DueShape | None:
    change = deadline_changes_of(dossier).last()
    if dossier.due is None or dossier.original_due is None or dossier.legal_due is None or change is None:
        return None
    return shapes.DueShape(
        at=dossier.due, original=dossier.original_due, legal=dossier.legal_due, provisional=dossier.due_is_provisional,
        ground=change.ground, reasons=[shapes.ReasonShape(**reason) for reason in change.reasons],
    )  # fmt: skip


def _hold(hold: Hold) -> shapes.HoldShape:
    return shapes.HoldShape(
        kind=hold.kind, reason=hold.reason, ground=hold.ground, since=hold.placed_at, stops_clock=hold.stops_clock
    )


def _supplement(asked: Supplement, known: Definition) -> shapes.SupplementShape:
    names = {q.key: q.label for q in known.questions()} | {c.key: c.name for c in known.components}
    gaps = [
        shapes.GapShape(part=g.part, key=g.key, name=names.get(g.key, g.key), reason=g.reason)
        for g in sorted(asked.gaps.all(), key=lambda g: g.pk)
    ]
    return shapes.SupplementShape(number=asked.number, asked_at=asked.asked_at, answer_by=asked.answer_by, gaps=gaps)


def _fees(dossier: Dossier) -> shapes.FeesShape:
    lines = list(dossier.fees.order_by("id"))
    return shapes.FeesShape(
        total=sum(f.amount for f in lines), owed=sum(f.amount for f in lines if f.paid_at is None),
        lines=[shapes.FeeLineShape.from_orm(line) for line in lines],
    )  # fmt: skip


def _timeline(dossier: Dossier) -> Iterator[shapes.MomentShape]:
    """Word the moments; no officer is named, and one this version has no words for is left out."""
    for moment in moments(dossier):
        if moment.key in TIMELINE:
            text, unit = str(TIMELINE[moment.key]) % moment.facts, str(moment.facts.get("unit", ""))
            yield shapes.MomentShape(key=moment.key, text=text, at=moment.at, unit=unit, open_until=moment.open_until)
