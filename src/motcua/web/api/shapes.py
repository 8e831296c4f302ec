"""What goes over the wire about procedures and places. Names are the law's, as in the glossary; money is whole đồng."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from ninja import Schema
from pydantic import Field


class AgencyShape(Schema):
    code: str = Field(description="Identification code of the agency (QD20-2020).", examples=["H38.35.01"])
    name: str
    commune: str = Field("", description="Five-digit code of the commune (QD19-2025); empty for a department.")


class ProcedureRow(Schema):
    code: str = Field(description="National code of the procedure.", examples=["1.001193"])
    name: str
    field: str
    level: str
    handling: str = Field(
        description="local: filed here; readable: shown only; referral, ministry: filed in another system;"
        " provider: a service of a body that is no agency."
    )


class ProcedureList(Schema):
    items: list[ProcedureRow]
    next: str = Field(description="Cursor of the next page; empty on the last.")


class RevisionShape(Schema):
    number: int
    sha256: str
    decision: str = Field(description="The decision that published it.")
    published_at: datetime


class QuestionShape(Schema):
    key: str = Field(description="Name of the answer in `answers` of a filing.")
    type: str
    value: dict[str, Any] = Field(description="JSON Schema of the answer.")
    label: str
    hint: str
    required: bool
    params: dict[str, Any]
    show_if: dict[str, Any] | None = Field(description="Asked only where this condition over earlier answers holds.")


class TopicShape(Schema):
    key: str
    title: str
    intro: str
    questions: list[QuestionShape]


class ComponentShape(Schema):
    key: str = Field(description="A file for it is sent in the part `file.<key>`.")
    name: str
    hint: str
    required: bool | None = Field(description="null: nobody has said; only of procedures that are not filed here.")
    kind: str
    present_only: bool = Field(description="Shown at the counter, never filed.")
    max_files: int
    show_if: dict[str, Any] | None
    cases: list[str] = Field(description="Keys of the cases that it belongs to; empty: all.")


class CaseShape(Schema):
    """A case with papers, a limit or a fee of its own; without a condition an officer chooses it at reception."""

    key: str
    name: str
    when: dict[str, Any] | None


class LimitShape(Schema):
    amount: Decimal = Field(description="The legal limit.")
    promised: Decimal = Field(description="The province's own promise, never longer.")
    unit: str
    case: str = Field(description="Key of a case; empty: the ordinary one.")
    channel: str
    same_day: bool
    cutoff: time
    why: str


class TierShape(Schema):
    amount: int
    up_to: int | None


class FeeShape(Schema):
    key: str
    name: str
    kind: str
    rule: str = Field(description="flat, per_unit or tiers.")
    amount: int = Field(description="In VND.")
    per: str = Field(description="The answer that says how many units.")
    times: str = Field(description="The answer that says how many copies.")
    tiers: list[TierShape]
    cap: int | None
    channel: str
    valid_from: date | None
    valid_until: date | None
    when: dict[str, Any] | None
    case: str
    note: str


class FilesShape(Schema):
    max_bytes: int
    media_types: list[str]


class CompetentShape(Schema):
    rule: str = Field(description="fixed: always this agency; commune: the People's Committee of the commune chosen.")
    agency: AgencyShape | None


class ResultShape(Schema):
    name: str
    code: str
    ways: list[str]


class ProcedureShape(ProcedureRow):
    short_name: str
    summary: str
    who_may: str
    audience: list[str]
    decides: str
    channels: list[str]
    level_of_service: str
    filed_online: bool
    revision: RevisionShape
    competent: CompetentShape
    result: ResultShape
    files: FilesShape
    topics: list[TopicShape]
    cases: list[CaseShape]
    components: list[ComponentShape]
    limits: list[LimitShape]
    fees: list[FeeShape]
    fee_when: str
    legal_basis: list[str]
    bring: list[str]
    notes: list[str]


class AgencyList(Schema):
    items: list[AgencyShape]
