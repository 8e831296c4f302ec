"""Before you start: what you need, how long, how much, what you get."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalog import reading
from motcua.catalog.definition import Channel, Component, Definition, Handling
from motcua.catalog.in_force import is_ended, midnight
from motcua.catalog.models import Procedure
from motcua.catalog.national.queries import NationalReading
from motcua.catalog.offering import is_filed_here
from motcua.catalog.reading import Document
from motcua.catalog.related import Known
from motcua.web.portal.defined import definition
from motcua.web.portal.pages import described, national, related
from motcua.web.portal.pages.start import filed_online
from motcua.web.portal.shown import conditions, fees, limits, prepare, ways
from motcua.web.portal.shown import procedures as shown
from motcua.web.ui.parts import Check, Fact, Link

_SAMPLE = "Giá trị mẫu"  # how the sample's documents begin a note about their own values


@dataclass(frozen=True, slots=True)
class WayIn:
    """How one files: the title and words of the box, or a main button where it is filed online."""

    online: bool
    title: str
    text: str


def values(procedure: Procedure, listed: NationalReading | None, today: date, *, place: str) -> dict[str, object]:
    """Give the page; `listed` is what the national list says of the same code, `place` the name of the province."""
    known = definition(procedure.current_id or 0)
    way_in = _way_in(procedure, known, today)
    structured = described.published(known, online=way_in.online, place=place, on=today)
    return _values(known, listed, way_in, today) | {"procedure": procedure, "structured": structured}


def previewed(document: Document, today: date) -> dict[str, object]:
    """Give the page of a document that nobody has published yet; raises BadDefinition."""
    known = reading.read(document)
    procedure = Procedure(code=known.code, name=known.name)
    online = is_filed_here(known) and Channel.ONLINE in known.channels
    way_in = WayIn(True, "", "") if online else _way_in(procedure, known, today)
    return _values(known, None, way_in, today) | {"procedure": procedure}


def _values(known: Definition, listed: NationalReading | None, way_in: WayIn, today: date) -> dict[str, object]:
    presented = [c.name for c in known.components if c.present_only]
    return {
        "known": known, "title": shown.title(known.name, known.short_name),
        "level": shown.level(known.level), "facts": _facts(known, today), "way_in": way_in,
        "packs": _packs(known), "applies": _applies(known, listed), "bring": known.bring or presented,
        "shown_only": [c for c in known.components if c.present_only and c.hint],
        "limits": limits.shown(known), "fees": fees.shown(known, today), "when_paid": fees.when_paid(known),
        "who": _who(known, today), "elsewhere": known.elsewhere, "notes": [n for n in known.notes if not n.startswith(_SAMPLE)],
        "sample_notes": [n for n in known.notes if n.startswith(_SAMPLE)],
        "forms": prepare.forms(listed.record.components) if listed else [],
        "portal_page": national.page_of(listed.record) if listed else "",
        "shelves": related.shelves(_known(known, listed)), "crumbs": _crumbs(known),
    }  # fmt: skip


def _known(known: Definition, listed: NationalReading | None) -> Known:
    gives = [known.result_code, *(one.code for one in listed.record.results)] if listed else [known.result_code]
    return Known(known.code, known.name, known.field, known.field_code, gives)


def _applies(known: Definition, listed: NationalReading | None) -> list[str]:
    """Say for whom it is and on what conditions, where there are any."""
    told = [listed.record.conditions] if listed and listed.record.conditions not in ("", *known.notes) else []
    cases = [known.case_name(rule.case) for rule in known.limits if rule.case]
    if cases:
        words = _("Thời gian giải quyết khác nhau theo trường hợp: %(cases)s.")
        told.append(words % {"cases": "; ".join(dict.fromkeys(cases))})
    return told


def _packs(known: Definition) -> list[prepare.Pack]:
    checks = [_check(known, c) for c in known.filed_components()]
    return [prepare.Pack("", prepare.count(len(checks)), checks, False)] if checks else []


def _crumbs(known: Definition) -> list[Link]:
    every = reverse("portal:procedures")
    return [Link(_("Thủ tục"), every), Link(known.field, f"{every}?{urlencode({'linh-vuc': known.field})}")]


def _facts(known: Definition, today: date) -> list[Fact]:
    return [
        Fact(_("Thời gian"), limits.short(known)),
        Fact(_("Chi phí"), fees.short(known, today)),
        Fact(_("Bạn nhận được"), known.result_name),
    ]


def _who(known: Definition, today: date) -> list[Fact]:
    return [
        Fact(_("Ai được làm"), known.who_may),
        Fact(_("Ai giải quyết"), known.decides),
        Fact(_("Nộp bằng cách nào"), shown.channels(known.channels).capitalize()),
        *ways.where(known, today),
        Fact(_("Nhận kết quả"), _returned(known)),
    ]


def _returned(known: Definition) -> str:
    if known.presence_at_return:
        return _("Đến quầy ký nhận; các bên phải có mặt.")
    if known.originals_at_return:
        return _("Đến quầy nhận; mang bản chính để đối chiếu.")
    return _("Bản điện tử, tại quầy, hoặc qua bưu điện.")


def _check(known: Definition, component: Component) -> Check:
    name = (
        component.name if component.required is not False else _("%(name)s (không bắt buộc)") % {"name": component.name}
    )
    when = ""
    if component.show_if:
        when = _("Chỉ cần khi %(condition)s.") % {"condition": conditions.words(component.show_if, known)}
    cases = ", ".join(known.case_name(key) for key in component.cases)
    only = _("Chỉ trong trường hợp: %(cases)s.") % {"cases": cases} if cases else ""
    return Check(name, note=" ".join(part for part in (component.hint, only, when) if part))


def _way_in(procedure: Procedure, known: Definition, today: date) -> WayIn:
    if procedure.current is not None and is_ended(procedure.current, midnight(today)):
        words = _(
            "Bạn vẫn đọc được thủ tục này để biết quy định đã áp dụng. Hồ sơ đã nộp trước đó vẫn được giải quyết."
        )
        return WayIn(False, _("Thủ tục này thôi nhận hồ sơ"), words)
    if filed_online(procedure, midnight(today)):
        return WayIn(True, "", "")
    if known.handling in (Handling.MINISTRY, Handling.PROVIDER, Handling.REFERRAL):
        return WayIn(False, *ways.elsewhere(known))
    if known.handling is Handling.READABLE and Channel.COUNTER not in known.channels:
        words = _("Thủ tục này chưa nộp ở đây. Nơi nộp và cách làm ghi ở phần “Các bước” bên dưới.")
        return WayIn(False, _("Nộp ở nơi khác"), words)
    if known.handling is Handling.READABLE:
        words = _(
            "Thủ tục này chưa nộp trực tuyến ở đây. Bạn chuẩn bị giấy tờ như bên dưới rồi đến Trung tâm Phục vụ hành chính công gần nhất."
        )
        return WayIn(False, _("Nộp tại quầy"), words)
    words = _(
        "Thủ tục này chỉ làm trực tiếp. Bạn đến Trung tâm Phục vụ hành chính công xã, phường; cán bộ điền giúp bạn."
    )
    return WayIn(False, _("Nộp tại quầy"), words)
