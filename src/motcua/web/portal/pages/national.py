"""A procedure that only the national list knows: the same page as a published one, and plainly said that it is not."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalog.national.comparing import level_of
from motcua.catalog.national.queries import NationalReading
from motcua.catalog.national.record import NationalRecord
from motcua.catalog.related import Known
from motcua.web.portal.pages import described, related
from motcua.web.portal.shown import national, prepare, times
from motcua.web.portal.shown import procedures as shown
from motcua.web.ui.parts import Fact, Link

_PAGE = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/"  # of the national portal, followed by its own key


def values(found: NationalReading) -> dict[str, object]:
    """Give the page; `found.entry` may have left the list, which the page then says."""
    record, judged = found.record, found.judged
    level = shown.level(level_of(record.levels))
    return {
        "code": found.entry.key, "record": record, "level": level, "gone": _gone(found.entry.withdrawn_at),
        "facts": [
            Fact(_("Thời gian"), national.time_short(judged)), Fact(_("Chi phí"), national.money_short(judged)),
            Fact(_("Bạn nhận được"), "; ".join(one.name for one in record.results) or _("Danh mục không ghi")),
        ],
        "packs": prepare.packs(record.components), "counted": prepare.counted(record.components),
        "forms": prepare.forms(record.components), "limits": national.limits(judged),
        "limit_words": national.limit_words(judged), "fees": national.money(judged), "steps": judged.steps.steps,
        "who": [one for one in _who(record, level) if one.value],
        "basis": list(dict.fromkeys(_law(one.name, one.code) for one in record.legal_basis)),
        "source": _source(found), "shelves": related.shelves(_known(found)), "crumbs": [Link(_("Thủ tục"), reverse("portal:procedures"))], "portal_page": page_of(record),
        "structured": described.national(found),
    }  # fmt: skip


def page_of(record: NationalRecord) -> str:
    """Give the address of a procedure at the national portal; nothing where the list does not tell its key."""
    return f"{_PAGE}{record.national_id}" if record.national_id else ""


def _known(found: NationalReading) -> Known:
    record = found.record
    gives = [one.code for one in record.results]
    return Known(found.entry.key, record.name, record.field, record.field_code, gives)


def _gone(at: datetime | None) -> str:
    words = _("Danh mục quốc gia không còn thủ tục này từ ngày %(day)s. Trang này giữ lại để tra cứu.")
    return words % {"day": times.day(at)} if at else ""


def _who(record: NationalRecord, level: str) -> list[Fact]:
    return [
        Fact(_("Ai được làm"), ", ".join(record.subjects)),
        Fact(_("Cấp"), level),
        Fact(_("Ai giải quyết"), ", ".join(record.executing or record.authority)),
        Fact(_("Nơi nhận hồ sơ"), record.receiving),
        Fact(_("Cách nộp theo danh mục"), shown.channels([m.channel for m in record.methods]).capitalize()),
        Fact(_("Cơ quan ban hành"), record.issuer),
    ]


def _law(name: str, code: str) -> str:
    return f"{name} ({code})" if code and code not in name else name


def _source(found: NationalReading) -> list[Fact]:
    record, version = found.record, found.entry.current
    rows = [Fact(_("Mã thủ tục"), record.code), Fact(_("Quyết định công bố"), record.decision)]
    if record.decided_on:
        rows.append(Fact(_("Ngày quyết định"), times.day(record.decided_on)))
    if version is not None:
        words = _("Cổng Dịch vụ công quốc gia; nhập vào đây ngày %(day)s")
        rows.append(Fact(_("Nguồn"), words % {"day": times.day(version.at)}))
    return [one for one in rows if one.value]
