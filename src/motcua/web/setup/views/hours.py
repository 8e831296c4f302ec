"""Working hours: what holds where, and new hours from a day on, after a look at what they change."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.directory import calendars
from motcua.directory.acts.hours import Laid, set_hours_of
from motcua.dossiers import moves
from motcua.web.setup.forms import hours as forms
from motcua.web.setup.forms.asked import asked
from motcua.web.setup.forms.hours import Plan
from motcua.web.setup.shown import hours as shown
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.parking import parked
from motcua.web.ui.platform import platform_actor
from motcua.web.ui.words import sentence


@page(access=roles.platform, methods=("GET", "HEAD"))
def hours(request: HttpRequest) -> HttpResponseBase:
    on = clockwork.today(clockwork.now())
    return TemplateResponse(request, "setup/hours.html", shown.standing(calendars.book(), on))


@page(access=roles.platform)
def change(request: HttpRequest) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.setting(forms.plan_of(request.GET.dict()), at=at), at=at)


@page(access=roles.platform)
def preview(request: HttpRequest) -> HttpResponseBase:
    """Show what new hours change (GET), and set them (POST); hours that no longer fit go back to their form."""
    given = request.POST if request.method == "POST" else parked(request, request.path) or request.GET
    plan = forms.plan_of({name: str(given[name]) for name in given})
    if plan is None:
        return redirect("setup:hours_change")
    try:
        return _make(request, plan) if request.method == "POST" else _look(request, plan)
    except Refusal as no:
        messages.error(request, sentence(no))
        return redirect(_form_of(plan))


def _make(request: HttpRequest, plan: Plan) -> HttpResponseBase:
    by, at = platform_actor(request), clockwork.now()
    set_hours_of(Laid(plan.key, plan.sessions, plan.since, plan.source, plan.runs), by=by, at=at)
    messages.success(request, _("Đã đặt giờ làm việc mới. Hẹn trả của các hồ sơ liên quan đang được tính lại."))
    return redirect("setup:hours")


def _look(request: HttpRequest, plan: Plan) -> HttpResponseBase:
    forms.refuse_wrong(plan, at=clockwork.now())
    book = calendars.book()
    after = book.with_hours(plan.key, plan.sessions, plan.since, plan.runs)
    found = moves.preview([plan.since], after, by=platform_actor(request))
    facts = {"hidden": list(plan.fields.items()), "form": _form_of(plan), **shown.preview(plan, book, found)}
    return TemplateResponse(request, "setup/hours_preview.html", facts)


def _form_of(plan: Plan) -> str:
    return f"{reverse('setup:hours_change')}?{urlencode(plan.fields)}"
