"""The values of the board's page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.directory.calendars import calendar_of
from motcua.measures.board import Counts, board
from motcua.measures.figures import Bounds, bounds
from motcua.measures.period import Period
from motcua.measures.scope import Scope, scope_of
from motcua.measures.shares import SHARES
from motcua.measures.targets import TARGETS
from motcua.web.board.asked import RANGE, Asked
from motcua.web.board.shown import numbers
from motcua.web.board.shown.tables import orders_of, tables
from motcua.web.board.shown.ways import address
from motcua.web.ui import formats
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.parts import Figure, Tab, Tag

RECEPTION = ("received", "online_self", "online_mandate", "counter", "post", "paper_exception")
NOW = ("unreceived", "unreceived_late", "in_progress", "late_now", "due_today", "due_soon", "waiting")
RESULTS = ("decided", "early", "on_time", "late", "late_asked_twice", "right_first")
ENDS = ("returned", "refused", "withdrawn", "stopped")


@dataclass(frozen=True, slots=True)
class Promise:
    """A target of the province beside what is true."""

    figure: Figure
    target: str
    tag: Tag


def values(actor: Actor, asked: Asked, given: Mapping[str, str], *, at: datetime) -> dict[str, object]:
    scope = scope_of(actor)
    known: dict[str, object] = {
        "looks_at": looks_at(scope),
        "tabs": _tabs(asked),
        "fields": (fields := day_fields(asked)),
        "errors": error_lines(fields),
        "at": at,
        "logs": reverse("board:histories") if scope.whole else "",
    }
    if asked.period is None:
        return known
    found = board(scope, bounds_of(scope, asked.period, at=at))
    return known | {
        "period": said(asked.period),
        "earlier": address("board:home", asked.earlier),
        "later": address("board:home", asked.later),
        "promises": _promises(found.total, asked, at),
        "groups": _groups(found.total, asked),
        "tables": tables(found, orders_of(given), asked.place) if found.by_agency else [],
    }


def bounds_of(scope: Scope, period: Period, *, at: datetime) -> Bounds:
    """Count the working days ahead by the calendar of the agency that looks; without one of its own, the province's."""
    home = scope.held[0].pk if scope.held else 0
    return bounds(period, calendar_of(home), at=at)


def looks_at(scope: Scope) -> str:
    return _("Toàn tỉnh") if scope.whole else ", ".join(unit.name for unit in scope.held)


def said(period: Period) -> str:
    """Name the days of a period; one day by itself."""
    language = get_language() or "vi"
    first, last = formats.day(period.since, language), formats.day(period.last, language)
    return first if first == last else _("từ %(first)s đến %(last)s") % {"first": first, "last": last}


def _tabs(asked: Asked) -> list[Tab]:
    kinds = {"week": _("Tuần này"), "month": _("Tháng này"), "quarter": _("Quý này"), "year": _("Năm nay")}
    return [Tab(words, address("board:home", period=kind), asked.kind == kind) for kind, words in kinds.items()]


def day_fields(asked: Asked) -> tuple[FieldView, ...]:
    said_days = (asked.since, asked.until)
    if asked.kind != RANGE and asked.period is not None:
        said_days = (formats.day(asked.period.since, "vi"), formats.day(asked.period.last, "vi"))
    names = (("from", _("Từ ngày")), ("to", _("Đến ngày")))
    return tuple(
        FieldView(name, label, value=value, error=asked.wrong.get(name, ""), width="s", attrs={"placeholder": "1/11/2026"})
        for (name, label), value in zip(names, said_days, strict=True)
    )  # fmt: skip


def _groups(counts: Counts, asked: Asked) -> list[tuple[str, Sequence[Figure]]]:
    place = asked.place
    shares = [numbers.share(key, counts, place) for key in ("in_time_share", "right_first_share")]

    def some(keys: Sequence[str]) -> list[Figure]:
        return [numbers.figure(key, counts, place) for key in keys]

    return [
        (_("Tiếp nhận trong kỳ"), some(RECEPTION)),
        (_("Đang có lúc này"), some(NOW)),
        (_("Kết quả trong kỳ"), [*some(RESULTS), *shares]),
        (_("Kết thúc trong kỳ"), some(ENDS)),
    ]


def _promises(counts: Counts, asked: Asked, at: datetime) -> list[Promise]:
    """Show what was promised; of a period that is over, only what was decided in it says how late it was."""
    is_now = asked.period is not None and asked.period.holds(at)
    return [_promise(key, counts, asked) for key in ("online_share", "overdue_share" if is_now else "late_share")]


def _promise(key: str, counts: Counts, asked: Asked) -> Promise:
    share, target = SHARES[key], TARGETS[key]
    bound = {"bound": numbers.bound(target.bound)}
    words = _("Mục tiêu: từ %(bound)s trở lên") if share.more_is_better else _("Mục tiêu: không quá %(bound)s")
    met = target.is_met(share, counts)
    tags = {True: Tag(_("Đạt"), "good", "good"), False: Tag(_("Chưa đạt"), "late", "late"), None: Tag(_("Chưa có số"))}
    return Promise(numbers.share(key, counts, asked.place), words % bound, tags[met])
