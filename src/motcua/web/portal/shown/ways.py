"""How and where a procedure is filed, in daily words: level of service, open channels, who decides where, who else."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from motcua.catalog.definition import Channel, Definition, Handling, Level, Opening
from motcua.catalog.elsewhere import Elsewhere
from motcua.catalog.offering import level_on
from motcua.directory.queries import agency_by_key, place
from motcua.web.portal.shown import procedures, times
from motcua.web.ui.parts import Fact


def where(known: Definition, day: date) -> Iterator[Fact]:
    """Give what differs from the usual, and the level of service of the day."""
    level, reason = level_on(known, day)
    if level is not None:
        yield Fact(_("Mức độ cung cấp"), "\n".join(filter(None, (level_words(level), reason))))
    for opening in known.openings:
        if (opening.until or date.max) >= day:
            yield Fact(procedures.channels([opening.channel]).capitalize(), _opening(opening, day))
    for rule in known.competence:
        who = _who(rule.elsewhere) if rule.elsewhere else named([rule.agency], day)
        words = _("%(places)s: %(who)s giải quyết.") % {"places": named(rule.places, day), "who": who}
        yield Fact(_("Riêng ở"), words)
    if known.handling is Handling.LOCAL and {Channel.COUNTER, Channel.POST} & set(known.channels):
        yield Fact(_("Nộp ở quầy nào"), _counter(known))
    if known.online_only:
        yield Fact(_("Chỉ nhận trực tuyến"), _only(known, day))


def level_words(level: Level) -> str:
    """Name a level of service; the numbered ones are those of before August 2022."""
    if level.isdecimal():
        return _("Mức độ %(level)s (cách xếp trước tháng 8 năm 2022)") % {"level": level.value}
    words = {
        Level.FULL: _("Trực tuyến toàn trình: từ lúc nộp đến lúc nhận kết quả không phải đi đâu"),
        Level.PARTIAL: _("Trực tuyến một phần: có bước phải đến tận nơi"),
        Level.INFORMATION: _("Chỉ xem thông tin trên mạng; nộp trực tiếp"),
    }
    return words[level]


def elsewhere(known: Definition) -> tuple[str, str]:
    """Give title and words for what is not filed here but at a ministry's system or a provider."""
    there = known.elsewhere or Elsewhere(known.decides)
    title = _("Nộp tại %(agency)s") % {"agency": there.name}
    words = {
        Handling.MINISTRY: _("Hồ sơ nộp và giải quyết trên hệ thống chung của bộ, ngành; tỉnh không nhận ở đây."),
        Handling.PROVIDER: _("Đây là dịch vụ của đơn vị cung cấp, không phải cơ quan nhà nước."),
        Handling.REFERRAL: _(
            "Cổng này không nhận hồ sơ của thủ tục này. Nơi nộp và cách làm ghi ở phần “Các bước” bên dưới."
        ),
    }
    phone = _("Điện thoại: %(phone)s.") % {"phone": there.phone} if there.phone else ""
    return title, " ".join(filter(None, (words[known.handling], f"{there.place}." if there.place else "", phone)))


def named(keys: Iterable[str], day: date) -> str:
    """Give the names of communes by their codes and of agencies by their keys."""
    found = ((place(key), key) for key in keys)
    return ", ".join(known[0] if known else _agency(key, day) for known, key in found)


def _agency(key: str, day: date) -> str:
    agency = agency_by_key(key, day)
    return agency.name if agency else key


def _opening(opening: Opening, day: date) -> str:
    at = named(opening.agencies, day) or _("Mọi nơi trong tỉnh")
    since = _("từ ngày %(day)s") % {"day": times.day(opening.since)} if opening.since and opening.since > day else ""
    until = _("đến hết ngày %(day)s") % {"day": times.day(opening.until)} if opening.until else ""
    return " ".join(filter(None, (at, since, until)))


def _counter(known: Definition) -> str:
    if known.filed_anywhere:
        return _("Quầy nào trong tỉnh cũng nhận, rồi chuyển qua mạng đến nơi giải quyết.")
    return _("Chỉ quầy của nơi giải quyết.")


def _only(known: Definition, day: date) -> str:
    rule = known.online_only
    assert rule is not None
    since = _("Từ ngày %(day)s, theo %(decision)s.") % {"day": times.day(rule.since), "decision": rule.decision}
    at = _("Ở: %(places)s.") % {"places": named(rule.agencies, day)} if rule.agencies else ""
    grounds = _("Vẫn được nộp giấy khi: %(grounds)s.") % {"grounds": "; ".join(g.name for g in rule.grounds)}
    return " ".join(filter(None, (since, at, grounds)))


def _who(there: Elsewhere) -> str:
    return ", ".join(filter(None, (there.name, there.place, there.phone)))
