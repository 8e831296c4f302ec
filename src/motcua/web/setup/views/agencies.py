"""Agencies: the tree of a day, one agency, and what can be done to it."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.text import clean
from motcua.catalog.definition import Question
from motcua.directory.models import Agency
from motcua.dossiers.filing import read_one, reading_at
from motcua.web.setup.forms import agencies as forms
from motcua.web.setup.forms.asked import asked, field_of, typed_date
from motcua.web.setup.shown import agencies as shown
from motcua.web.ui import roles
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.pages import page
from motcua.web.ui.platform import platform_actor
from motcua.web.ui.words import fault


@page(access=roles.platform, methods=("GET", "HEAD"))
def agencies(request: HttpRequest) -> HttpResponseBase:
    """Show the tree as it stands on a day; today when none is chosen or the day is none."""
    words, (on, field) = clean(request.GET.get("q", ""))[:80], _day(request)
    facts = {"q": words, "on": on, "day_field": field, "errors": error_lines([field])}
    return TemplateResponse(request, "setup/agencies.html", facts | {"branches": shown.branches(on, words)})


def _day(request: HttpRequest) -> tuple[date, FieldView]:
    at = clockwork.now()
    question = Question("on", "date", _("Vào ngày"), required=False)
    raw = {n: [str(v).replace("\0", "") for v in vs] for n, vs in request.GET.lists()}
    value, gap = read_one(question, raw, reading_at(at))
    on = date.fromisoformat(value) if value else clockwork.today(at)
    return on, field_of(question, raw if gap else typed_date("on", on), fault(gap.code, gap.facts) if gap else "")


def _found(public_id: UUID) -> Agency:
    return get_object_or_404(Agency.objects.select_related("parent", "place"), public_id=public_id)


@page(access=roles.platform, methods=("GET", "HEAD"))
def agency(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    on = clockwork.today(clockwork.now())
    return TemplateResponse(request, "setup/agency.html", shown.one(_found(public_id), on))


@page(access=roles.platform)
def add(request: HttpRequest) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.add(platform_actor(request), at), at=at)


@page(access=roles.platform)
def correct(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.correct(_found(public_id), platform_actor(request), at), at=at)


@page(access=roles.platform)
def change(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.change(_found(public_id), platform_actor(request), at), at=at)


@page(access=roles.platform)
def end(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.end(_found(public_id), platform_actor(request), at), at=at)
