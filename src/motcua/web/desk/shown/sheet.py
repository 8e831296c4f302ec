"""The control sheet (form 06): every step with who handed it over and who did it, when, how long, and what paused it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from motcua.clock.calendar import WorkingCalendar
from motcua.clock.reasons import from_rows
from motcua.directory.calendars import Book
from motcua.dossiers.models import Hold, HoldKind, Step, StepKind
from motcua.web.desk.shown import reasons, said, standing
from motcua.web.ui import formats
from motcua.web.ui.parts import Tag


@dataclass(frozen=True, slots=True)
class Consult:
    """A question to another agency and its answer."""

    unit: str
    question: str
    due: datetime
    silence_agrees: bool
    answer: str
    outcome: str
    answered: str
    tag: Tag | None
    why: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the control sheet; `done` None means that it is being worked on."""

    step: str
    note: str
    who: str
    unit: str
    taken: datetime
    due: datetime
    done: datetime | None
    outcome: str
    tag: Tag
    handed_by: str  # who closed the step before it; empty for the first, and for what runs beside the route
    allowed: str  # working time, pauses that stop the clock apart
    used: str
    late: str  # empty when it is not


@dataclass(frozen=True, slots=True)
class Pause:
    """One time that the dossier waited, on which ground, and whether that stopped the clock."""

    why: str
    ground: str
    since: datetime
    until: datetime | None
    stops_clock: bool
    lasted: str  # working time of the agency that decides


def lines(steps: Sequence[Step], holds: Sequence[Hold], held: Book, *, at: datetime) -> list[Line]:
    """Give a line for each step, straight from its row."""
    before = {step.pk: _before(steps, place) for place, step in enumerate(steps)}
    stopped = [hold for hold in holds if hold.stops_clock]
    return [_line(step, before[step.pk], stopped, held.calendar(step.unit_id), at) for step in steps]


def pauses(holds: Sequence[Hold], calendar: WorkingCalendar, *, at: datetime) -> list[Pause]:
    """Give every wait of a dossier in the order in which they began; one that lasts is measured up to now."""
    return [
        Pause(
            str(HoldKind(hold.kind).label) + (f": {hold.reason}" if hold.reason else ""), reasons.ground(hold.ground),
            hold.placed_at, hold.lifted_at, hold.stops_clock,
            _length(calendar.working_time(hold.placed_at, hold.lifted_at or at)),
        )
        for hold in holds
    ]  # fmt: skip


def _before(steps: Sequence[Step], place: int) -> Step | None:
    """Give the step of the route that was closed last before this one was opened."""
    step = steps[place]
    if step.kind == StepKind.CONSULT:
        return None
    ended = [
        (each.closed_at, number)
        for number, each in enumerate(steps[:place])
        if each.kind == StepKind.ROUTE and each.closed_at is not None and each.closed_at <= step.opened_at
    ]
    return steps[max(ended)[1]] if ended else None


def _running(calendar: WorkingCalendar, since: datetime, until: datetime, stopped: Sequence[Hold]) -> timedelta:
    """Measure the working time between two moments in which no hold stood that stops the clock."""
    found, at = timedelta(0), since
    for hold in stopped:  # in the order in which they began
        found += calendar.working_time(at, min(max(hold.placed_at, at), until))
        at = max(at, min(hold.lifted_at or until, until))
    return found + calendar.working_time(at, until)


def _length(worked: timedelta) -> str:
    return formats.lasting(worked // timedelta(minutes=1), said.language(), in_days=False)


def _line(
    step: Step, before: Step | None, stopped: Sequence[Hold], calendar: WorkingCalendar, at: datetime
) -> Line:  # fmt: skip
    who, until = step.closed_by or step.assignee, step.closed_at or at
    lifted = [hold for hold in stopped if hold.lifted_at]  # only these have moved the due moment
    return Line(
        handed_by=before.closed_by.full_name if before and before.closed_by else "",
        allowed=_length(_running(calendar, step.opened_at, step.due, lifted)),
        used=_length(_running(calendar, step.opened_at, until, stopped)),
        late=_length(calendar.working_time(step.due, until)) if until > step.due else "",
        step=step.name,
        note=step.note,
        who=who.full_name if who else "",
        unit=step.unit.name,
        taken=step.opened_at,
        due=step.due,
        done=step.closed_at,
        outcome=_outcome(step) if step.closed_at else _("Đang làm"),
        tag=standing.tag_of(step.due, at, step.closed_at),
    )


def _outcome(step: Step) -> str:
    words = said.PROPOSALS.get(step.proposes) if step.outcome == "proposed" else None
    return str(words or said.OUTCOMES.get(step.outcome, step.outcome))


def consults(steps: Sequence[Step], *, at: datetime) -> list[Consult]:
    return [_consult(step, at) for step in steps if step.kind == StepKind.CONSULT]


def _consult(step: Step, at: datetime) -> Consult:
    by = step.closed_by.full_name if step.closed_by else ""
    return Consult(
        unit=step.unit.name,
        question=step.question,
        due=step.due,
        silence_agrees=step.silence_agrees,
        answer=step.note,
        outcome=_outcome(step) if step.closed_at else "",
        answered=", ".join(w for w in (by, said.moment(step.closed_at)) if w) if step.closed_at else "",
        tag=None if step.closed_at else standing.tag_of(step.due, at),
        why=reasons.sentences(from_rows(step.due_reasons)),
    )
