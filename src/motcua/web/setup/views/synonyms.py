"""What people say and what was searched for in vain: the catalogue's editor teaches search here."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.text import clean
from motcua.catalog.finding import listing
from motcua.catalog.finding import misses as missing
from motcua.catalog.finding.models import Synonym
from motcua.web.setup.forms import synonyms as forms
from motcua.web.setup.forms.asked import asked
from motcua.web.setup.shown.paging import piece
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.parts import Cell, Column
from motcua.web.ui.platform import platform_actor

LONGEST = 120
DAYS = 30  # that misses are shown of


@page(access=roles.platform, methods=("GET", "HEAD"))
def synonyms(request: HttpRequest) -> HttpResponseBase:
    words = clean(request.GET.get("q", ""))[:LONGEST]
    rows, pager = piece(listing.synonyms(words), {"q": words, "page": request.GET.get("page", "")})
    heads = [Column(_("Người dân nói")), Column(_("Nghĩa là")), Column(_("Mã thủ tục")), Column(_("Bỏ"))]
    facts = {"q": words, "columns": heads, "rows": [_row(row) for row in rows], "pager": pager}
    return TemplateResponse(request, "setup/synonyms.html", facts)


def _row(row: Synonym) -> list[Cell]:
    here, out = (reverse(f"setup:{name}", args=[row.public_id]) for name in ("synonym", "synonym_retire"))
    return [Cell(row.said, here), Cell(row.means), Cell(", ".join(row.codes)), Cell(_("Bỏ “%s”") % row.said, out)]


@page(access=roles.platform)
def add(request: HttpRequest) -> HttpResponseBase:
    at, said = clockwork.now(), clean(request.GET.get("said", ""))[:LONGEST]
    return asked(request, forms.adding(said, by=platform_actor(request), at=at), at=at)


@page(access=roles.platform)
def synonym(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.changing(_held(public_id), by=platform_actor(request), at=at), at=at)


@page(access=roles.platform)
def retire(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.retiring(_held(public_id), by=platform_actor(request), at=at), at=at)


def _held(public_id: UUID) -> Synonym:
    return get_object_or_404(Synonym, public_id=public_id, retired_at__isnull=True)


@page(access=roles.platform, methods=("GET", "HEAD"))
def misses(request: HttpRequest) -> HttpResponseBase:
    since = clockwork.today(clockwork.now()) - timedelta(days=DAYS)
    rows, pager = piece(missing.missed(since=since), {"page": request.GET.get("page", "")})
    heads = [Column(_("Đã gõ")), Column(_("Số lần tìm"), number=True), Column(_("Không có câu trả lời"), number=True),
             Column(_("Số lần mở kết quả"), number=True), Column(_("Dạy tìm kiếm"))]  # fmt: skip
    facts = {
        "days": DAYS,
        "kept": settings.MOTCUA_ASKED_DAYS,
        "columns": heads,
        "rows": list(_missed(rows)),
        "pager": pager,
    }
    return TemplateResponse(request, "setup/misses.html", facts)


def _missed(rows: Iterable[Mapping[str, object]]) -> Iterable[list[Cell]]:
    for row in rows:
        words = str(row["words"])
        look = f"{reverse('portal:procedures')}?{urlencode({'q': words})}"
        teach = f"{reverse('setup:synonym_add')}?{urlencode({'said': words[:LONGEST]})}"
        counts = [Cell(str(row[name])) for name in ("times", "without", "clicks")]
        yield [Cell(words, look), *counts, Cell(_("Thêm nghĩa cho “%s”") % words, teach)]
