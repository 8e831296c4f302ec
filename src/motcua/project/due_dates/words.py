"""Why a date is what it is, in plain Vietnamese: one short sentence a reason. Days are written 22/8/2026."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

from motcua.base.clockwork import local
from motcua.clock.due import Due
from motcua.clock.reasons import Fact, Reason, ReasonKey

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
UNITS = {
    "hour": "giờ", "working_hour": "giờ làm việc", "working_day": "ngày làm việc", "calendar_day": "ngày",
    "month": "tháng",
}  # fmt: skip
GROUNDS = {
    "ND118-2025": "chờ bổ sung hồ sơ, Nghị định 118/2025/NĐ-CP",
    "ND45-2020": "chờ nộp phí, Nghị định 45/2020/NĐ-CP",
    "ND151-2025": "chờ nghĩa vụ tài chính, Nghị định 151/2025/NĐ-CP",
}
FAULTS = {
    "seal": "tệp đã bị sửa sau khi cấp",
    "calendar": "lịch làm việc trong tệp không khớp mã phiên bản của nó",
    "pause_ground": "có lần tạm dừng không có căn cứ pháp lý",
    "extension_paper": "gia hạn mà không ghi số văn bản xin lỗi",
    "counted": "tính lại ra ngày khác",
    "due": "hạn ghi trong tệp không đúng",
    "reasons": "lý do ghi trong tệp không đúng",
}
_Facts = Mapping[str, Fact]


def because(found: Due, received: datetime) -> list[str]:
    """Say how a due moment came about, from receipt to the end."""
    counted = [words for each in found.reasons for words in _said(each)]
    return [f"nhận lúc {_at(received)}", *counted, f"đến hạn lúc {_at(found.at)}"]


def provisional(found: Due) -> list[str]:
    return [f"{_day(day)} chưa có thông báo chính thức, hạn này là tạm tính" for day in found.provisional]


def unknown_years(years: list[int]) -> list[str]:
    return [f"chưa có lịch nghỉ của năm {year}, tạm tính như tuần thường" for year in years]


def _said(each: Reason) -> list[str]:
    return [_WORDS[ReasonKey(each.key)](each.facts)]


def _at(fact: Fact) -> str:
    assert isinstance(fact, datetime)
    at = local(fact)
    return f"{at:%H:%M} {WEEKDAYS[at.weekday()]} {_day(at.date())}"


def _day(fact: Fact) -> str:
    assert isinstance(fact, date)
    return f"{fact.day}/{fact.month}/{fact.year}"


def _limit(facts: _Facts) -> str:
    amount = format(Decimal(str(facts["amount"])).normalize(), "f").replace(".", ",")
    return f"{amount} {UNITS[str(facts['unit'])]}"


def _length(fact: Fact) -> str:
    hours, minutes = divmod(int(str(fact)), 60)
    parts = [f"{hours} giờ"] if hours else []
    return " ".join([*parts, *([f"{minutes} phút"] if minutes or not hours else [])])


def _ground(facts: _Facts) -> str:
    return GROUNDS.get(str(facts["ground"]), str(facts["ground"]))


def _in_hours(facts: _Facts) -> str:
    if facts["unit"] == "hour":
        return f"thời hạn {_limit(facts)}, tính cả ngoài giờ làm việc"
    if facts["unit"] == "working_hour":
        return f"thời hạn {_limit(facts)}"
    return f"thời hạn {_limit(facts)}, tính theo giờ từ lúc nhận: {_length(facts['minutes'])} làm việc"


def _make_up(facts: _Facts) -> str:
    day = facts["day"]
    assert isinstance(day, date)
    return f"{_day(day)} là {WEEKDAYS[day.weekday()]} làm bù"


def _days_off(facts: _Facts) -> str:
    if facts["days"] == 1:
        return f"{_day(facts['first'])} là ngày nghỉ, không tính"
    return f"nghỉ {facts['days']} ngày, từ {_day(facts['first'])} đến {_day(facts['last'])}, không tính"


_WORDS: Mapping[ReasonKey, Callable[[_Facts], str]] = {
    ReasonKey.START_ON_DAY_OFF: lambda f: f"ngày nhận là ngày nghỉ, tính từ {_at(f['counted_from'])}",
    ReasonKey.START_OUTSIDE_HOURS: lambda f: f"nhận ngoài giờ làm việc, tính từ {_at(f['counted_from'])}",
    ReasonKey.LIMIT_IN_HOURS: _in_hours,
    ReasonKey.LIMIT_IN_DAYS: lambda f: f"thời hạn {_limit(f)}, tính theo ngày, đến hết giờ làm việc của ngày cuối",
    ReasonKey.START_DAY_NOT_COUNTED: lambda f: f"ngày nhận {_day(f['day'])} không tính",
    ReasonKey.SAME_DAY: lambda f: f"đủ hồ sơ trước {f['cutoff']}, trả trong ngày {_day(f['day'])}",
    ReasonKey.CUTOFF_PASSED: lambda f: f"đủ hồ sơ từ {f['cutoff']} trở đi, trả trong ngày {_day(f['day'])}",
    ReasonKey.PAUSED_MINUTES: lambda f: (
        f"tạm dừng từ {_at(f['start'])} đến {_at(f['end'])}, thêm {_length(f['minutes'])} ({_ground(f)})"
    ),
    ReasonKey.PAUSED_DAYS: lambda f: (
        f"tạm dừng từ {_at(f['start'])} đến {_at(f['end'])}, thêm {f['days']} ngày ({_ground(f)})"
    ),
    ReasonKey.PAUSE_STILL_OPEN: lambda f: f"đang tạm dừng từ {_at(f['start'])} ({_ground(f)})",
    ReasonKey.WEEKENDS_SKIPPED: lambda f: f"{f['days']} ngày thứ Bảy, Chủ nhật không tính",
    ReasonKey.DAYS_OFF_SKIPPED: _days_off,
    ReasonKey.MAKE_UP_DAY_WORKED: _make_up,
    ReasonKey.SATURDAYS_WORKED: lambda f: f"có tính giờ làm việc của {f['days']} ngày thứ Bảy",
    ReasonKey.LAST_DAY_OFF: lambda f: f"ngày cuối {_day(f['day'])} là ngày nghỉ, chuyển sang {_day(f['moved_to'])}",
    ReasonKey.EXTENDED: lambda f: f"văn bản xin lỗi số {f['paper']} hẹn lại {_at(f['moved_to'])}",
    ReasonKey.END_OUTSIDE_HOURS: lambda f: f"hết hạn {_at(f['end'])} ngoài giờ, chuyển sang {_at(f['moved_to'])}",
}
