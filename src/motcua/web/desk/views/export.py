"""An officer's own lists as files: the rows that the page would show, all of them, and who took them written down."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.dossiers.inbox import NOTHING, Inbox, Waiting, inbox, returns, waiting_of
from motcua.dossiers.models import Step
from motcua.files import looks
from motcua.web.desk.shown.lists import PARTS
from motcua.web.ui import exports, roles
from motcua.web.ui.actor import actor
from motcua.web.ui.exports import Cell, Column, Sheet
from motcua.web.ui.pages import page

CHUNK = 500  # steps read at a time, with what their dossiers wait for


@never_cache
@page(roles.officer, methods=("GET",))
def export(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    """Give one list as CSV or Excel; the list of results to return is for those who hold a counter."""
    if key not in PARTS or form not in exports.NAMES:
        raise Http404
    if key == "returns" and not roles.counter.admits(request):
        raise PermissionDenied
    by, at = actor(request), clockwork.now()
    steps = returns(by) if key == "returns" else inbox(by, Inbox(key, at))
    exports.refuse_long(form, steps.count)
    looks.note("export", None, by=by, at=at, words=f"desk.{key} {form}")
    return exports.answer(_sheet(key, steps, at), form)


def _sheet(key: str, steps: QuerySet[Step], at: datetime) -> Sheet:
    columns = (
        Column(_("Mã hồ sơ"), 26), Column(_("Người nộp"), 28), Column(_("Mã thủ tục"), 12), Column(_("Thủ tục"), 50),
        Column(_("Cơ quan giải quyết"), 40), Column(_("Bước"), 26), Column(_("Ai giữ"), 26),
        Column(_("Hạn của bước"), 17), Column(_("Hẹn trả"), 17), Column(_("Đang chờ"), 40), Column(_("Hạn bổ sung"), 17),
    )  # fmt: skip
    return Sheet(f"viec-{key}-{clockwork.local(at):%Y%m%d-%H%M}", columns, _rows(steps))


def _rows(steps: QuerySet[Step]) -> Iterator[tuple[Cell, ...]]:
    rows = steps.iterator(chunk_size=CHUNK)
    while part := list(islice(rows, CHUNK)):
        waiting = waiting_of(step.dossier_id for step in part)
        yield from (_row(step, waiting.get(step.dossier_id, NOTHING)) for step in part)


def _row(step: Step, waits: Waiting) -> tuple[Cell, ...]:
    dossier = step.dossier
    return (
        dossier.known_as, dossier.owner_name, dossier.procedure.code, dossier.procedure.name, dossier.agency.name,
        step.name, step.assignee.full_name if step.assignee else "", step.due, dossier.due,
        ", ".join(hold.reason for hold in waits.holds), waits.asked.answer_by if waits.asked else None,
    )  # fmt: skip
