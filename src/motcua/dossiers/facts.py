"""What the rules may know of a dossier: plain values, gathered once under the lock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from motcua.base.written import Slot, written
from motcua.catalog.definition import Definition, FeeWhen
from motcua.catalog.queries import definition
from motcua.dossiers.models import Dossier, HoldKind, MandateKind, Outcome, ReturnWay, State, Step, StepKind


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


class Owing(StrEnum):
    """How far the applicant's obligation to another office has come; `none_here`: the procedure knows none."""

    NONE_HERE = "none_here"
    NOT_ASKED = "not_asked"
    ASKED = "asked"  # the office has not answered
    NOTED = "noted"  # the applicant knows what to pay
    PROVED = "proved"  # the applicant has sent a proof that an officer has to look at
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class MandateFacts:
    """By what right a system filed; `valid_until` is its last day, None as long as the dossier is open."""

    system: int
    kind: MandateKind
    covers_withdrawal: bool
    valid_until: date | None


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
    owing: Owing = Owing.NONE_HERE
    owing_step: str = ""  # the step of the route that waits for it
    mandate: MandateFacts | None = None  # None: filed by the owner, or at the counter
    agency: int = 0  # competent to decide
    extended: bool = False  # the one letter of apology with another date was sent

    @property
    def step(self) -> StepFacts | None:
        """Give the open step of the route; None before submission and after the end."""
        return next((s for s in self.steps if not s.is_consult), None)

    @property
    def consults(self) -> tuple[StepFacts, ...]:
        return tuple(s for s in self.steps if s.is_consult)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What hangs on a dossier and is only counted or listed; a draft has none of it."""

    holds: frozenset[HoldKind] = frozenset()
    supplements: int = 0
    fee_unpaid: bool = False
    mandate: MandateFacts | None = None
    extended: bool = False


_COUNT = """
SELECT ARRAY(SELECT kind FROM dossiers_hold WHERE dossier_id = %(key)s AND lifted_at IS NULL),
       (SELECT count(*) FROM dossiers_supplement WHERE dossier_id = %(key)s),
       EXISTS (SELECT FROM dossiers_dossierfee WHERE dossier_id = %(key)s AND paid_at IS NULL),
       EXISTS (SELECT FROM dossiers_extension WHERE dossier_id = %(key)s),
       m.system_id, m.mandate, m.covers_withdrawal, m.valid_until
  FROM (SELECT) AS one LEFT JOIN dossiers_mandatedfiling AS m ON m.dossier_id = %(key)s
"""


@written(Slot)
def _steps(dossier: Any) -> QuerySet[Step]:
    return Step.objects.filter(dossier=dossier).select_related("assignee").order_by("id")


def _counted(dossier: Dossier) -> _Counted:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": dossier.pk})
        holds, supplements, unpaid, extended, *mandate = cursor.fetchone()
    return _Counted(frozenset(map(HoldKind, holds)), supplements, unpaid, _mandate(*mandate), extended)


def _mandate(system: int | None, kind: str, *scope: Any) -> MandateFacts | None:
    return MandateFacts(system, MandateKind(kind), *scope) if system else None


def steps_of(dossier: Dossier) -> list[Step]:
    """Give the steps a dossier has had, the first first, with whose they are; a draft has none."""
    return [] if dossier.state == State.DRAFT else _steps(dossier.pk)


def facts_of(dossier: Dossier, steps: Sequence[Step] | None = None) -> Facts:
    """Gather the facts in two statements, three where something may be owed to another office; a draft has none.

    Who has read the steps before hands them in.
    """
    known, is_draft = definition(dossier.revision_id), dossier.state == State.DRAFT
    counted = _Counted() if is_draft else _counted(dossier)
    steps = steps_of(dossier) if steps is None else steps
    proposals = [s.closed_by_id for s in steps if s.outcome == "proposed"]
    return Facts(
        state=State(dossier.state),
        outcome=Outcome(dossier.outcome) if dossier.outcome else None,
        owner=dossier.owner_id,
        code=dossier.known_as,
        return_way=ReturnWay(dossier.return_way),
        holds=counted.holds,
        steps=tuple(_step(s) for s in steps if s.closed_at is None),
        supplements=counted.supplements,
        supplements_allowed=known.supplements_allowed,
        fee_unpaid=counted.fee_unpaid,
        fee_when=known.fee_when,
        presence_at_return=known.presence_at_return,
        originals_at_return=known.originals_at_return,
        proposed_by=proposals[-1] if proposals else None,
        owing=_owing(dossier, known),
        owing_step=known.obligation.step if known.obligation else "",
        mandate=counted.mandate,
        agency=dossier.agency_id,
        extended=counted.extended,
    )


def _owing(dossier: Dossier, known: Definition) -> Owing:
    if known.obligation is None:
        return Owing.NONE_HERE
    last = dossier.obligations.order_by("-id").first()
    if last is None:
        return Owing.NOT_ASKED
    if last.settled_at:
        return Owing.SETTLED
    if last.proof_sent_at:
        return Owing.PROVED
    return Owing.NOTED if last.noticed_at else Owing.ASKED


def _step(step: Step) -> StepFacts:
    return StepFacts(
        key=step.pk, node=step.node, work=step.work, unit=step.unit_id, role=step.role, assignee=step.assignee_id,
        assignee_name=step.assignee.full_name if step.assignee else "", is_consult=step.kind == StepKind.CONSULT,
        due=step.due, silence_agrees=step.silence_agrees,
    )  # fmt: skip
