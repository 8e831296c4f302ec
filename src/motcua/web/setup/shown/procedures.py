"""Published procedures as the platform team reads them: every revision with its content, nothing to change here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.base import money
from motcua.catalog.definition import Definition, FeeRule, LimitRule
from motcua.catalog.models import Procedure, Revision
from motcua.clock.limits import Unit
from motcua.web.setup.shown import routes
from motcua.web.ui import formats
from motcua.web.ui.parts import Cell, Column, Fact, Tag

UNITS = {
    Unit.HOURS: _("%(n)s giờ"),
    Unit.WORKING_HOURS: _("%(n)s giờ làm việc"),
    Unit.WORKING_DAYS: _("%(n)s ngày làm việc"),
    Unit.CALENDAR_DAYS: _("%(n)s ngày"),
    Unit.MONTHS: _("%(n)s tháng"),
}
CHANNELS = {"online": _("Trực tuyến"), "counter": _("Tại quầy"), "post": _("Qua bưu chính")}
LEVELS = {
    "commune": _("Cấp xã"),
    "province": _("Cấp tỉnh"),
    "both": _("Cấp tỉnh và cấp xã"),
    "ministry": _("Cấp trung ương"),
    "other": _("Cơ quan khác"),
}
FEE_RULES = {"flat": _("Cố định"), "per_unit": _("Theo số lượng"), "tiers": _("Theo bậc")}


@dataclass(frozen=True, slots=True)
class Coming:
    """Something scheduled, in words, and where it is taken back."""

    text: str
    link: str
    href: str


def columns(*words: str) -> list[Column]:
    return [Column(each) for each in words]


def found(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    heads = columns(gettext("Thủ tục"), gettext("Mã"), gettext("Lĩnh vực"), gettext("Cấp"), gettext("Phiên bản"))
    return {"columns": heads, "rows": [_found(row) for row in rows]}


def _found(row: dict[str, Any]) -> list[Cell]:
    address = reverse("setup:procedure", args=[row["code"]])
    level = str(LEVELS.get(row["level"], row["level"]))
    revision = gettext("Lần %(n)s") % {"n": row["current__number"]}
    return [Cell(row["name"], address), Cell(row["code"]), Cell(row["field__name"]), Cell(level), Cell(revision)]


def one(
    procedure: Procedure, revision: Revision, revisions: list[Revision], known: Definition, at: datetime
) -> dict[str, Any]:
    """Give a procedure as one revision tells it."""
    return {
        "procedure": procedure, "revision": revision, "facts": _facts(known, revision), "legal": known.legal_basis,
        "revisions": _revisions(procedure, revisions, revision), "coming": coming(revisions, at), "limits": _limits(known), "fees": _fees(known), "fee_words": known.fee_words,
        "components": _components(known), "questions": _questions(known), "route": routes.shown(known),
    }  # fmt: skip


def _facts(known: Definition, revision: Revision) -> list[Fact]:
    channels = ", ".join(str(CHANNELS.get(c.value, c.value)) for c in known.channels)
    named = (
        (gettext("Mã thủ tục"), known.code), (gettext("Lĩnh vực"), known.field),
        (gettext("Cấp"), str(LEVELS.get(known.level, known.level))), (gettext("Cơ quan giải quyết"), known.decides),
        (gettext("Quyết định công bố"), known.decision), (gettext("Có hiệu lực trên hệ thống từ"), _when(revision)),
        (gettext("Cách nộp"), channels), (gettext("Ai được nộp"), known.who_may),
        (gettext("Kết quả"), f"{known.result_name} ({known.result_code})" if known.result_code else known.result_name),
        (gettext("Số lần yêu cầu bổ sung"), str(known.supplements_allowed)),
    )  # fmt: skip
    return [Fact(name, value) for name, value in named if value]


def _when(revision: Revision) -> str:
    return _moment(since(revision))


def since(revision: Revision) -> datetime:
    """Give the moment from which a revision holds."""
    return revision.starts_at or revision.published_at


def _moment(at: datetime | None) -> str:
    return formats.when(at, get_language() or "vi", with_weekday=False) if at else ""


def _revisions(procedure: Procedure, revisions: list[Revision], shown: Revision) -> dict[str, Any]:
    """Tell each revision with the days it holds: until its own end, or until the next one begins."""
    withdrawn = [r for r in revisions if r.withdrawn_at]
    ordered = sorted((r for r in revisions if not r.withdrawn_at), key=lambda r: (since(r), r.number), reverse=True)
    nexts: list[datetime | None] = [None, *(since(r) for r in ordered)]
    rows = []
    for revision, following in zip(ordered, nexts, strict=False):
        address = f"{reverse('setup:procedure', args=[procedure.code])}?revision={revision.number}"
        name = gettext("Lần %(n)s") % {"n": revision.number}
        until = min(filter(None, (following, revision.ends_at)), default=None)
        cells = [Cell(name, address), Cell(revision.decision), Cell(_when(revision)), Cell(_moment(until))]
        rows.append([*cells, Cell("", tag=_standing(procedure, revision, shown))])
    rows += [_withdrawn(procedure, revision, shown) for revision in withdrawn]
    heads = columns(gettext("Phiên bản"), gettext("Quyết định"), gettext("Từ"), gettext("Đến"), gettext("Tình trạng"))
    return {"columns": heads, "rows": rows}


def _withdrawn(procedure: Procedure, revision: Revision, shown: Revision) -> list[Cell]:
    """Tell a revision that never began."""
    address = f"{reverse('setup:procedure', args=[procedure.code])}?revision={revision.number}"
    tag = (
        Tag(gettext("Đã rút lại"), "", "stop") if revision.pk != shown.pk else Tag(gettext("Đang xem"), "info", "info")
    )
    name = Cell(gettext("Lần %(n)s") % {"n": revision.number}, address)
    return [name, Cell(revision.decision), Cell(gettext("Chưa bao giờ")), Cell(""), Cell("", tag=tag)]


def coming(revisions: Iterable[Revision], at: datetime) -> list[Coming]:
    """Tell what is scheduled, the first day first, with the page where it can be taken back."""
    found = []
    for revision in (r for r in revisions if not r.withdrawn_at):
        code, number = revision.procedure.code, revision.number
        if revision.starts_at and revision.starts_at > at:
            told = gettext("Phiên bản lần %(n)s có hiệu lực từ %(when)s.") % {
                "n": number,
                "when": _moment(revision.starts_at),
            }
            href = reverse("setup:revision_withdraw", args=[code, number])
            found.append(
                (revision.starts_at, Coming(told, gettext("Rút lại phiên bản lần %(n)s") % {"n": number}, href))
            )
        if revision.ends_at and revision.ends_at > at:
            told = gettext("Theo phiên bản lần %(n)s, thôi nhận hồ sơ từ %(when)s.") % {
                "n": number,
                "when": _moment(revision.ends_at),
            }
            href = reverse("setup:revision_keep", args=[code, number])
            found.append(
                (revision.ends_at, Coming(told, gettext("Bỏ ngày thôi nhận của lần %(n)s") % {"n": number}, href))
            )
    return [told for _when_, told in sorted(found, key=lambda pair: pair[0])]


def _standing(procedure: Procedure, revision: Revision, shown: Revision) -> Tag | None:
    if revision.pk == shown.pk:
        return Tag(gettext("Đang xem"), "info", "info")
    later = procedure.current is None or since(revision) > since(procedure.current)
    return Tag(gettext("Đã lên lịch"), "wait", "wait") if later else None


def _limits(known: Definition) -> dict[str, Any]:
    heads = columns(gettext("Trường hợp"), gettext("Theo quy định"), gettext("Tỉnh cam kết"), gettext("Ghi chú"))
    return {"columns": heads, "rows": [_limit(known, rule) for rule in known.limits]}


def _limit(known: Definition, rule: LimitRule) -> list[Cell]:
    named = filter(None, (known.case_name(rule.case), str(CHANNELS.get(rule.channel, ""))))
    case = ", ".join(named) or gettext("Mọi trường hợp")
    cutoff = gettext("Nhận trước %(time)s thì trả trong ngày.") % {"time": f"{rule.cutoff:%H:%M}"}
    note = " ".join(filter(None, (cutoff if rule.same_day else "", rule.why)))
    return [Cell(case), Cell(length(rule.amount, rule.unit)), Cell(length(rule.promised, rule.unit)), Cell(note)]


def length(amount: Decimal, unit: Unit) -> str:
    said = formats.number(float(amount) if amount % 1 else int(amount), get_language() or "vi")
    return str(UNITS[unit]) % {"n": said}


def _fees(known: Definition) -> dict[str, Any]:
    heads = columns(gettext("Khoản thu"), gettext("Cách tính"), gettext("Mức"), gettext("Áp dụng"), gettext("Ghi chú"))
    return {"columns": heads, "rows": [_fee(rule) for rule in known.fees]}


def _fee(rule: FeeRule) -> list[Cell]:
    prices = sorted({tier.amount for tier in rule.tiers}) or [rule.amount]
    amount = money.show(prices[0]) + (f" - {money.show(prices[-1])}" if len(prices) > 1 else "")
    where = str(CHANNELS.get(rule.channel, "")) if rule.channel else gettext("Mọi cách nộp")
    note = " ".join(filter(None, (_validity(rule), gettext("Có điều kiện.") if rule.when else "", rule.note)))
    return [Cell(rule.name), Cell(str(FEE_RULES.get(rule.rule, rule.rule))), Cell(amount), Cell(where), Cell(note)]


def _validity(rule: FeeRule) -> str:
    language = get_language() or "vi"
    since = gettext("Từ %(day)s.") % {"day": formats.day(rule.valid_from, language)} if rule.valid_from else ""
    until = gettext("Đến hết %(day)s.") % {"day": formats.day(rule.valid_until, language)} if rule.valid_until else ""
    return " ".join(filter(None, (since, until)))


def _components(known: Definition) -> dict[str, Any]:
    heads = columns(gettext("Giấy tờ"), gettext("Bắt buộc"), gettext("Cách nộp"), gettext("Khi nào"))
    rows = [
        [Cell(c.name), Cell(_yes(c.required)), Cell(gettext("Xuất trình") if c.present_only else gettext("Nộp")),
         Cell(_always(c.show_if, gettext("Luôn cần")))]
        for c in known.components
    ]  # fmt: skip
    return {"columns": heads, "rows": rows}


def _questions(known: Definition) -> dict[str, Any]:
    heads = columns(gettext("Câu hỏi"), gettext("Trang"), gettext("Loại"), gettext("Bắt buộc"), gettext("Khi nào"))
    rows = [
        [
            Cell(q.label),
            Cell(topic.title),
            Cell(q.type),
            Cell(_yes(q.required)),
            Cell(_always(q.show_if, gettext("Luôn hỏi"))),
        ]
        for topic in known.topics
        for q in topic.questions
    ]
    return {"columns": heads, "rows": rows}


def _yes(true: bool | None) -> str:
    if true is None:
        return gettext("Chưa rõ")
    return gettext("Có") if true else gettext("Không")


def _always(condition: object, always: str) -> str:
    return gettext("Theo câu trả lời") if condition else always
