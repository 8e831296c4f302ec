"""A line of the normalised list (procedures.jsonl) becomes a record."""

from collections.abc import Mapping
from typing import Any

from motcua.catalog.national import values as v
from motcua.catalog.national.record import (
    Coded,
    NationalComponent,
    NationalFee,
    NationalMethod,
    NationalRecord,
    NationalStep,
    NationalVariant,
)

Row = Mapping[str, Any]


def read(row: Row) -> NationalRecord:
    """Read one object of the list; raises KeyError, TypeError or ValueError where it has another shape."""
    agency, decision = row["agency"], row["decision"]
    return NationalRecord(
        code=v.line(row["code"]), national_id=v.line(row["id"]), name=v.line(row["name"]),
        field=v.line(row["field"]), field_code=v.line(row["field_code"]),
        levels=v.levels(v.LEVELS.get(level, level) for level in v.lines(row["levels"])),
        issuer=v.line(agency["promulgating"]), issuer_code=v.line(agency["promulgating_code"]),
        executing=v.lines(agency["executing"]), executing_codes=v.lines(agency["executing_codes"]),
        authority=v.lines(agency["authority"]), authorized=v.lines(agency["authorized"]),
        coordinating=v.lines(agency["coordinating"]), receiving=v.text(agency["receiving_address"]),
        subjects=v.lines(row["subjects"]), conditions=v.text(row["conditions"]), keywords=v.line(row["keywords"]),
        life_events=v.lines(row["life_events"]), traits=tuple(sorted(v.lines(row["flags"]))),
        kind=v.line(row["kind"]), regulation=v.line(row["procedure_type"]), state=v.line(row["state"]),
        decision=v.line(decision["number"]), decided_on=v.day_of_text(decision["date"]),
        published_on=v.day_of_text(decision["published"]), updated_on=v.day_of_text(row["updated_at"]),
        components=tuple(_component(one) for one in v.rows(row["components"])),
        steps=tuple(NationalStep(v.line(one["name"]), v.text(one["description"])) for one in v.rows(row["steps"])),
        methods=tuple(_method(one) for one in v.rows(row["methods"])),
        cases=tuple(_case(one) for one in v.rows(row["cases"])),
        results=tuple(Coded(v.line(one["code"]), v.line(one["name"])) for one in v.rows(row["result"])),
        legal_basis=tuple(Coded(v.line(one["number"]), v.line(one["name"])) for one in v.rows(row["legal_basis"])),
    )  # fmt: skip


def _component(row: Row) -> NationalComponent:
    return NationalComponent(
        case=v.line(row["case"]), code=v.line(row["code"]), name=v.text(row["name"]),
        originals=v.count(row["original_qty"]), copies=v.count(row["copy_qty"]), has_form=bool(v.flag(row["e_form"])),
        is_result=v.flag(row["is_processing_result"]), forms=v.lines(row["forms"]),
    )  # fmt: skip


def _method(row: Row) -> NationalMethod:
    return NationalMethod(
        channel=v.CHANNELS[row["method"]], amount=v.number(row["time"]), unit=v.line(row["unit"]),
        sentence=v.line(row["time_text"]), description=v.text(row["description"]),
        fees=tuple(_fee(one) for one in v.rows(row["fees"])),
    )  # fmt: skip


def _fee(row: Row) -> NationalFee:
    amount = v.number(row["value"])
    kind = v.FEE_KINDS.get(row["type"], "other")
    return NationalFee(kind, amount, v.currency(row["currency"], amount), v.text(row["description"]))


def _case(row: Row) -> NationalVariant:
    return NationalVariant(
        v.line(row["code"]), v.line(row["name"]), v.number(row["days"]) or v.NOUGHT, v.line(row["day_type"])
    )
