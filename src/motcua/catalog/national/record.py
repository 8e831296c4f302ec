"""One procedure as the national list tells it: plain frozen values that both of its shapes know, cleaned, not yet judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class NationalFee:
    """A line of money as written. Nought is no price: the list writes 0 where it says nothing, or says it in words."""

    kind: str  # fee (phí), charge (lệ phí), price (giá), other
    amount: Decimal | None
    currency: str
    words: str


@dataclass(frozen=True, slots=True)
class NationalMethod:
    """A way of filing, with the time it takes as a number of a unit or as a sentence."""

    channel: str
    amount: Decimal | None
    unit: str  # as the list writes it: WORKING_DAY, DAY, HOUR, MONTH, YEAR, OTHER
    sentence: str
    description: str
    fees: tuple[NationalFee, ...] = ()


@dataclass(frozen=True, slots=True)
class NationalVariant:
    code: str
    name: str
    amount: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class NationalComponent:
    """A paper. Whether it must be handed in is not here: the list says "no" of every one, so it says nothing."""

    case: str
    code: str
    name: str
    originals: int
    copies: int
    has_form: bool
    is_result: bool | None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NationalStep:
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A name with the code the list gives it: a result, a legal text."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class NationalRecord:
    """Agency codes are the national portal's own (H38, G15); they are no codes of administrative units (15, 20)."""

    code: str
    national_id: str
    name: str
    field: str
    field_code: str
    levels: tuple[str, ...]  # commune, province, ministry, other
    issuer: str
    issuer_code: str
    executing: tuple[str, ...]
    executing_codes: tuple[str, ...]
    authority: tuple[str, ...]
    authorized: tuple[str, ...]
    coordinating: tuple[str, ...]
    receiving: str
    subjects: tuple[str, ...]
    conditions: str
    keywords: str
    life_events: tuple[str, ...]
    traits: tuple[str, ...]  # isInternal, isFullProcess, …
    kind: str
    regulation: str
    state: str
    decision: str
    decided_on: date | None
    published_on: date | None
    updated_on: date | None
    components: tuple[NationalComponent, ...] = ()
    steps: tuple[NationalStep, ...] = ()
    methods: tuple[NationalMethod, ...] = ()
    cases: tuple[NationalVariant, ...] = ()
    results: tuple[Coded, ...] = ()
    legal_basis: tuple[Coded, ...] = ()


Document = dict[str, Any]
_DAYS = ("decided_on", "published_on", "updated_on")
_ROWS = {"steps": NationalStep, "cases": NationalVariant, "results": Coded, "legal_basis": Coded}


def as_document(record: NationalRecord) -> Document:
    """Give the record as plain JSON values; from_document gives it back unchanged."""
    return _fields(record)


def _fields(row: Any) -> Document:
    """Give a row by the names of its fields. The library's own asdict copies every value, which took a fifth of an import."""
    return {name: _plain(getattr(row, name)) for name in row.__dataclass_fields__}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else _fields(value)


def from_document(document: Mapping[str, Any]) -> NationalRecord:
    """Read what as_document wrote."""
    values: Document = {k: tuple(v) if isinstance(v, list) else v for k, v in document.items()}
    for name in _DAYS:
        values[name] = date.fromisoformat(document[name]) if document[name] else None
    for name, row in _ROWS.items():
        values[name] = tuple(row(**_numbers(one)) for one in document[name])
    values["components"] = tuple(
        NationalComponent(**{**one, "forms": tuple(one["forms"])}) for one in document["components"]
    )
    values["methods"] = tuple(_method(one) for one in document["methods"])
    return NationalRecord(**values)


def _method(row: Mapping[str, Any]) -> NationalMethod:
    fees = tuple(NationalFee(**_numbers(fee)) for fee in row["fees"])
    return NationalMethod(**{**_numbers(row), "fees": fees})


def _numbers(row: Mapping[str, Any]) -> Document:
    amount = row.get("amount")
    return {**row, "amount": Decimal(amount)} if amount is not None else dict(row)
