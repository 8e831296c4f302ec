"""What another system asks to file for an applicant, and everything that is missing or wrong in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.base.text import clean
from motcua.catalog.definition import Definition, Question
from motcua.catalog.models import Procedure
from motcua.catalog.questions.typed import Raw, Reading, own
from motcua.directory.models import Agency, Organisation
from motcua.dossiers import filing
from motcua.dossiers.filing import FoundGap
from motcua.dossiers.models import MandateKind, ReturnWay
from motcua.dossiers.openings import competent
from motcua.files import kinds

_PERSON = (
    Question("full_name", "text", "", params={"max_length": 120}),
    Question("id_number", "id_number", ""),
    Question("birth_date", "date", "", params={"partial": True, "past": True}),
    Question("phone", "phone", ""),
    Question("email", "email", "", required=False),
    Question("address", "text", "", required=False, params={"max_length": 300}),
)
_TAX_CODE = Question("tax_code", "tax_code", "")


@dataclass(frozen=True, slots=True)
class Applicant:
    """The person whose dossier it is; the date of birth as YYYY-MM-DD, or YYYY where no more is known."""

    full_name: str
    id_number: str
    birth_date: str
    phone: str
    sex: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """The organisation whose dossier it is; name and address count only where the tax code is new here."""

    tax_code: str
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Mandate:
    """By what right; `valid_until` is its last day, None as long as the dossier is open (BLDS-2015 art. 140)."""

    kind: MandateKind
    reference: str
    filer_name: str
    covers_withdrawal: bool = False
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file for a component; the size in bytes."""

    component: str
    name: str
    size: int
    content: BinaryIO


@dataclass(frozen=True, slots=True)
class Filing:
    """Everything that is asked; no way of return means the usual one of the procedure."""

    procedure: Procedure
    commune: str
    applicant: Applicant
    mandate: Mandate
    raw: Raw
    files: tuple[Upload, ...] = ()
    organisation: Body | None = None
    return_way: ReturnWay | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """The filing as understood; what is no gap can be relied on."""

    agency: Agency | None
    person: dict[str, str]
    tax_code: str
    gaps: tuple[FoundGap, ...]


def read(asked: Filing, known: Definition, *, at: datetime) -> Read:
    """Read the whole filing and find all gaps together; changes nothing."""
    reading = filing.reading_at(at)
    person = typed_person(asked.applicant)
    found = {q.key: filing.read_one(q, person, reading) for q in _PERSON}
    gaps = [FoundGap("applicant", g.key, g.code, g.facts) for _, g in found.values() if g]
    agency = competent(known, clean(asked.commune), today(at))
    if agency is None:
        gaps.append(FoundGap("dossier", "commune", "answer.address.commune_missing"))
    gaps += _mandate(asked, at)
    tax_code, faults = _organisation(asked, known, reading)
    gaps += [*faults, *_return(asked, known), *_unknown(asked, known), *file_gaps(asked.files, known)]
    raws = {q.key: own(asked.raw, q.key) for q in known.questions()}
    checked = filing.check(known, raws, {f.component for f in asked.files}, reading)
    values = {key: str(value or "") for key, (value, _) in found.items()}
    return Read(agency, values, tax_code, (*gaps, *checked.gaps))


def typed_person(applicant: Applicant) -> Raw:
    """Give the applicant as a form would send it."""
    year, month, day = (*applicant.birth_date.split("-", 2), "", "")[:3]
    sent = {
        "full_name": applicant.full_name, "id_number": applicant.id_number, "phone": applicant.phone,
        "email": applicant.email, "address": applicant.address, "birth_date.year": year, "birth_date.month": month,
        "birth_date.day": day,
    }  # fmt: skip
    return {name: [value] for name, value in sent.items()}


def counter_only(known: Definition) -> bool:
    return known.presence_at_return or known.originals_at_return


def _mandate(asked: Filing, at: datetime) -> Iterator[FoundGap]:
    mandate = asked.mandate
    yield from (FoundGap("mandate", n, "answer.missing") for n in ("reference", "filer_name") if not _said(mandate, n))
    if mandate.valid_until is not None and mandate.valid_until < today(at):
        yield gap_of("mandate", "valid_until", Refusal("mandate.ended", day=mandate.valid_until))


def _said(mandate: Mandate, name: str) -> str:
    return clean(str(getattr(mandate, name)))


def _organisation(asked: Filing, known: Definition, reading: Reading) -> tuple[str, list[FoundGap]]:
    body = asked.organisation
    if body is None:
        needed = "citizen" not in known.audience
        return "", [FoundGap("organisation", "tax_code", "answer.missing")] if needed else []
    if "organisation" not in known.audience:
        return "", [FoundGap("organisation", "tax_code", "organisation.not_taken")]
    value, gap = filing.read_one(_TAX_CODE, {"tax_code": [body.tax_code]}, reading)
    if gap:
        return "", [FoundGap("organisation", gap.key, gap.code, gap.facts)]
    is_known = bool(clean(body.name)) or Organisation.objects.filter(tax_code=value).exists()
    return str(value), [] if is_known else [FoundGap("organisation", "name", "answer.missing")]


def _return(asked: Filing, known: Definition) -> Iterator[FoundGap]:
    if asked.return_way not in (None, ReturnWay.COUNTER) and counter_only(known):
        yield gap_of("dossier", "return_way", Refusal("return.counter_only", name=known.name))


def _unknown(asked: Filing, known: Definition) -> Iterator[FoundGap]:
    """Name the answers nobody asked for: a misspelt key must not look like a missing answer only."""
    for key in sorted({name.split(".")[0] for name in asked.raw} - {q.key for q in known.questions()}):
        yield FoundGap("question", key, "answer.unknown")


def file_gaps(sent: Sequence[Upload], known: Definition) -> Iterator[FoundGap]:
    """Look into every file before anything is kept."""
    for key in dict.fromkeys(f.component for f in sent):
        component, files = known.component(key), [f for f in sent if f.component == key]
        if component is None or component.present_only:
            yield gap_of("component", key, Refusal("component.unknown"))
        elif len(files) > component.max_files:
            yield gap_of("component", key, Refusal("component.too_many", most=component.max_files, name=component.name))
        yield from (gap for file in files if (gap := _broken(file)))


def _broken(file: Upload) -> FoundGap | None:
    try:
        kinds.media_type(file.content)
    except Refusal as refusal:
        return gap_of("component", file.component, refusal)
    return None


def gap_of(part: str, key: str, refusal: Refusal) -> FoundGap:
    return FoundGap(part, key, refusal.code, refusal.facts)
