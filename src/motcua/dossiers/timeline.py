"""What happened to a dossier and what comes next, in order, from its rows. Surfaces word the keys."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.dossiers.models import ActFor, Dossier, State, StepKind
from motcua.dossiers.queries import acted_for, filed_by, last_acted_for, steps_of, supplements_of


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline; `open_until` set means that it is where the dossier is now."""

    key: str
    at: datetime
    facts: dict[str, Any] = field(default_factory=dict)
    open_until: datetime | None = None


def moments(dossier: Dossier) -> list[Moment]:
    """Give the past in order and, last, where it is now."""
    found = [*_life(dossier), *_work(dossier), *_supplements(dossier), *_fees(dossier)]
    return sorted(found, key=lambda m: (m.open_until is not None, m.at))


def _life(dossier: Dossier) -> Iterator[Moment]:
    if dossier.submitted_at:
        yield Moment(
            "submitted",
            dossier.submitted_at,
            {"code": dossier.request_code, "channel": dossier.channel, "filer": filed_by(dossier)},
        )
    if dossier.received_at:
        yield Moment("received", dossier.received_at, {"code": dossier.code, "unit": dossier.one_stop.name})
    if dossier.decided_at:
        yield Moment(f"decided_{dossier.outcome}", dossier.decided_at, {"agency": dossier.agency.name})
    if dossier.ended_at:
        yield Moment(State(dossier.state).value, dossier.ended_at, {"reason": dossier.end_reason, **_withdrew(dossier)})


def _withdrew(dossier: Dossier) -> dict[str, str]:
    return {"filer": last_acted_for(dossier, ActFor.WITHDRAW)} if dossier.state == State.WITHDRAWN else {}


def _work(dossier: Dossier) -> Iterator[Moment]:
    for step in steps_of(dossier):
        facts = {"step": step.name, "unit": step.unit.name, "who": step.assignee.full_name if step.assignee else ""}
        if step.closed_at is None:
            yield Moment("consulting" if step.kind == StepKind.CONSULT else "at", step.opened_at, facts, step.due)
        elif step.outcome == "returned":
            yield Moment("sent_back", step.closed_at, facts)
        elif step.kind == StepKind.CONSULT:
            yield Moment("consulted", step.closed_at, {**facts, "outcome": step.outcome})
        elif step.outcome in ("forwarded", "proposed"):
            yield Moment(step.outcome, step.closed_at, facts)


def _supplements(dossier: Dossier) -> Iterator[Moment]:
    asked = list(supplements_of(dossier))
    names = acted_for(dossier, ActFor.SUPPLEMENT) if any(s.answered_at for s in asked) else {}
    for supplement in asked:
        yield Moment("supplement_requested", supplement.asked_at, {"gaps": len(supplement.gaps.all())})
        if supplement.answered_at:
            filer = names.get(supplement.answered_at, "")
            yield Moment("supplement_answered", supplement.answered_at, {"filer": filer})


def _fees(dossier: Dossier) -> Iterator[Moment]:
    for paid in sorted({f.paid_at for f in dossier.fees.all() if f.paid_at}):
        yield Moment("fee_paid", paid)
