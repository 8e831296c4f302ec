"""Fields and values of a procedure's document in the words of the office."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.base import money
from motcua.clock.limits import Unit
from motcua.directory.models import Role
from motcua.flow.definition import END, NodeKind, Where
from motcua.web.setup.shown.procedures import CHANNELS, FEE_RULES, LEVELS, UNITS, length
from motcua.web.ui.route_words import KINDS

PARTS = {
    "name": gettext_lazy("Tên thủ tục"), "short_name": gettext_lazy("Tên thường gọi"), "summary": gettext_lazy("Tóm tắt"),
    "field": gettext_lazy("Lĩnh vực"), "field_code": gettext_lazy("Mã lĩnh vực"), "level": gettext_lazy("Cấp giải quyết"),
    "who_may": gettext_lazy("Ai được làm"), "audience": gettext_lazy("Đối tượng"), "keywords": gettext_lazy("Từ khóa"),
    "steps_for_citizen": gettext_lazy("Các bước của người dân"), "notes": gettext_lazy("Lưu ý"),
    "bring": gettext_lazy("Giấy tờ mang theo"), "decision": gettext_lazy("Quyết định công bố"),
    "legal_basis": gettext_lazy("Căn cứ pháp lý"), "source": gettext_lazy("Nguồn"),
    "handling": gettext_lazy("Nơi nhận hồ sơ"), "decides": gettext_lazy("Cơ quan giải quyết"),
    "agency": gettext_lazy("Cơ quan trên hệ thống"), "channels": gettext_lazy("Cách nộp"),
    "level_of_service": gettext_lazy("Mức độ dịch vụ"), "components": gettext_lazy("Giấy tờ"),
    "limits": gettext_lazy("Thời hạn"), "supplements_allowed": gettext_lazy("Số lần được yêu cầu bổ sung"),
    "supplement_clock": gettext_lazy("Thời hạn khi bổ sung"), "supplement_days": gettext_lazy("Hạn yêu cầu bổ sung"),
    "refuse_days": gettext_lazy("Hạn từ chối"), "consult": gettext_lazy("Lấy ý kiến"), "fees": gettext_lazy("Khoản thu"),
    "fee_when": gettext_lazy("Lúc thu tiền"), "fee_words": gettext_lazy("Lời về mức thu"),
    "fee_kept": gettext_lazy("Không hoàn tiền"), "topics": gettext_lazy("Trang tờ khai"),
    "questions": gettext_lazy("Câu hỏi"), "route": gettext_lazy("Bước"), "obligation": gettext_lazy("Nghĩa vụ tài chính"),
    "elsewhere": gettext_lazy("Nơi nhận khác"), "competence": gettext_lazy("Nơi có cơ quan giải quyết riêng"),
    "filed_anywhere": gettext_lazy("Quầy nào trong tỉnh cũng nhận"), "openings": gettext_lazy("Ngày và nơi mở cách nộp"),
    "online_only": gettext_lazy("Chỉ nhận trực tuyến"), "level_reason": gettext_lazy("Vì sao ở mức độ này"),
    "earlier_levels": gettext_lazy("Mức độ trước đây"), "cases": gettext_lazy("Trường hợp"),
    "result_name": gettext_lazy("Tên kết quả"), "result_code": gettext_lazy("Mã kết quả"),
    "result_written": gettext_lazy("Kết quả bằng văn bản"), "presence_at_return": gettext_lazy("Có mặt khi nhận kết quả"),
    "originals_at_return": gettext_lazy("Đối chiếu bản chính khi nhận"),
}  # fmt: skip
FIELDS = {
    "key": gettext_lazy("ký hiệu"), "name": gettext_lazy("tên"), "label": gettext_lazy("câu hỏi"), "title": gettext_lazy("tên trang"),
    "intro": gettext_lazy("lời dẫn"), "hint": gettext_lazy("hướng dẫn"), "required": gettext_lazy("bắt buộc"),
    "kind": gettext_lazy("loại"), "type": gettext_lazy("kiểu trả lời"), "present_only": gettext_lazy("chỉ xuất trình"),
    "digitise": gettext_lazy("căn cứ số hóa"), "result_code": gettext_lazy("kết quả dùng thay"),
    "show_if": gettext_lazy("khi nào"), "when": gettext_lazy("khi nào"), "max_files": gettext_lazy("số tệp nhiều nhất"),
    "amount": gettext_lazy("mức"), "promised": gettext_lazy("tỉnh cam kết"), "unit": gettext_lazy("đơn vị"),
    "case": gettext_lazy("trường hợp"), "channel": gettext_lazy("cách nộp"), "same_day": gettext_lazy("trả trong ngày"),
    "cutoff": gettext_lazy("giờ chốt"), "why": gettext_lazy("lý do"), "rule": gettext_lazy("cách tính"),
    "per": gettext_lazy("tính theo"), "times": gettext_lazy("nhân với"), "tiers": gettext_lazy("bậc giá"),
    "cap": gettext_lazy("nhiều nhất"), "valid_from": gettext_lazy("áp dụng từ"), "valid_until": gettext_lazy("áp dụng đến hết"),
    "note": gettext_lazy("ghi chú"), "role": gettext_lazy("vai trò"), "where": gettext_lazy("nơi làm"),
    "hours": gettext_lazy("số giờ"), "next": gettext_lazy("tiếp theo"), "params": gettext_lazy("giới hạn trả lời"),
    "cases": gettext_lazy("chỉ trong trường hợp"), "places": gettext_lazy("xã, phường"), "agency": gettext_lazy("cơ quan"),
    "agencies": gettext_lazy("cơ quan, xã, phường"), "elsewhere": gettext_lazy("nơi khác"), "place": gettext_lazy("địa chỉ"),
    "url": gettext_lazy("trang mạng"), "phone": gettext_lazy("điện thoại"), "since": gettext_lazy("từ ngày"),
    "until": gettext_lazy("đến hết ngày"), "level": gettext_lazy("mức độ"), "reason": gettext_lazy("vì sao"),
    "grounds": gettext_lazy("lý do nhận hồ sơ giấy"), "decision": gettext_lazy("quyết định"),
    "wait": gettext_lazy("bước chờ"), "limit": gettext_lazy("chờ nhiều nhất"), "silence": gettext_lazy("hết hạn thì coi là"),
    "counts": gettext_lazy("tính vào thời hạn"), "of": gettext_lazy("chờ ai"), "ground": gettext_lazy("căn cứ"),
    "fork": gettext_lazy("các nhánh cùng lúc"), "join": gettext_lazy("chờ đủ"),
    "prefill": gettext_lazy("điền sẵn"), "topic": gettext_lazy("trang"),
}  # fmt: skip
_HANDLING = {
    "local": gettext_lazy("Nhận hồ sơ tại tỉnh"), "readable": gettext_lazy("Chỉ để đọc"),
    "referral": gettext_lazy("Nộp ở hệ thống khác"), "ministry": gettext_lazy("Nộp ở hệ thống của bộ, ngành"),
    "provider": gettext_lazy("Nộp ở đơn vị cung cấp dịch vụ"),
}  # fmt: skip
_VALUES: Mapping[str, Mapping[str, Any]] = {
    "channel": {str(k): v for k, v in CHANNELS.items()}, "channels": {str(k): v for k, v in CHANNELS.items()},
    "unit": {str(k): v for k, v in UNITS.items()}, "handling": _HANDLING, "level": LEVELS, "rule": FEE_RULES,
    "role": dict(Role.choices),
    "where": {Where.ONE_STOP: gettext_lazy("Bộ phận Một cửa"), Where.AGENCY: gettext_lazy("Cơ quan giải quyết")},
}  # fmt: skip


def part_words(part: str) -> str:
    return str(PARTS.get(part, part))


def field_words(field: str) -> str:
    return str(FIELDS.get(field, field))


def value_words(part: str, field: str, value: Any) -> str:
    """Say one value; what is empty says so."""
    if value in (None, "", [], {}):
        return _("(trống)")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if part == "fees" and field in ("amount", "cap") and isinstance(value, int):
        return money.show(value)
    if isinstance(value, Mapping):
        return _mapping(part, field, value)
    if isinstance(value, list | tuple):
        return _length(value) if part == "limits" else "; ".join(value_words(part, field, one) for one in value)
    return _plain(part, field or part, str(value))


def _length(measured: Sequence[Any]) -> str:
    amount, unit = measured
    try:
        return length(Decimal(str(amount)), Unit(unit))
    except (ArithmeticError, ValueError):  # half written
        return f"{amount} {unit or ''}".strip()


def _mapping(part: str, field: str, value: Mapping[str, Any]) -> str:
    if field in ("show_if", "when"):
        return condition_words(value)
    return "; ".join(f"{field_words(k)}: {value_words(part, k, v)}" for k, v in value.items())


def _plain(part: str, field: str, value: str) -> str:
    if part == "route" and field == "kind":
        return str(KINDS[NodeKind(value)]) if value in set(NodeKind) else value
    if part == "route" and value == END:
        return _("kết thúc")
    if field == "unit" and part != "limits":
        return value
    words = str(_VALUES.get(field, {}).get(value, value))
    return words.replace("%(n)s", "").strip() if field == "unit" else words


def condition_words(condition: Mapping[str, Any]) -> str:
    """Say a condition by the keys of its questions."""
    for word, joined in (("all", _(" và ")), ("any", _(" hoặc "))):
        if word in condition:
            return joined.join(condition_words(one) for one in condition[word])
    if "not" in condition:
        return _("không phải (%(what)s)") % {"what": condition_words(condition["not"])}
    signs = {"eq": "=", "ne": "≠", "gt": ">", "ge": "≥", "lt": "<", "le": "≤", "in": "∈"}
    if condition.get("op") == "answered":
        return _("đã trả lời “%(question)s”") % {"question": condition.get("q", "")}
    value = condition.get("value")
    shown = ", ".join(map(str, value)) if isinstance(value, list) else value_words("", "", value)
    return f"{condition.get('q', '')} {signs.get(str(condition.get('op')), '?')} {shown}"
