"""Why a dossier is due when it is due: the reasons of the clock, each in a sentence."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.clock.limits import Unit
from motcua.clock.reasons import Fact, Reason, ReasonKey, from_rows
from motcua.web.portal.shown import times

WORDS: Mapping[str, object] = {
    ReasonKey.START_ON_DAY_OFF: gettext_lazy("Hồ sơ đến vào ngày nghỉ (%(received)s), nên tính từ %(counted_from)s."),
    ReasonKey.START_OUTSIDE_HOURS: gettext_lazy(
        "Hồ sơ đến ngoài giờ làm việc (%(received)s), nên tính từ %(counted_from)s."
    ),
    ReasonKey.LIMIT_IN_HOURS: gettext_lazy("Thời gian giải quyết: %(limit)s."),
    ReasonKey.LIMIT_IN_DAYS: gettext_lazy("Thời gian giải quyết: %(limit)s."),
    ReasonKey.START_DAY_NOT_COUNTED: gettext_lazy("Ngày tiếp nhận (%(day)s) không tính; bắt đầu tính từ ngày sau đó."),
    ReasonKey.SAME_DAY: gettext_lazy("Hồ sơ đủ trước %(cutoff)s, nên trả ngay trong ngày %(day)s."),
    ReasonKey.CUTOFF_PASSED: gettext_lazy(
        "Hồ sơ được tiếp nhận lúc %(complete_at)s, sau %(cutoff)s của ngày làm việc, nên trả vào ngày %(day)s."
    ),
    ReasonKey.PAUSED_MINUTES: gettext_lazy(
        "Thời gian dừng %(paused)s, từ %(start)s đến %(end)s, vì chờ bạn bổ sung hoặc nộp phí."
    ),
    ReasonKey.PAUSED_DAYS: gettext_lazy(
        "Thời gian dừng %(days)s ngày, từ %(start)s đến %(end)s, vì chờ bạn bổ sung hoặc nộp phí."
    ),
    ReasonKey.PAUSE_STILL_OPEN: gettext_lazy(
        "Thời gian đang dừng từ %(start)s; ngày hẹn này là nếu hết dừng ngay bây giờ."
    ),
    ReasonKey.WEEKENDS_SKIPPED: gettext_lazy("Bỏ qua %(days)s ngày thứ Bảy, Chủ nhật."),
    ReasonKey.DAYS_OFF_SKIPPED: gettext_lazy("Bỏ qua %(days)s ngày nghỉ, từ %(first)s đến %(last)s."),
    ReasonKey.MAKE_UP_DAY_WORKED: gettext_lazy("Tính cả ngày làm bù %(day)s."),
    ReasonKey.SATURDAYS_WORKED: gettext_lazy("Có tính giờ làm việc của %(days)s sáng thứ Bảy."),
    ReasonKey.LAST_DAY_OFF: gettext_lazy("Ngày cuối (%(day)s) là ngày nghỉ, nên chuyển sang %(moved_to)s."),
    ReasonKey.EXTENDED: gettext_lazy("Cơ quan đã gửi văn bản xin lỗi số %(paper)s và hẹn lại %(moved_to)s."),
    ReasonKey.END_OUTSIDE_HOURS: gettext_lazy("Giờ cuối (%(end)s) ngoài giờ làm việc, nên chuyển sang %(moved_to)s."),
}


def sentences(rows: Iterable[Mapping[str, object]]) -> list[str]:
    """Word the stored reasons of a deadline, in their order; a reason of an older program without words is left out."""
    return [sentence(reason) for reason in from_rows(rows) if reason.key in WORDS]


def sentence(reason: Reason) -> str:
    facts = {name: fact(value) for name, value in reason.facts.items()}
    if "unit" in reason.facts:
        facts["limit"] = times.length(_amount(reason), Unit(str(reason.facts["unit"])))
    if "minutes" in reason.facts:
        facts["paused"] = times.working_time(int(str(reason.facts["minutes"])))
    return str(WORDS[reason.key]) % facts


def _amount(reason: Reason) -> Decimal:
    return Decimal(str(reason.facts["amount"]))


def fact(value: Fact) -> str:
    if isinstance(value, datetime):
        return times.when(value)
    return times.weekday_and_day(value) if isinstance(value, date) else str(value)


def provisional() -> str:
    return _(
        "Lịch nghỉ lễ của thời gian này chưa được công bố chính thức. Nếu lịch đổi, ngày hẹn có thể đổi theo và chúng tôi sẽ báo bạn."
    )
