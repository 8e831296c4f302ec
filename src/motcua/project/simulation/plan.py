"""What a plan is made of: acts with their time and their arguments. Both executors read the same ones."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from motcua.catalog.questions.typed import Raw
from motcua.project.simulation.people import Invented
from motcua.project.simulation.world import Asked, Offer


class Typed(NamedTuple):
    """One answer as typed and as it will be read, and as its line of COPY: many dossiers share what was made once."""

    key: str
    raw: Raw
    value: Any
    line: str  # key, raw and value as JSON


class SignIn(NamedTuple):
    person: Invented


class Start(NamedTuple):
    offer: Offer
    person: Invented


class Answer(NamedTuple):
    answers: tuple[Typed, ...]


class Attach(NamedTuple):
    component: str
    picture: int


class ChooseReturn(NamedTuple):
    way: str
    phone: str
    email: str


class Submit(NamedTuple):
    """The applicant sends it."""


class Intake(NamedTuple):
    """Papers: component key → originals, copies."""

    offer: Offer
    person: Invented
    answers: tuple[Typed, ...]
    papers: Mapping[str, tuple[int, int]]
    channel: str
    way: str


class TakeFee(NamedTuple):
    amount: int
    receipt: str


class Receive(NamedTuple):
    """The counter accepts it."""


class Forward(NamedTuple):
    """The counter hands it over."""


class Take(NamedTuple):
    """An officer takes the step."""


class Check(NamedTuple):
    marks: Mapping[str, bool]


class AskSupplement(NamedTuple):
    """Gaps: part, key, reason."""

    gaps: tuple[tuple[str, str, str], ...]


class AnswerSupplement(NamedTuple):
    """Replies: "part:key" → words."""

    replies: Mapping[str, str]


class Propose(NamedTuple):
    outcome: str
    note: str


class Approve(NamedTuple):
    """The leader grants."""


class Reject(NamedTuple):
    grounds: str


class SendBack(NamedTuple):
    to: str
    reason: str


class Consult(NamedTuple):
    """The law of the procedure says until when, and whether silence agrees."""

    asked: Asked
    question: str
    silence_agrees: bool


class AnswerConsult(NamedTuple):
    """The agency that was asked answers."""

    agrees: bool
    opinion: str


class AskObligation(NamedTuple):
    slip: str
    slip_date: date


class NoteObligation(NamedTuple):
    """The notice of the other office; nothing is owed when the amount is 0 đồng."""

    number: str
    amount: int
    pay_by: date | None
    pay_where: str


class SendProof(NamedTuple):
    """The applicant photographs the receipt of the treasury."""

    number: str
    paid_on: date
    picture: int


class ReturnProof(NamedTuple):
    reason: str


class SettleObligation(NamedTuple):
    number: str
    paid_on: date


class FileFor(NamedTuple):
    """Another system files by mandate. Files: component key → picture; `key` is the one under which it asks."""

    offer: Offer
    person: Invented
    answers: tuple[Typed, ...]
    files: Mapping[str, int]
    way: str
    mandate: str
    reference: str
    filer: str
    key: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.key.encode()).hexdigest()


class Deliver(NamedTuple):
    to_name: str
    way: str
    proof: str
    was_present: bool
    originals_seen: bool


class Rate(NamedTuple):
    score: int
    words: str


class Refuse(NamedTuple):
    reason: str


class Withdraw(NamedTuple):
    reason: str


class Stop(NamedTuple):
    reason: str


Act = (
    SignIn | Start | Answer | Attach | ChooseReturn | Submit | Intake | TakeFee | Receive | Forward | Take | Check
    | Consult | AnswerConsult | AskObligation | NoteObligation | SendProof | ReturnProof | SettleObligation | FileFor
    | AskSupplement | AnswerSupplement | Propose | Approve | Reject | SendBack | Deliver | Rate | Refuse | Withdraw | Stop
)  # fmt: skip


class Planned(NamedTuple):
    """One act: `dossier` is the ordinal of the dossier in the plan, `by` the officer's key or 0 for the applicant.

    In `FileFor` it is the key of the system that files.
    """

    at: datetime
    dossier: int
    by: int
    act: Act
    last: bool = False  # nothing will happen to this dossier any more
