"""What goes over the wire about dossiers. Times carry their offset; an empty text means that there is nothing to say."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from motcua.dossiers.models import MandateKind
from motcua.web.api.shapes import AgencyShape

_STRICT = ConfigDict(extra="forbid")


class ApplicantShape(Schema):
    """The applicant (chủ hồ sơ): whose dossier it is."""

    model_config = _STRICT
    full_name: str = Field(max_length=200, examples=["Vang Van Son"])
    id_number: str = Field(max_length=20, description="Personal ID number, 12 digits (TT07-2016).")
    birth_date: str = Field(max_length=10, description="YYYY-MM-DD, or YYYY where no more is known.", examples=["1966"])
    phone: str = Field(max_length=20, examples=["0900000102"])
    sex: Literal["male", "female", ""] = ""
    email: str = Field("", max_length=254)
    address: str = Field("", max_length=400)


class OrganisationShape(Schema):
    """The organisation whose dossier it is; the applicant then signs for it."""

    model_config = _STRICT
    tax_code: str = Field(max_length=20)
    name: str = Field("", max_length=200, description="Needed where the tax code is new here.")
    address: str = Field("", max_length=300)


class MandateShape(Schema):
    """By what right the caller files for the applicant (BLDS-2015 art. 134-143)."""

    model_config = _STRICT
    kind: MandateKind
    reference: str = Field(min_length=1, max_length=120, description="Number and date of the paper or of the consent.")
    filer_name: str = Field(min_length=1, max_length=120, description="The person at the caller who answers for it.")
    covers_withdrawal: bool = Field(False, description="The mandate says that the caller may withdraw as well.")
    valid_until: date | None = Field(None, description="Its last day; none: as long as the dossier is open.")


class FilingShape(Schema):
    """A whole dossier."""

    model_config = _STRICT
    procedure: str = Field(max_length=40, examples=["1.001193"])
    commune: str = Field("", max_length=5, description="Code of the commune, where the applicant chooses it.")
    applicant: ApplicantShape
    organisation: OrganisationShape | None = None
    mandate: MandateShape
    return_way: Literal["online", "counter", "post"] | None = None
    answers: dict[str, Any] = Field(description="Key of the question to its value; the procedure gives the schema.")


class CompletionShape(Schema):
    """The answer to a supplement request: each gap gets an answer, a file in the part file.<key>, or a reply."""

    model_config = _STRICT
    answers: dict[str, Any] = Field({}, description="Key of the question to its new value.")
    replies: dict[str, Annotated[str, Field(max_length=1000)]] = Field(
        {}, description="part:key of a gap to the words why it is not repaired.", examples=[{"question:copies": "…"}]
    )


class WithdrawalShape(Schema):
    """Why it is withdrawn: welcome, not needed."""

    model_config = _STRICT
    reason: str = Field("", max_length=1000)


class NamedShape(Schema):
    code: str
    name: str


class StatusShape(Schema):
    code: int = Field(description="National status, 1 to 10 (QD31-2021).")
    name: str


class DossierRow(Schema):
    id: UUID
    code: str = Field(description="The code people use now: the legal one once there is one.")
    request_code: str
    procedure: NamedShape
    state: str
    national_status: StatusShape
    submitted_at: datetime
    changed_at: datetime
    due: datetime | None
    is_late: bool


class DossierList(Schema):
    items: list[DossierRow]
    next: str = Field(description="Cursor of the next page; empty when nothing has changed since.")


class OwnerShape(Schema):
    name: str
    id_number: str = Field(description="Masked.")
    organisation: str = Field(description="Tax code; empty for a person.")


class MandateSeen(Schema):
    system: str
    kind: str
    reference: str
    filer_name: str
    covers_withdrawal: bool
    valid_until: date | None


class ReasonShape(Schema):
    key: str
    facts: dict[str, Any]


class DueShape(Schema):
    """The promise now, as printed first, and the law's; why, in the order of the count."""

    at: datetime
    original: datetime
    legal: datetime
    provisional: bool
    ground: str
    reasons: list[ReasonShape]


class HoldShape(Schema):
    kind: str
    reason: str
    ground: str
    since: datetime
    stops_clock: bool


class GapShape(Schema):
    part: str = Field(description="component or question.")
    key: str
    name: str
    reason: str


class SupplementShape(Schema):
    number: int
    asked_at: datetime
    answer_by: datetime
    gaps: list[GapShape]


class AskedGapShape(GapShape):
    name: str = Field(description="How the procedure calls it.")
    reason: str = Field(description="Why it is asked for, in the officer's words.")
    value: dict[str, Any] | None = Field(description="JSON Schema of the answer; none for a paper.")
    max_files: int | None = Field(description="How many files a paper may have; none for a question.")
    reply: str = Field(description="Why it was not repaired, in the applicant's words; empty before the answer.")


class AskedShape(Schema):
    number: int = Field(description="Which request of the dossier: 1 for the first.")
    asked_at: datetime
    answer_by: datetime
    answered_at: datetime | None = Field(description="None where it waits for an answer.")
    gaps: list[AskedGapShape]


class AskedList(Schema):
    items: list[AskedShape]


class FeeLineShape(Schema):
    key: str
    name: str
    kind: str
    amount: int
    units: int
    copies: int
    paid_at: datetime | None


class FeesShape(Schema):
    """In đồng; paid at the one-stop unit."""

    total: int
    owed: int
    lines: list[FeeLineShape]


class MomentShape(Schema):
    key: str
    text: str
    at: datetime
    unit: str
    open_until: datetime | None = Field(description="Set where the dossier is now.")


class DossierShape(DossierRow):
    outcome: str
    channel: str
    return_way: str
    agency: AgencyShape
    one_stop: AgencyShape
    owner: OwnerShape
    mandate: MandateSeen
    received_at: datetime | None
    decided_at: datetime | None
    ended_at: datetime | None
    end_reason: str
    deadline: DueShape | None
    holds: list[HoldShape]
    supplement: SupplementShape | None
    fees: FeesShape
    timeline: list[MomentShape]


class DocumentShape(Schema):
    id: UUID
    kind: str = Field(description="receipt: acceptance with the promised date; result: what was decided.")
    name: str
    number: str
    made_at: datetime
    media_type: str
    size: int
    sha256: str
    href: str


class DocumentList(Schema):
    items: list[DocumentShape]


class ErrorShape(Schema):
    pointer: str = Field(
        description="JSON pointer into the request: /dossier/…, /file.<key>, /body/…, /query/…, /header/…."
    )
    code: str
    detail: str


class ProblemShape(Schema):
    """RFC 9457. The code is stable; the words are for people."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    request_id: str
    errors: list[ErrorShape]
