"""Moments, days and stored values in the words of the page's language."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.terms import Duty
from motcua.web.ui import formats

OUTCOMES: dict[str, Any] = {
    "forwarded": _("Đã chuyển"),
    "proposed": _("Đã trình"),
    "approved": _("Đã duyệt"),
    "rejected": _("Không chấp thuận"),
    "returned": _("Chuyển lại"),
    "delivered": _("Đã trả kết quả"),
    "refused": _("Không tiếp nhận"),
    "withdrawn": _("Người nộp rút"),
    "stopped": _("Dừng giải quyết"),
    "agreed": _("Đồng ý"),
    "disagreed": _("Không đồng ý"),
    "silent": _("Không trả lời, coi là đồng ý"),
}
PROPOSALS: dict[str, Any] = {"granted": _("Đề nghị chấp thuận"), "rejected": _("Đề nghị không chấp thuận")}
CHANNELS: dict[str, Any] = {"online": _("Trực tuyến"), "counter": _("Tại quầy"), "post": _("Qua bưu chính")}
WAYS: dict[str, Any] = {
    "online": _("Bản điện tử"),
    "counter": _("Tại quầy"),
    "post": _("Qua bưu chính"),
}
SEXES: dict[str, Any] = {"male": _("Nam"), "female": _("Nữ")}
KINDS: dict[str, Any] = {
    "original": _("Bản chính"),
    "copy": _("Bản sao"),
    "electronic": _("Bản điện tử"),
    "form": _("Tờ khai theo mẫu"),
}


def language() -> str:
    return get_language() or "vi"


def on_day(at: date | datetime) -> str:
    return formats.day(at, language())


def moment(at: datetime) -> str:
    """Write 20/11/2026 lúc 14:30."""
    return formats.when(at, language(), with_weekday=False)


def full(at: datetime) -> str:
    """Write 20/11/2026 lúc 14:30, thứ Sáu."""
    return formats.when(at, language())


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with the tone of its box."""

    tone: str
    words: str


def duty(found: Duty | None, at: datetime) -> Said | None:
    """Say by when the law wants the next word about completeness; None where it sets no day."""
    if found is None:
        return None
    facts = {"days": found.days, "due": moment(found.due)}
    if found.kind == "refuse":
        words = _("Bổ sung vẫn chưa đạt thì trả lời không chấp thuận trong %(days)s ngày làm việc: trước %(due)s.")
    elif found.number == 1:
        words = _("Quy định: báo phần còn thiếu trong %(days)s ngày làm việc từ khi tiếp nhận, trước %(due)s.")
    else:
        words = _("Quy định: hướng dẫn thêm trong %(days)s ngày làm việc từ khi nhận bổ sung, trước %(due)s.")
    return Said("late" if at > found.due else "info", str(words) % facts)


def partial_day(stored: str) -> str:
    """Write a stored YYYY-MM-DD, YYYY-MM or YYYY the way people do."""
    return "/".join(reversed(stored.split("-")))


def size(octets: int) -> str:
    if octets < 1024 * 1024:
        return f"{formats.number(max(1, round(octets / 1024)), language())} kB"
    return f"{formats.number(round(octets / 1024 / 1024, 1), language())} MB"
