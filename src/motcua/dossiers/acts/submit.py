"""The applicant sends the dossier (nộp hồ sơ)."""

from datetime import datetime
from uuid import UUID

from motcua.base import ids, journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.definition import FeeWhen
from motcua.catalog.fees import FeeFacts, lines
from motcua.dossiers import events, filing, holds, rules, steps
from motcua.dossiers.acting import Acting, act
from motcua.dossiers.models import DossierFee, HoldKind, State

SUBMIT = journal.kind("dossier.submit", "Nộp hồ sơ")


def submit(dossier_id: int | UUID, *, by: Actor, at: datetime) -> str:
    """Check everything at once, freeze the fee lines, open the route, and give the request code."""
    with act(SUBMIT, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_submit(acting.facts, by))
        values = complete_values(acting)
        file_it(acting, values)
        return acting.dossier.request_code or ""


def complete_values(acting: Acting) -> dict[str, object]:
    """Give the values of a complete dossier; refuses with all gaps together."""
    raws = dict(acting.dossier.answers.values_list("key", "raw"))
    attached = acting.dossier.attachments.filter(removed_at=None).values_list("component", flat=True)
    checked = filing.check(acting.definition, raws, set(attached), filing.reading_at(acting.at))
    if checked.gaps:
        raise Refusal("submit.incomplete", gaps=checked.gaps)
    if raws.keys() - checked.values.keys():  # questions whose condition no longer holds
        acting.dossier.answers.exclude(key__in=checked.values).delete()
    return checked.values


def file_it(acting: Acting, values: dict[str, object]) -> None:
    """Make it a filed dossier: code, frozen fees, first steps, the event."""
    dossier = acting.dossier
    dossier.state = State.SUBMITTED
    dossier.submitted_at = acting.at
    dossier.request_code = ids.new_code("YC")
    owed = _freeze_fees(acting, values)
    if owed and acting.definition.fee_when is FeeWhen.AT_FILING:
        holds.place(acting, HoldKind.FEE, "Nộp phí, lệ phí để hồ sơ được tiếp nhận")
    steps.begin(acting)
    acting.note(channel=dossier.channel, revision=dossier.revision_id, owed=owed)
    acting.tell(events.SUBMITTED)


def _freeze_fees(acting: Acting, values: dict[str, object]) -> int:
    facts = FeeFacts(acting.dossier.channel, values)
    found = lines(acting.definition, facts, today(acting.at))
    DossierFee.objects.bulk_create(
        DossierFee(
            dossier=acting.dossier, key=f.key, name=f.name, kind=f.kind, amount=f.amount, units=f.units, copies=f.copies
        )
        for f in found
    )
    return sum(f.amount for f in found)
