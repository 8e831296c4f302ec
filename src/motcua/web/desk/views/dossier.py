"""The one page of a dossier, its ticks, and the showing of personal numbers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.dossiers.acts.check import check_components
from motcua.dossiers.models import Dossier
from motcua.files import looks
from motcua.web.desk.opening import opened
from motcua.web.desk.posted import posted
from motcua.web.desk.shown import components, lists, page, person, running
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page as open_to


def _shown(request: HttpRequest, dossier: Dossier, asked: page.Wish) -> HttpResponse:
    at = clockwork.now()
    known = page.values(dossier, actor(request), asked, at=at)
    beside = lists.beside(actor(request), request.GET, dossier, at=at)
    return TemplateResponse(request, "desk/dossier.html", {**known, "listed": beside})


@never_cache
@open_to(roles.officer, methods=("GET", "HEAD"))
def dossier(request: HttpRequest, public_id: UUID) -> HttpResponse:
    return _shown(request, opened(request, public_id), page.Wish(lists.place_of(request.GET)))


@never_cache
@open_to(roles.officer, methods=("GET", "HEAD"))
def dossier_route(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show where a dossier stands on its route."""
    at = clockwork.now()
    read = page.Read(opened(request, public_id))
    facts = {**page.head(read, at=at), **running.shown(read), "place": lists.place_of(request.GET)}
    return TemplateResponse(request, "desk/route.html", facts)


@never_cache
@open_to(roles.officer)
def reveal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the personal numbers of one kind, once, and write down who looked."""
    found = opened(request, public_id)
    kind = request.POST.get("what", "")
    if kind not in person.SECRETS:
        return redirect("desk:dossier", public_id)
    looks.note("dossier", found.pk, by=actor(request), at=clockwork.now(), words=person.LOOKS[kind])
    return _shown(request, found, page.Wish(lists.place_of(request.GET), revealed=(kind,)))


@never_cache
@open_to(roles.officer)
def check(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Keep the ticks of the components; ticks that a session's end held up are shown again to be saved."""
    found, typed, place = opened(request, public_id), posted(request), lists.place_of(request.GET)
    if request.method != "POST":
        return _shown(request, found, page.Wish(place, ticks=typed))
    marks = components.marks(typed, page.Read(found).papers)
    check_components(found.pk, marks, by=actor(request), at=clockwork.now())
    messages.success(request, _("Đã lưu đánh dấu thành phần hồ sơ."))
    return redirect(reverse("desk:dossier", args=[public_id]) + place)
