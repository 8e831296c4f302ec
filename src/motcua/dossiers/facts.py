"""What the rules may know of a dossier: plain values, gathered once under the lock."""

from dataclasses import dataclass
from datetime import datetime

from motcua.catalog.definition import FeeWhen
from motcua.catalog.queries import definition
from motcua.dossiers.models import Dossier, HoldKind, Outcome, ReturnWay, State, Step, StepKind, Supplement


@dataclass(frozen=True, slots=True)
class StepFacts:
    key: int
    node: str
    work: str
    unit: int
    role: str
    assignee: int | None
    assignee_name: str
    is_consult: bool
    due: datetime
    silence_agrees: bool


@dataclass(frozen=True, slots=True)
class Facts:
    state: State
    outcome: Outcome | None
    owner: int
    code: str
    return_way: ReturnWay
    holds: frozenset[HoldKind]
    steps: tuple[StepFacts, ...]  # open ones
    supplements: int  # asked so far
    supplements_allowed: int
    fee_unpaid: bool
    fee_when: FeeWhen
    presence_at_return: bool
    originals_at_return: bool
    proposed_by: int | None  # who made the last proposal

    @property
    def step(self) -> StepFacts | None:
        """Give the open step of the route; None before submission and after the end."""
        return next((s for s in self.steps if not s.is_consult), None)

    @property
    def consults(self) -> tuple[StepFacts, ...]:
        return tuple(s for s in self.steps if s.is_consult)


def facts_of(dossier: Dossier) -> Facts:
    """Gather the facts in four statements."""
    known = definition(dossier.revision_id)
    steps = list(dossier.steps.select_related("assignee").order_by("id"))
    proposals = [s.closed_by_id for s in steps if s.outcome == "proposed"]
    return Facts(
        state=State(dossier.state),
        outcome=Outcome(dossier.outcome) if dossier.outcome else None,
        owner=dossier.owner_id,
        code=dossier.known_as,
        return_way=ReturnWay(dossier.return_way),
        holds=frozenset(HoldKind(k) for k in dossier.holds.filter(lifted_at=None).values_list("kind", flat=True)),
        steps=tuple(_step(s) for s in steps if s.closed_at is None),
        supplements=Supplement.objects.filter(dossier=dossier).count(),
        supplements_allowed=known.supplements_allowed,
        fee_unpaid=dossier.fees.filter(paid_at=None).exists(),
        fee_when=known.fee_when,
        presence_at_return=known.presence_at_return,
        originals_at_return=known.originals_at_return,
        proposed_by=proposals[-1] if proposals else None,
    )


def _step(step: Step) -> StepFacts:
    return StepFacts(
        key=step.pk, node=step.node, work=step.work, unit=step.unit_id, role=step.role, assignee=step.assignee_id,
        assignee_name=step.assignee.full_name if step.assignee else "", is_consult=step.kind == StepKind.CONSULT,
        due=step.due, silence_agrees=step.silence_agrees,
    )  # fmt: skip
