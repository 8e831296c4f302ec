"""The working calendar: a year at a glance, days written and removed, and what that moves, shown before it is done."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.directory import calendars
from motcua.directory.acts.calendar import change_calendar, remove_days
from motcua.directory.calendars import SpecialDay
from motcua.directory.models import Agency
from motcua.dossiers import moves
from motcua.web.setup.forms import calendar as forms
from motcua.web.setup.forms.asked import asked
from motcua.web.setup.forms.calendar import Plan
from motcua.web.setup.shown import calendar as shown
from motcua.web.setup.shown import moves as moved
from motcua.web.setup.shown.calendar import APART
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.parking import parked
from motcua.web.ui.platform import platform_actor
from motcua.web.ui.words import sentence


@page(access=roles.platform, methods=("GET", "HEAD"))
def calendar(request: HttpRequest) -> HttpResponseBase:
    this = clockwork.today(clockwork.now()).year
    asked_for = request.GET.get("year", "")
    book = calendars.book()
    known = {d.date.year for d in book.days} | {this}
    year = int(asked_for) if asked_for in {str(y) for y in known | set(range(this, this + 4))} else this
    facts = {
        "year": year, "years": shown.years(book, year, this), "months": shown.months(book, year), "week": shown.WEEK,
        "columns": shown.columns(), "rows": shown.rows(book, year),
    }  # fmt: skip
    return TemplateResponse(request, "setup/calendar.html", facts)


@page(access=roles.platform)
def add(request: HttpRequest) -> HttpResponseBase:
    at = clockwork.now()
    plan = forms.plan_of(request.GET.dict()) if request.method != "POST" else None
    return asked(request, forms.adding(forms.again(plan) if plan and plan.days else {}, at=at), at=at)


@page(access=roles.platform)
def day(request: HttpRequest, day: str) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.changing(_known(day)[0], at=at), at=at)


@page(access=roles.platform)
def remove(request: HttpRequest, day: str) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.removing(*_known(day), at=at), at=at)


@page(access=roles.platform)
def preview(request: HttpRequest) -> HttpResponseBase:
    """Show what a change would move (GET), and make it (POST); a change that no longer fits goes back to its form."""
    given = request.POST if request.method == "POST" else parked(request, request.path) or request.GET
    plan = forms.plan_of({name: str(given[name]) for name in given})
    if plan is None:
        return redirect("setup:calendar_add")
    try:
        return _make(request, plan) if request.method == "POST" else _look(request, plan)
    except Refusal as no:
        messages.error(request, sentence(no))
        return redirect(_form_of(plan))


def _make(request: HttpRequest, plan: Plan) -> HttpResponseBase:
    by, at = platform_actor(request), clockwork.now()
    if plan.taken:
        remove_days(plan.taken, plan.reason, by=by, at=at, agencies=plan.agencies)
    else:
        change_calendar(plan.days, by=by, at=at, replacing=plan.replacing)
    messages.success(request, _("Đã đổi lịch làm việc. Hẹn trả của các hồ sơ liên quan đang được tính lại."))
    return redirect(f"{reverse('setup:calendar')}?year={plan.dates[0].year}")


def _look(request: HttpRequest, plan: Plan) -> HttpResponseBase:
    forms.refuse_wrong(plan, at=clockwork.now())
    book = calendars.book().changed(put=plan.days, taken=plan.taken, agencies=plan.agencies)
    found = moved.facts(moves.preview(plan.dates, book, by=platform_actor(request)))
    facts = {"change": forms.told(plan), "hidden": list(plan.fields.items()), "form": _form_of(plan), **found}
    return TemplateResponse(request, "setup/calendar_preview.html", facts)


def _form_of(plan: Plan) -> str:
    if plan.taken:
        where = f"{APART}{plan.where.code}" if plan.where else ""
        return reverse("setup:calendar_remove", args=[plan.taken[0].isoformat() + where])
    if plan.replacing:
        return reverse("setup:calendar_day", args=[plan.days[0].date.isoformat()])
    return f"{reverse('setup:calendar_add')}?{plan.address.partition('?')[2]}"


def _known(day: str) -> tuple[SpecialDay, Agency | None]:
    """Read 2026-12-07, or 2026-12-07~H38.31 for a day of one agency alone."""
    written, _apart, code = day.partition(APART)
    try:
        where = forms.agency_of(code or forms.PROVINCE)
        found = calendars.book().day(date.fromisoformat(written), where.pk if where else None)
    except (ValueError, Agency.DoesNotExist):
        found = None
    if found is None:
        raise Http404
    return found, where
