"""What a paper says: plain values, gathered once from the rows (`gathering`) and then only typeset."""

from dataclasses import dataclass
from datetime import datetime

from motcua.base.money import Dong


@dataclass(frozen=True, slots=True)
class Issuer:
    """The head of a paper (ND30-2020 app. I): superior is empty for a People's Committee, which has none above it."""

    superior: str
    unit: str
    place: str


@dataclass(frozen=True, slots=True)
class Applicant:
    """Whose dossier it is, in full: the paper is the applicant's own. `person` acts for an organisation."""

    name: str
    person: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class FiledComponent:
    """One line of what was handed in: 'Bản chính', '2 bản'."""

    name: str
    form: str
    quantity: str


@dataclass(frozen=True, slots=True)
class FeeOwed:
    name: str
    amount: Dong
    is_paid: bool


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """Form 01 (TT03-2025). `promised_limit` is empty when the province promises no less than the law."""

    issuer: Issuer
    number: str
    code: str
    follow_url: str
    applicant: Applicant
    procedure: str
    decides: str
    components: tuple[FiledComponent, ...]
    legal_limit: str
    promised_limit: str
    received_at: datetime
    return_at: datetime
    is_provisional: bool
    return_place: str
    bring: tuple[str, ...]
    fees: tuple[FeeOwed, ...]
    fee_unpaid: str  # what stands beside a line not paid yet
    receiver: str
    is_online: bool
    is_sample: bool


@dataclass(frozen=True, slots=True)
class ApologyFacts:
    """Form 04 (TT03-2025): why it is late, and the one new date."""

    issuer: Issuer
    number: str
    code: str
    follow_url: str
    applicant: Applicant
    procedure: str
    received_at: datetime
    promised_at: datetime
    return_at: datetime
    reason: str
    at: datetime
    signer: str
    signer_title: str
    is_sample: bool


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """What was decided. Nothing here says that anybody signed: signatures are put on a finished paper."""

    issuer: Issuer
    number: str
    code: str
    follow_url: str
    applicant: Applicant
    procedure: str
    result_name: str
    is_granted: bool
    text: str
    legal_basis: tuple[str, ...]
    received_at: datetime
    decided_at: datetime
    signer: str
    signer_title: str
    is_sample: bool
