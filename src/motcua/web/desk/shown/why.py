"""Why it is due when it is, for the officer: every stretch that was counted, every stop, and who holds the delay."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.clock.policy import CountingRule
from motcua.clock.segments import Segment, SegmentKind
from motcua.directory.calendars import Book
from motcua.dossiers.explained import Explained, Share, shares
from motcua.dossiers.models import Dossier, Hold
from motcua.dossiers.queries import deadline_changes_of, steps_of
from motcua.web.desk.shown import deadline, reasons, said
from motcua.web.ui.parts import Cell, Column, Fact, Tag

KINDS = {
    SegmentKind.WORKED: gettext_lazy("Ngày làm việc"),
    SegmentKind.PART: gettext_lazy("Tính một phần ngày"),
    SegmentKind.STOPPED: gettext_lazy("Đang tạm dừng, không tính"),
    SegmentKind.OFF: gettext_lazy("Ngày nghỉ, không tính"),
    SegmentKind.MAKE_UP: gettext_lazy("Ngày làm bù"),
}
RULES = {
    CountingRule.HOUR_BASED: gettext_lazy("Theo giờ, từ lúc nhận"),
    CountingRule.DAY_BASED: gettext_lazy("Theo ngày, ngày nhận không tính"),
}


def values(dossier: Dossier, why: Explained, book: Book, *, at: datetime) -> dict[str, object]:
    """Give what the page shows."""
    changes = [deadline.change_of(change) for change in deadline_changes_of(dossier)]
    return {
        "facts": _facts(dossier, why), "why": reasons.sentences(why.found.reasons), "is_moving": why.is_moving,
        "segments": {"columns": _columns(_("Ngày"), _("Loại"), _("Thời gian tính")), "rows": _segments(why)},
        "pauses": {
            "columns": _columns(_("Từ"), _("Đến"), _("Lý do"), _("Căn cứ"), _("Không tính")), "rows": _pauses(dossier, why)
        },
        "steps": {
            "columns": _columns(_("Bước"), _("Người giữ"), _("Được phép"), _("Đã dùng"), _("Quá hạn của bước")),
            "rows": [_step(share) for share in shares(dossier, list(steps_of(dossier)), book, at=at)],
        },
        "changes": changes,
        "certificate": "" if why.is_moving else reverse("desk:certificate", args=[dossier.public_id]),
    }  # fmt: skip


def _columns(*names: str) -> list[Column]:
    return [Column(name) for name in names]


def _facts(dossier: Dossier, why: Explained) -> list[Fact]:
    assert dossier.received_at is not None
    counted, limit = why.counted, why.counted.limit
    units = {"amount": str(limit.amount).removesuffix(".0").replace(".", ","), "unit": str(reasons.UNITS[limit.unit])}
    return [
        Fact(_("Hẹn trả"), said.full(why.binds)),
        Fact(_("Tính ra"), said.full(why.found.at)),
        Fact(_("Tiếp nhận lúc"), said.full(dossier.received_at)),
        *([Fact(_("Tính lại từ"), said.full(counted.start))] if counted.start != dossier.received_at else []),
        Fact(_("Thời hạn"), _("%(amount)s %(unit)s") % units),
        Fact(_("Cách tính"), str(RULES[counted.rule])),
        Fact(_("Giờ làm việc"), _hours(why)),
        Fact(_("Bản lịch đã dùng"), why.version.removeprefix("sha256:")[:12]),
    ]


def _hours(why: Explained) -> str:
    sessions = why.counted.calendar.season_on(why.counted.start.date()).sessions
    return ", ".join(f"{s.start:%H:%M}–{s.end:%H:%M}" for s in sessions)


def _segments(why: Explained) -> list[list[Cell]]:
    return [
        [Cell(_days(each)), Cell(str(KINDS[each.kind])), Cell(reasons.length(each.minutes) if each.minutes else "–")]
        for each in why.segments
    ]


def _days(each: Segment) -> str:
    if each.first == each.last:
        return said.on_day(each.first)
    return _("%(first)s đến %(last)s (%(days)s ngày)") % {
        "first": said.on_day(each.first), "last": said.on_day(each.last), "days": each.days
    }  # fmt: skip


def _pauses(dossier: Dossier, why: Explained) -> list[list[Cell]]:
    return [_pause(hold, why) for hold in dossier.holds.all() if hold.stops_clock]


def _pause(hold: Hold, why: Explained) -> list[Cell]:
    ended = hold.lifted_at
    words = _("đang dừng")
    spent = why.counted.calendar.working_minutes(hold.placed_at, ended) if ended else 0
    return [
        Cell(said.moment(hold.placed_at)), Cell(said.moment(ended) if ended else words), Cell(hold.reason),
        Cell(reasons.ground(hold.ground)), Cell(reasons.length(spent) if ended else words),
    ]  # fmt: skip


def _step(share: Share) -> list[Cell]:
    step = share.step
    who = step.closed_by or step.assignee
    holder = f"{who.full_name} · {step.unit.name}" if who else step.unit.name
    over = Cell(reasons.length(share.over), tag=Tag(_("Giữ trễ"), "late", "late")) if share.over else Cell(_("không"))
    return [Cell(step.name), Cell(holder), Cell(reasons.length(share.allowed)), Cell(reasons.length(share.used)), over]
