"""What the province would publish of a national record: a document that is read, not filed."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from motcua.catalog.national.comparing import level_of
from motcua.catalog.national.fees import ReadFee
from motcua.catalog.national.judged import Judged, judge
from motcua.catalog.national.record import NationalComponent, NationalRecord

_AUDIENCE = {"Công dân": "citizen", "Người": "citizen", "Cán bộ": "citizen", "Đảng viên": "citizen"}
_FEES = {"fee": "Phí", "charge": "Lệ phí", "price": "Giá dịch vụ", "other": "Khoản thu khác"}
_NO_FEE_STATED = "Danh mục quốc gia không ghi mức thu. Xin hỏi nơi nhận hồ sơ trước khi nộp."
_NOT_MANDATORY = "Danh mục quốc gia không nói giấy nào bắt buộc. Xin hỏi nơi nhận hồ sơ nếu bạn thiếu một loại giấy."
_TAKEN = ("name", "field", "field_code", "decision", "legal_basis", "result_name")  # also where the province runs it


@dataclass(frozen=True, slots=True)
class Edited:
    """What a person put right before publishing; empty means as the list says."""

    name: str = ""
    summary: str = ""
    decides: str = ""
    amount: Decimal | None = None
    unit: str = ""
    fee_words: str = ""

    def changes(self, *, own: bool) -> dict[str, Any]:
        """Give the parts of the document that were put right; what the province wrote itself keeps limits and fees."""
        found: dict[str, Any] = {k: v for k, v in (("name", self.name), ("summary", self.summary)) if v}
        if own:
            return found
        found |= {"decides": self.decides} if self.decides else {}
        found |= {"limits": [_limit(self.amount, self.unit)]} if self.amount is not None else {}
        return found | ({"fees": [], "fee_words": self.fee_words} if self.fee_words else {})


def document(record: NationalRecord) -> dict[str, Any]:
    """Give the document of a procedure to read: nothing in it is a guess, and what is not known says so."""
    judged = judge(record)
    return {
        "code": record.code, "name": record.name, "short_name": "", "field": record.field or "Chưa phân loại",
        "field_code": record.field_code, "level": level_of(record.levels), "handling": "readable",
        "summary": f"{record.issuer} công bố theo {record.decision}." if record.decision else record.issuer,
        "who_may": ", ".join(record.subjects), "audience": _audience(record),
        "decides": ", ".join(record.executing or record.authority), "agency": "",
        "channels": list(dict.fromkeys(m.channel for m in record.methods)) or ["counter"], "level_of_service": "",
        "result_name": "; ".join(one.name for one in record.results), "result_code": _one([r.code for r in record.results]),
        "decision": record.decision, "legal_basis": [f"{one.name} ({one.code})" for one in record.legal_basis],
        "keywords": [*filter(None, (record.keywords,)), *record.life_events], "steps_for_citizen": list(judged.steps.steps),
        "notes": [*filter(None, (record.conditions,)), *([_NOT_MANDATORY] if record.components else [])],
        "components": [_component(number, one) for number, one in enumerate(record.components, 1)],
        "limits": _limits(judged), **_fees(judged),
    }  # fmt: skip


def taken_over(record: NationalRecord) -> dict[str, Any]:
    """Give the parts that come from the list also where the province runs the procedure: names and grounds, nothing else."""
    told = document(record)
    return {name: told[name] for name in _TAKEN if told[name]}


def _audience(record: NationalRecord) -> list[str]:
    found = {next((v for k, v in _AUDIENCE.items() if one.startswith(k)), "organisation") for one in record.subjects}
    return sorted(found)


def _one(codes: list[str]) -> str:
    return codes[0] if len(codes) == 1 else ""


def _component(number: int, one: NationalComponent) -> dict[str, Any]:
    counts = [f"{count} {words}" for count, words in ((one.originals, "bản chính"), (one.copies, "bản sao")) if count]
    hint = ". ".join(filter(None, (one.case.rstrip(":. "), ", ".join(counts))))
    kind = "original" if one.originals else "copy"
    return {"key": f"c{number}", "name": one.name, "hint": hint, "required": None, "kind": kind}


def _limits(judged: Judged) -> list[dict[str, Any]]:
    """Give limits only where every way of filing has one."""
    found = judged.limits.limits
    channels = {m.channel for m in judged.record.methods} or {"counter"}
    if not all(any(one.channel in ("", channel) for one in found) for channel in channels):
        return []
    return [
        {**_limit(one.length.amount, one.length.unit.value), "case": one.case, "channel": one.channel} for one in found
    ]


def _limit(amount: Decimal, unit: str) -> dict[str, Any]:
    return {"amount": f"{amount:f}", "unit": unit}


def _fees(judged: Judged) -> dict[str, Any]:
    """Give each line of money; nothing stated is said in words and never shown as free."""
    stated = [fee for fee in judged.fees.fees if fee.amount or fee.words]
    rules = [
        _fee(f"f{n}", fee, channel) for n, (fee, channel) in enumerate(_by_channel(stated), 1) if fee.rule != "free"
    ]
    all_free = bool(judged.fees.fees) and all(fee.rule == "free" for fee in judged.fees.fees)
    return {"fees": rules, "fee_words": "" if rules or all_free else _NO_FEE_STATED}


def _by_channel(fees: list[ReadFee]) -> list[tuple[ReadFee, str]]:
    return [(fee, channel) for fee in fees for channel in fee.channels or ("",)]


def _fee(key: str, fee: ReadFee, channel: str) -> dict[str, Any]:
    row = {"key": key, "name": _FEES[fee.kind], "kind": fee.kind, "amount": fee.amount or 0, "note": fee.words}
    return row | ({"channel": channel} if channel else {})
