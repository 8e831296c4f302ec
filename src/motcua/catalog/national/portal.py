"""A raw answer of the national portal's API becomes a record, field by field as normalised.py gives it."""

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
_TRAITS = ("isFullProcess", "isInternal", "isNonTerritorial", "isOfflineOnly", "isSharedService", "isVertical")
_LEVELS = {"isProvince": "province", "isWard": "commune", "isMinistry": "ministry", "isOtherAgency": "other"}


def read(answer: Row) -> NationalRecord:
    """Read one answer; raises KeyError, TypeError or ValueError where it has another shape."""
    d = answer["detail"]
    proposal = d.get("procedureProposal") or {}
    field = d.get("category") or next(iter(v.rows(d["categoriesDetails"])), {})
    return NationalRecord(
        code=v.line(d["code"]), national_id=v.line(d["id"]), name=v.line(d["name"]),
        field=v.line(field.get("name")), field_code=v.line(field.get("code")),
        levels=v.levels(level for name, level in _LEVELS.items() if v.flag(d[name])),
        issuer=v.line(d["departmentPromulgateName"]), issuer_code=v.line(d["departmentPromulgateCode"]),
        executing=_agencies(d, "Executing"), executing_codes=v.names(d["departmentsExecuting"], "code"),
        authority=_agencies(d, "Authority"), authorized=_agencies(d, "Authorized"),
        coordinating=_agencies(d, "Coordinating"), receiving=v.text(d["dossierReceivingAddresses"]),
        subjects=v.names(d["subjectTypesDetails"]), conditions=v.text(d["requirementsAndConditions"]),
        keywords=v.line(d["keywords"]), life_events=v.names(d["serviceGroupsDetails"]),
        traits=tuple(name for name in _TRAITS if v.flag(d[name])), kind=v.line(d["type"]),
        regulation=v.line(d["formalityType"]), state=v.line(d["state"]),
        decision=v.line(proposal.get("decisionNumber") or proposal.get("proposalNumber")),
        decided_on=v.day_of_number(proposal.get("decisionDate")),
        published_on=v.day_of_number(proposal.get("publicationDate")), updated_on=v.day_of_number(d["updatedAt"]),
        components=tuple(_component(case, one) for case, one in _papers(d)),
        steps=tuple(
            NationalStep(v.line(one["name"]), v.text(one["description"])) for one in v.rows(d["executionSteps"])
        ),
        methods=tuple(_method(one) for one in v.rows(d["executionMethods"])),
        cases=tuple(_case(one) for one in v.rows(d["cases"])), results=_coded(d["resultsDetails"]),
        legal_basis=_coded(d["legalBasisesDetails"]),
    )  # fmt: skip


def _agencies(d: Row, part: str) -> tuple[str, ...]:
    """Give named agencies, then kinds of agencies: the portal keeps them in two lists."""
    return v.lines([*v.names(d[f"departments{part}"]), *v.names(d[f"unitGroups{part}"])])


def _papers(d: Row) -> list[tuple[str, Row]]:
    return [
        (v.line(case["name"]), one) for case in v.rows(d["executionCases"]) for one in v.rows(case["profileComponents"])
    ]


def _component(case: str, row: Row) -> NationalComponent:
    return NationalComponent(
        case=case, code=v.line(row["code"]), name=v.text(row["name"]), originals=v.count(row["originalQty"]),
        copies=v.count(row["copyQty"]), has_form=bool(v.flag(row["hasElectronicForm"])),
        is_result=v.flag(row.get("isProcessingResult")), forms=v.names(row["attachments"], "fileName"),
    )  # fmt: skip


def _method(row: Row) -> NationalMethod:
    """A time that is no number is the sentence of it."""
    amount = v.number(row["processingTime"])
    sentence = v.line(row["processingTime"]) if amount is None else ""
    return NationalMethod(
        channel=v.CHANNELS[row["submissionMethod"]], amount=amount, unit=v.line(row["processingTimeUnit"]),
        sentence=sentence, description=v.text(row.get("description")),
        fees=tuple(_fee(one) for one in v.rows(row["fees"])),
    )  # fmt: skip


def _fee(row: Row) -> NationalFee:
    amount = v.number(row.get("value"))
    kind = v.FEE_KINDS.get(row["type"], "other")
    return NationalFee(kind, amount, v.currency(row.get("currencyName"), amount), v.text(row.get("description")))


def _case(row: Row) -> NationalVariant:
    day = row["processingDay"]
    return NationalVariant(
        v.line(row["code"]), v.line(row["name"]), v.number(day["qty"]) or v.NOUGHT, v.line(day["type"])
    )


def _coded(value: Any) -> tuple[Coded, ...]:
    return tuple(Coded(v.line(one["code"]), v.line(one["name"])) for one in v.rows(value))
