"""What the national list says of time and money, in words: what was not understood is shown as it stands there."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from motcua.catalog.national.fees import ReadFee
from motcua.catalog.national.flags import Flag
from motcua.catalog.national.judged import Judged
from motcua.catalog.national.read_limit import ReadLimit
from motcua.web.portal.shown import fees as fees_shown
from motcua.web.portal.shown import procedures, times
from motcua.web.portal.shown.fees import RuleShown
from motcua.web.portal.shown.limits import LimitShown

_DOUBTED = {Flag.LIMIT_DISAGREES, Flag.LIMIT_EXCEPTION}


def time_short(judged: Judged) -> str:
    """Give one length where the list agrees with itself on one; anything else is read below."""
    found = {one.length for one in judged.limits.limits}
    if len(found) != 1 or _is_doubted(judged):
        return _("Xem bên dưới")
    return _length(judged.limits.limits[0])


def _is_doubted(judged: Judged) -> bool:
    return any(one.flag in _DOUBTED for one in judged.limits.findings)


def limits(judged: Judged) -> list[LimitShown]:
    """Give the limits that were understood."""
    doubt = _("Danh mục quốc gia còn ghi khác, xem nguyên văn bên dưới.") if _is_doubted(judged) else ""
    return [
        LimitShown(one.case or procedures.channels([one.channel]).capitalize(), f"{_length(one)}.", "", doubt)
        for one in judged.limits.limits
    ]


def limit_words(judged: Judged) -> list[str]:
    """Give the list's own sentences about time and ways of filing, each once."""
    told = (words for m in judged.record.methods for words in (m.sentence, m.description))
    return list(dict.fromkeys(words for words in told if words and not words.strip().isdigit()))


def _length(one: ReadLimit) -> str:
    return times.length(one.length.amount, one.length.unit)


def money_short(judged: Judged) -> str:
    """Give an amount only where there is one for everybody; nought is never "free" unless the words say so."""
    found = judged.fees.fees
    if found and all(one.rule == "free" for one in found):
        return _("Không thu phí")
    if len(found) == 1 and found[0].amount and not judged.fees.findings:
        return fees_shown.money(found[0].amount)
    return _("Xem bên dưới") if _said(found) else _("Danh mục không ghi, xin hỏi nơi nhận hồ sơ")


def money(judged: Judged) -> list[RuleShown]:
    """Give each line of money that says something."""
    return [_rule(one) for one in _said(judged.fees.fees)]


def _said(found: Iterable[ReadFee]) -> list[ReadFee]:
    return [one for one in found if one.amount or one.words or one.rule == "free"]


def _rule(one: ReadFee) -> RuleShown:
    kinds = {"fee": _("Phí"), "charge": _("Lệ phí"), "price": _("Giá dịch vụ")}
    name = kinds.get(one.kind, _("Khoản thu khác"))
    if one.channels:
        name = f"{name}, {procedures.channels(one.channels)}"
    if one.amount:
        return RuleShown(name, fees_shown.money(one.amount), one.words)
    if one.rule == "free":
        return RuleShown(name, _("Không thu"), "")
    return RuleShown(name, one.words, "")
