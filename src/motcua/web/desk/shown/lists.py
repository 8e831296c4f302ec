"""The lists of the desk: one page of an officer's work, row by row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.base.actor import Actor
from motcua.dossiers.inbox import NOTHING, Inbox, Line, Waiting, inbox, lines, returns, waiting_of
from motcua.dossiers.models import Dossier, HoldKind, Obligation
from motcua.web.desk.shown import standing
from motcua.web.ui.parts import Pager, Tag
from motcua.web.ui.tags import tag_for

ROWS = 100
_OF_STEP = _("Hạn của bước")


@dataclass(frozen=True, slots=True)
class Part:
    """One list: its key in addresses, its page, and what it says when it is empty."""

    key: str
    page: str
    title: Any
    empty: Any
    advice: Any
    way: str
    way_words: Any
    due_words: Any = _OF_STEP


@dataclass(frozen=True, slots=True)
class Row:
    href: str
    name: str
    code: str
    procedure: str
    step: str
    due: datetime | None
    tag: Tag
    who: str
    note: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of one list."""

    part: Part
    rows: Sequence[Row]
    pager: Pager
    href: str  # where the whole list stands


_UNIT = ("desk:unit", _("Xem việc của đơn vị"))
_INTAKE = ("desk:intake", _("Tiếp nhận hồ sơ giấy"))
_SEARCH = ("desk:search", _("Tìm hồ sơ"))
PARTS: dict[str, Part] = {
    part.key: part
    for part in (
        Part("mine", "desk:mine", _("Việc của tôi"), _("Anh/chị chưa giữ việc nào"),
             _("Nhận một việc từ danh sách của đơn vị. Việc gần đến hạn nhất đứng đầu."), *_UNIT),
        Part("unit", "desk:unit", _("Việc của đơn vị"), _("Đơn vị không còn việc nào đang chờ"),
             _("Hồ sơ mới sẽ hiện ở đây ngay khi đến bước của anh/chị."), *_SEARCH),
        Part("soon", "desk:due_soon", _("Sắp đến hạn"), _("Không có việc nào đến hạn trong 24 giờ tới"),
             _("Anh/chị có thể làm tiếp các việc khác của đơn vị."), *_UNIT),
        Part("late", "desk:overdue", _("Quá hạn"), _("Không có việc nào quá hạn"),
             _("Việc đã qua hạn của bước sẽ hiện ở đây, lâu nhất đứng đầu."), *_UNIT),
        Part("waiting", "desk:waiting", _("Đang chờ người nộp"), _("Không có hồ sơ nào đang chờ người nộp"),
             _("Hồ sơ chờ bổ sung, chờ nộp phí hoặc chờ thuế sẽ hiện ở đây; thời gian chờ không tính vào hạn."), *_UNIT,
             _("Hạn trả lời")),
        Part("proposals", "desk:proposals", _("Đề nghị kết thúc"), _("Không có hồ sơ nào quá hạn bổ sung"),
             _("Hồ sơ mà người nộp không bổ sung đúng hẹn sẽ hiện ở đây. Hệ thống không tự kết thúc; anh/chị quyết định."),
             "desk:waiting", _("Xem hồ sơ đang chờ người nộp"), _("Hạn bổ sung")),
        Part("returns", "desk:returns", _("Trả kết quả"), _("Không có kết quả nào chờ trả"),
             _("Kết quả đã ký sẽ hiện ở đây để anh/chị trả cho người dân."), *_INTAKE),
    )
}  # fmt: skip


def listed(asked: Actor, key: str, place: QueryDict, *, at: datetime, current: Dossier | None = None) -> Listed:
    """Read one page of a list; `current` is the dossier that lies open beside it."""
    part = PARTS[key]
    steps = returns(asked) if key == "returns" else inbox(asked, Inbox(key, at))
    page = Paginator(lines(steps), ROWS).get_page(place.get("page"))
    found = [Line._make(values) for values in page]
    waiting = waiting_of(line.dossier for line in found)
    with_page = "" if page.number == 1 else f"&page={page.number}"
    here = current.pk if current else None
    back = f"?list={key}{with_page}"
    rows = [_row(line, waiting.get(line.dossier, NOTHING), back, at, line.dossier == here) for line in found]
    return Listed(part, rows, pager(page, lambda n: f"{reverse(part.page)}?page={n}"), reverse(part.page))


def _row(line: Line, waits: Waiting, place: str, at: datetime, current: bool) -> Row:
    due, tag = _due(line, waits, at)
    return Row(
        href=reverse("desk:dossier", args=[line.public_id]) + place,
        name=line.name,
        code=line.known_as,
        procedure=line.procedure,
        step=line.step,
        due=due,
        tag=tag,
        who=line.assignee or "",
        note=", ".join(hold.reason for hold in waits.holds),
        current=current,
    )


def _due(line: Line, waits: Waiting, at: datetime) -> tuple[datetime | None, Tag]:
    """Give what counts now: the day for an answer, nothing while money is owed, else the due moment of the step.

    A result that lies ready for its owner is never late.
    """
    if waits.asked is not None:
        return waits.asked.answer_by, standing.tag_of(waits.asked.answer_by, at)
    if waits.owed is not None:
        return _owed(waits.owed, at)
    if any(hold.kind == HoldKind.FEE for hold in waits.holds):
        return None, tag_for("fee")
    return line.due, tag_for("ready") if line.awaits_owner else standing.tag_of(line.due, at)


def _owed(owed: Obligation, at: datetime) -> tuple[datetime | None, Tag]:
    """Give until when the other office should have answered; nothing while the applicant is to pay."""
    if owed.noticed_at is None:
        return owed.answer_by, standing.tag_of(owed.answer_by, at)
    return None, tag_for("proof" if owed.proof_sent_at else "obligation")


def pager(page: Page[Any], address: Callable[[int], str]) -> Pager:
    return Pager(
        page.start_index(),
        page.end_index(),
        page.paginator.count,
        address(page.previous_page_number()) if page.has_previous() else "",
        address(page.next_page_number()) if page.has_next() else "",
    )


def beside(asked: Actor, place: QueryDict, dossier: Dossier, *, at: datetime) -> Listed | None:
    """Give the list an open dossier was chosen from; None when it was opened from elsewhere."""
    key = place.get("list", "")
    return listed(asked, key, place, at=at, current=dossier) if key in PARTS else None


def place_of(place: QueryDict) -> str:
    """Give the part of an address that leads back into the list, for links and redirects."""
    kept = QueryDict(mutable=True)
    for name in ("list", "page"):
        value = place.get(name, "")
        if value.isalnum():
            kept[name] = value
    return f"?{kept.urlencode()}" if kept else ""


def searched(found: QuerySet[Dossier], words: str, place: QueryDict) -> Page[Dossier]:
    return Paginator(found, ROWS).get_page(place.get("page"))
