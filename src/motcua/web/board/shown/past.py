"""The values of pages about logs of an earlier system."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.directory import calendars
from motcua.history.models import EventLog
from motcua.history.queries import standing_of
from motcua.measures.past import is_worked, logs_for, map_of, tells_beginnings
from motcua.measures.period import days
from motcua.measures.scope import scope_of
from motcua.measures.shares import Share
from motcua.web.board.shown import numbers
from motcua.web.board.shown.home import said
from motcua.web.board.shown.process import figures
from motcua.web.board.shown.process_drawing import drawing
from motcua.web.board.shown.process_tables import headings, tables, written
from motcua.web.ui.exports import Sheet
from motcua.web.ui.parts import Figure, Item, Link

_LATE = Share("late", "late", "judged", more_is_better=False)


def found(actor: Actor, key: UUID) -> EventLog:
    """Give a log that the reader may see; anything else does not exist (404)."""
    known = logs_for(scope_of(actor)).filter(public_id=key).first()
    if known is None:
        raise Http404
    return known


def listed(actor: Actor) -> dict[str, object]:
    logs = logs_for(scope_of(actor))
    return {
        "home": Link(_("Số liệu"), reverse("board:home")),
        "items": [Item(log.name, reverse("board:history", args=[log.public_id]), _note(log)) for log in logs],
    }


def _note(log: EventLog) -> str:
    facts = {"dossiers": numbers.count(log.dossiers), "events": numbers.count(log.events), "period": _period(log)}
    return _("%(dossiers)s hồ sơ, %(events)s việc, %(period)s") % facts


def _period(log: EventLog) -> str:
    return said(days(today(log.begins), today(log.ends)))


def values(log: EventLog) -> dict[str, object]:
    held = calendars.book()
    known = map_of(log, held)
    return {
        "log": log,
        "above": [Link(_("Số liệu"), reverse("board:home")),
                  Link(_("Nhật ký từ hệ thống trước"), reverse("board:histories"))],
        "period": _period(log),
        "is_worked": is_worked(log, held),
        "figures": [*figures(known, _nowhere, _("Có trong nhật ký này.")), *_standing(log)],
        "drawing": drawing(known, _("Sơ đồ các bước đã đi: %(title)s") % {"title": log.name}),
        "tables": tables(known, _nowhere, only_ends=not tells_beginnings(known)),
        "exports": [Link("CSV", reverse("board:history_file", args=[log.public_id, "csv"]))],
    }  # fmt: skip


def _nowhere(*_asked: str) -> str:
    """Lead nowhere: the dossiers of a log are not here."""
    return ""


def _standing(log: EventLog) -> list[Figure]:
    """Say how the dossiers of a log ended, and the share that came late of those that had a deadline."""
    counts = standing_of(log)
    counts["judged"] = counts["in_time"] + counts["late"]
    told = (
        ("in_time", _("Xong đúng hạn"), _("Kết thúc không sau hạn ghi trong nhật ký.")),
        ("late", _("Xong trễ hạn"), _("Kết thúc sau hạn ghi trong nhật ký.")),
        ("without", _("Xong, không có hạn"), _("Nhật ký không ghi hạn.")),
        ("unfinished", _("Chưa xong"), _("Nhật ký không ghi lúc kết thúc.")),
    )
    late = Figure(numbers.percent(_LATE.tenths(counts)), _("Tỷ lệ trễ hạn"), _("Trong số đã kết thúc và có hạn."))
    return [*(Figure(numbers.count(counts[key]), name, means) for key, name, means in told), late]


def sheet(log: EventLog) -> Sheet:
    return Sheet(f"duong-di-{log.public_id}", headings(), list(written(map_of(log, calendars.book()))))
