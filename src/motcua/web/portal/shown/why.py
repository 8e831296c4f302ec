"""Why a dossier is due when it is, in four plain lines: when it came, how long it takes, what does not count, the end."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from motcua.base.clockwork import local
from motcua.clock.limits import Unit
from motcua.clock.policy import CountingRule
from motcua.clock.reasons import Reason, ReasonKey
from motcua.dossiers.explained import Explained
from motcua.dossiers.models import Dossier
from motcua.web.portal.shown import reasons, times

LATER_START = {ReasonKey.START_ON_DAY_OFF, ReasonKey.START_OUTSIDE_HOURS}
SKIPPED = {
    ReasonKey.PAUSED_MINUTES, ReasonKey.PAUSED_DAYS, ReasonKey.WEEKENDS_SKIPPED, ReasonKey.DAYS_OFF_SKIPPED,
    ReasonKey.MAKE_UP_DAY_WORKED, ReasonKey.SATURDAYS_WORKED, ReasonKey.LAST_DAY_OFF, ReasonKey.END_OUTSIDE_HOURS,
}  # fmt: skip


def lines(dossier: Dossier, why: Explained) -> list[str]:
    return [_began(dossier, why), _limit(why), _skipped(why.found.reasons), _ends(why)]


def _began(dossier: Dossier, why: Explained) -> str:
    assert dossier.received_at is not None
    start = why.counted.start
    if start != dossier.received_at:
        return _("Hồ sơ bổ sung đủ ngày %(when)s, nên tính lại từ lúc đó.") % {"when": times.when(start)}
    told = _("Chúng tôi tiếp nhận hồ sơ ngày %(when)s.") % {"when": times.when(start)}
    later = next((r for r in why.found.reasons if r.key in LATER_START), None)
    if later is None:
        return told
    words = _("Lúc đó ngoài giờ làm việc, nên bắt đầu tính từ %(from)s.")
    return f"{told} {words % {'from': reasons.fact(later.facts['counted_from'])}}"


def _limit(why: Explained) -> str:
    limit = why.counted.limit
    if limit.same_day:
        return _("Thủ tục này trả trong ngày làm việc; đủ hồ sơ từ %(cutoff)s trở đi thì trả ngày làm việc sau.") % {
            "cutoff": f"{limit.cutoff:%H:%M}"
        }
    facts = {"limit": times.length(limit.amount, limit.unit)}
    if limit.unit in (Unit.CALENDAR_DAYS, Unit.MONTHS):
        return _("Thời gian giải quyết là %(limit)s, kể cả ngày nghỉ; ngày tiếp nhận không tính.") % facts
    if limit.unit is Unit.WORKING_DAYS and why.counted.rule is CountingRule.DAY_BASED:
        return _("Thời gian giải quyết là %(limit)s; ngày tiếp nhận không tính.") % facts
    return _("Thời gian giải quyết là %(limit)s, tính từ lúc tiếp nhận.") % facts


def _skipped(found: Iterable[Reason]) -> str:
    said = [reasons.sentence(reason) for reason in found if reason.key in SKIPPED]
    return " ".join(said) or _("Ở giữa không có ngày nghỉ, cũng không lần nào phải dừng.")


def _ends(why: Explained) -> str:
    told = _("Vì vậy hẹn trả là %(when)s.") % {"when": times.when(why.binds)}
    if why.counted.extended_to is not None:
        return _("Ngày hẹn đã lùi một lần, theo văn bản xin lỗi số %(paper)s: %(when)s.") % {
            "paper": why.counted.paper, "when": times.when(why.binds)
        }  # fmt: skip
    if why.is_moving:
        return " ".join([told, _("Lịch làm việc vừa đổi, chúng tôi đang tính lại và sẽ báo bạn.")])
    if why.binds != why.found.at and not why.counted.decided:
        kept = _("Tính lại thì sớm hơn (%(when)s), nhưng hẹn đã báo được giữ nguyên.")
        return f"{told} {kept % {'when': times.when(local(why.found.at))}}"
    return told
