"""How long a procedure takes, in words: the province's promise beside the legal limit, and the cut-off of the day."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.catalog.definition import Definition, LimitRule
from motcua.web.portal.shown import times


@dataclass(frozen=True, slots=True)
class LimitShown:
    """One limit; `legal` is empty where the promise is the legal limit itself."""

    case: str
    promise: str
    legal: str
    why: str


def short(definition: Definition) -> str:
    """Give the usual time in a few words."""
    if not definition.limits:
        return _("Xem bên dưới")
    return _promise(_usual(definition))


def shown(definition: Definition) -> list[LimitShown]:
    return [_shown(definition, rule) for rule in definition.limits]


def _usual(definition: Definition) -> LimitRule:
    fitting = [r for r in definition.limits if r.channel in ("", "online") and not r.case]
    return fitting[0] if fitting else definition.limits[0]


def _shown(definition: Definition, rule: LimitRule) -> LimitShown:
    shorter = rule.promised < rule.amount
    return LimitShown(
        case=", ".join(filter(None, (definition.case_name(rule.case), _channel(rule.channel)))),
        promise=_sentence(rule),
        legal=_("Thời hạn theo quy định: %(length)s.") % {"length": _legal(rule)} if shorter else "",
        why="" if rule.same_day else rule.why,
    )


def _legal(rule: LimitRule) -> str:
    return times.length(rule.amount, rule.unit)


def _promise(rule: LimitRule) -> str:
    if rule.same_day and rule.promised <= 1:
        return _("Trong ngày làm việc")
    return times.length(rule.promised, rule.unit)


def _sentence(rule: LimitRule) -> str:
    if rule.same_day and rule.promised <= 1:
        cutoff = times.clock(rule.cutoff)
        words = _(
            "Trả ngay trong ngày làm việc nếu hồ sơ được tiếp nhận trước %(cutoff)s; sau giờ đó thì trả vào ngày làm việc tiếp theo."
        )
        return words % {"cutoff": cutoff}
    length = times.length(rule.promised, rule.unit)
    return f"{length}." if rule.why else _("%(length)s, tính từ khi hồ sơ được tiếp nhận.") % {"length": length}


def _channel(channel: str) -> str:
    words = {"online": _("Nộp trực tuyến"), "counter": _("Nộp tại quầy"), "post": _("Nộp qua bưu điện")}
    return words.get(channel, "")
