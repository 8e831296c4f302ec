"""Why a due date is what it is, in the words of an officer: one sentence for every reason of the clock."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.clock.reasons import Fact, Reason, ReasonKey
from motcua.web.desk.shown import said

WORDS: Mapping[str, Any] = {
    ReasonKey.START_ON_DAY_OFF: _("Nhận %(received)s là ngày nghỉ, nên tính từ %(counted_from)s."),
    ReasonKey.START_OUTSIDE_HOURS: _("Nhận %(received)s ngoài giờ làm việc, nên tính từ %(counted_from)s."),
    ReasonKey.LIMIT_IN_HOURS: _("Thời hạn %(amount)s %(unit)s."),
    ReasonKey.LIMIT_IN_DAYS: _("Thời hạn %(amount)s %(unit)s."),
    ReasonKey.START_DAY_NOT_COUNTED: _("Ngày nhận %(day)s không tính, bắt đầu tính từ ngày kế tiếp."),
    ReasonKey.SAME_DAY: _("Nhận trước %(cutoff)s nên trả trong ngày %(day)s."),
    ReasonKey.CUTOFF_PASSED: _("Đủ hồ sơ %(complete_at)s, từ %(cutoff)s trở đi, nên trả ngày %(day)s."),
    ReasonKey.PAUSED_MINUTES: _("Tạm dừng tính từ %(start)s đến %(end)s: cộng thêm %(minutes)s (%(ground)s)."),
    ReasonKey.PAUSED_DAYS: _("Tạm dừng tính từ %(start)s đến %(end)s: cộng thêm %(days)s ngày (%(ground)s)."),
    ReasonKey.PAUSE_STILL_OPEN: _(
        "Đang tạm dừng từ %(start)s (%(ground)s); ngày này đúng nếu tiếp tục lúc %(asked_at)s."
    ),
    ReasonKey.WEEKENDS_SKIPPED: _("Bỏ qua %(days)s ngày cuối tuần."),
    ReasonKey.DAYS_OFF_SKIPPED: _("Bỏ qua %(days)s ngày nghỉ, từ %(first)s đến %(last)s."),
    ReasonKey.MAKE_UP_DAY_WORKED: _("Ngày %(day)s làm bù nên vẫn tính."),
    ReasonKey.SATURDAYS_WORKED: _("Có tính giờ làm việc của %(days)s sáng thứ Bảy."),
    ReasonKey.LAST_DAY_OFF: _("Ngày cuối %(day)s là ngày nghỉ, nên dời sang %(moved_to)s."),
    ReasonKey.EXTENDED: _("Văn bản xin lỗi số %(paper)s hẹn lại %(moved_to)s."),
    ReasonKey.END_OUTSIDE_HOURS: _("Hết hạn %(end)s ngoài giờ làm việc, nên dời sang %(moved_to)s."),
}
UNITS: dict[str, Any] = {
    "hour": _("giờ"),
    "working_hour": _("giờ làm việc"),
    "working_day": _("ngày làm việc"),
    "calendar_day": _("ngày"),
    "month": _("tháng"),
}
GROUNDS: dict[str, Any] = {
    "ND118-2025": _("Nghị định 118/2025/NĐ-CP"),
    "ND45-2020": _("Nghị định 45/2020/NĐ-CP"),
    "ND151-2025": _("Nghị định 151/2025/NĐ-CP"),
    "BLLD-2019": _("lịch làm việc thay đổi, Bộ luật Lao động"),
}


def sentences(reasons: Iterable[Reason]) -> list[str]:
    """Word reasons in their order; a key that this version no longer knows is shown as it is."""
    return [_sentence(each) for each in reasons]


def _sentence(each: Reason) -> str:
    words = WORDS.get(each.key)
    return str(words) % {name: _shown(name, fact) for name, fact in each.facts.items()} if words else each.key


def ground(key: str) -> str:
    return str(GROUNDS.get(key, key))


def _shown(name: str, fact: Fact) -> str:
    if isinstance(fact, datetime):
        return said.moment(fact)
    if isinstance(fact, date):
        return said.on_day(fact)
    return _SPOKEN[name](fact) if name in _SPOKEN else str(fact)


def length(minutes: int) -> str:
    """Write whole minutes as hours and minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [gettext("%(n)s giờ") % {"n": hours}] if hours else []
    parts += [gettext("%(n)s phút") % {"n": rest}] if rest or not hours else []
    return " ".join(parts)


_SPOKEN: Mapping[str, Callable[[Fact], str]] = {
    "ground": lambda key: ground(str(key)),
    "unit": lambda key: str(UNITS.get(str(key), key)),
    "minutes": lambda minutes: length(int(str(minutes))),
    "amount": lambda amount: str(amount).removesuffix(".0").replace(".", ","),
}
