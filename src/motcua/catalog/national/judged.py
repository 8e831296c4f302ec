"""A record with everything that was read out of it, and every reason for a person to look."""

import re
from dataclasses import dataclass

from motcua.catalog.national import fees, limits, steps
from motcua.catalog.national.fees import FeeReading
from motcua.catalog.national.flags import Finding, Flag
from motcua.catalog.national.limits import LimitReading
from motcua.catalog.national.record import NationalRecord
from motcua.catalog.national.steps import StepReading

_CODE = re.compile(r"\d\.\d{6}")
_PROVINCE = re.compile(r"H\d{2}")  # QD20-2020: H and two digits are provinces, G and two digits ministries
MANY = 40  # components past which a page needs its papers grouped


@dataclass(frozen=True, slots=True)
class Judged:
    record: NationalRecord
    limits: LimitReading
    fees: FeeReading
    steps: StepReading
    findings: tuple[Finding, ...]

    @property
    def flags(self) -> list[str]:
        return sorted({finding.flag.value for finding in self.findings})


def judge(record: NationalRecord) -> Judged:
    """Read limits, fees and steps of a record, and gather what is to be looked at. What needs the whole list is not here."""
    limit, fee, step = limits.read(record), fees.read(record), steps.read(record)
    found = (*_of_whole(record), *limit.findings, *fee.findings, *step.findings)
    return Judged(record, limit, fee, step, found)


def _of_whole(record: NationalRecord) -> list[Finding]:
    here = {"commune", "province"} & set(record.levels)
    checks = (
        (Flag.BAD_CODE, not _CODE.fullmatch(record.code), record.code),
        (Flag.NO_DECISION, not record.decision, ""),
        (Flag.NO_AGENCY, not (record.executing or record.authority), ""),
        (Flag.NO_COMPONENTS, not record.components, ""),
        (Flag.NO_LEGAL_BASIS, not record.legal_basis, ""),
        (Flag.NO_METHODS, not record.methods, ""),
        (Flag.INTERNAL, "isInternal" in record.traits or record.kind.endswith("_INTERNAL"), ""),
        (Flag.CENTRAL, not here, ", ".join(record.levels)),
        (Flag.OTHER_PROVINCE, bool(_PROVINCE.match(record.issuer_code)), f"{record.issuer} ({record.issuer_code})"),
        (Flag.MANDATORY_UNKNOWN, bool(record.components), ""),
        (Flag.MANY_COMPONENTS, len(record.components) > MANY, str(len(record.components))),
    )
    return [Finding(flag, why) for flag, is_so, why in checks if is_so]
