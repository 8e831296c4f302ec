"""A procedure as published: plain frozen values, read from the document of a revision (catalog.reading)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from motcua.catalog.elsewhere import Competence, Elsewhere, OnlineOnly
from motcua.clock.limits import Unit
from motcua.flow.definition import Route

Condition = Mapping[str, Any]


class Channel(StrEnum):
    ONLINE = "online"
    COUNTER = "counter"
    POST = "post"


class Handling(StrEnum):
    LOCAL = "local"  # filed here
    READABLE = "readable"  # shown, not yet filed here
    REFERRAL = "referral"  # another agency's system: where to go, what to bring
    MINISTRY = "ministry"  # a system that a ministry runs for the whole country
    PROVIDER = "provider"  # a body that is no agency (electricity, water)


class Level(StrEnum):
    """Level of service (ND42-2022); four numbered ones stood before it (ND43-2011)."""

    FULL = "full"
    PARTIAL = "partial"
    INFORMATION = "information"  # read online, filed at the counter
    OLD_1 = "1"
    OLD_2 = "2"
    OLD_3 = "3"
    OLD_4 = "4"


class FeeWhen(StrEnum):
    NONE = "none"
    AT_FILING = "at_filing"
    AT_RETURN = "at_return"


class SupplementClock(StrEnum):
    PAUSE = "pause"
    RESTART = "restart"


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    type: str
    label: str
    hint: str = ""
    required: bool = True
    params: Mapping[str, Any] = field(default_factory=dict)
    show_if: Condition | None = None
    prefill: str = ""  # a fact of the account: person.full_name


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the filing."""

    key: str
    title: str
    questions: tuple[Question, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """A case of a procedure (trường hợp) with papers, a limit or a fee of its own.

    The answers choose the first whose condition holds; one without a condition is chosen by an officer at reception.
    No case means the ordinary one.
    """

    key: str
    name: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Component:
    """A paper of the dossier (thành phần hồ sơ). `digitise` names the legal ground a, b or c of TT01-2023.

    `cases` are the cases it belongs to; none means all of them.
    """

    key: str
    name: str
    hint: str = ""
    required: bool | None = True  # None: nobody has said; then it is only to read, never filed
    kind: str = "copy"
    present_only: bool = False  # shown at the counter, never filed
    digitise: str = ""
    result_code: str = ""  # an earlier result that can stand in
    show_if: Condition | None = None
    max_files: int = 5
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LimitRule:
    """Legal limit and the province's own shorter promise, in the same unit; empty channel means any.

    An empty case means the ordinary one, and every case that has no limit of its own.
    """

    amount: Decimal
    promised: Decimal
    unit: Unit
    case: str = ""
    channel: str = ""
    same_day: bool = False
    cutoff: time = time(15)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Tier:
    amount: int
    up_to: int | None = None  # last unit this price holds for; None = all the rest


@dataclass(frozen=True, slots=True)
class FeeRule:
    """`per` and `times` name answers; `cap` bounds one copy before `times` multiplies."""

    key: str
    name: str
    kind: str = "fee"
    rule: str = "flat"
    amount: int = 0
    per: str = ""
    tiers: tuple[Tier, ...] = ()
    cap: int | None = None
    times: str = ""
    channel: str = ""
    valid_from: date | None = None
    valid_until: date | None = None  # last day on which the rule holds
    when: Condition | None = None
    note: str = ""
    case: str = ""  # only in this case; empty means any


@dataclass(frozen=True, slots=True)
class ConsultRule:
    """How long an agency that is asked has by law, and whether its silence past that is agreement."""

    amount: Decimal
    unit: Unit
    silence_agrees: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class ObligationRule:
    """What the applicant owes to another office before the work can go on (thuế, lệ phí trước bạ).

    `step` is the step of the route that cannot be left before it is settled. `answer_days` are working days within
    which the office sends its notice; past them its silence is shown, nothing happens by itself.
    """

    step: str
    office: str
    slip: str  # name of the paper that asks for it
    answer_days: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class EarlierLevel:
    """The level of service that held until a day, that day included, and why."""

    level: Level
    until: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """From when to when a channel is open, the last day included, and at which agencies; none named means all."""

    channel: Channel
    agencies: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    code: str
    name: str
    short_name: str
    field: str
    level: str
    handling: Handling
    summary: str
    who_may: str
    audience: tuple[str, ...]
    decides: str
    agency: str  # key of the department that decides; empty = the commune the applicant chooses
    channels: tuple[Channel, ...]
    level_of_service: str
    result_name: str
    result_code: str
    decision: str
    result_written: bool = True
    presence_at_return: bool = False
    originals_at_return: bool = False
    supplements_allowed: int = 1
    supplement_clock: SupplementClock = SupplementClock.PAUSE
    supplement_days: tuple[int, ...] = ()  # working days to ask in: the first from receipt, the next from the answer
    refuse_days: int = 0  # working days to say no in when the last completion was not enough; 0 = no rule of its own
    consult: ConsultRule | None = None
    obligation: ObligationRule | None = None
    fee_when: FeeWhen = FeeWhen.NONE
    fee_words: str = ""  # what is said of money where no rule states an amount; empty = nothing is owed
    fee_kept: bool = False  # what was paid at filing is not paid back, whatever becomes of the dossier
    field_code: str = ""
    legal_basis: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    steps_for_citizen: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    limits: tuple[LimitRule, ...] = ()
    components: tuple[Component, ...] = ()
    topics: tuple[Topic, ...] = ()
    fees: tuple[FeeRule, ...] = ()
    route: Route | None = None
    cases: tuple[Variant, ...] = ()
    level_reason: str = ""
    earlier_levels: tuple[EarlierLevel, ...] = ()
    elsewhere: Elsewhere | None = None
    competence: tuple[Competence, ...] = ()
    filed_anywhere: bool = True  # at any one-stop unit of the province (ND118-2025)
    openings: tuple[Opening, ...] = ()
    online_only: OnlineOnly | None = None

    def questions(self) -> Iterator[Question]:
        for topic in self.topics:
            yield from topic.questions

    def question(self, key: str) -> Question | None:
        return next((q for q in self.questions() if q.key == key), None)

    def topic(self, key: str) -> Topic | None:
        return next((t for t in self.topics if t.key == key), None)

    def component(self, key: str) -> Component | None:
        return next((c for c in self.components if c.key == key), None)

    def filed_components(self) -> tuple[Component, ...]:
        return tuple(c for c in self.components if not c.present_only)

    def case(self, key: str) -> Variant | None:
        return next((c for c in self.cases if c.key == key), None)

    def case_name(self, key: str) -> str:
        """Give the words of a case; nothing for the ordinary one."""
        found = self.case(key)
        return found.name if found else ""

    def limit(self, channel: str, case: str = "") -> LimitRule:
        """Give the limit of a case and channel: a limit of the case before the ordinary one, then the channel's own."""
        fitting = [r for r in self.limits if r.channel in (channel, "") and r.case in (case, "")]
        return min(fitting or self.limits, key=lambda r: (r.case != case, r.channel == ""))
