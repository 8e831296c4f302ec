"""The one page of a dossier, its ticks, and the showing of personal numbers."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.directory import calendars
from motcua.directory.calendars import Book
from motcua.dossiers.acts.check import check_components
from motcua.dossiers.explained import Explained, explained
from motcua.dossiers.models import Dossier
from motcua.files import looks
from motcua.web.desk.opening import opened
from motcua.web.desk.posted import posted
from motcua.web.desk.shown import components, lists, page, person, reasons, running
from motcua.web.desk.shown import why as why_shown
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.certificates import as_file
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
def why(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found, held = opened(request, public_id), calendars.book()
    shown = why_shown.values(found, _explained(found, held), held, at=clockwork.now())
    return TemplateResponse(request, "desk/why.html", {"dossier": found, **shown})


@never_cache
@open_to(roles.officer, methods=("GET", "HEAD"))
def certificate(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give the certificate of the date as a file; none while the date is being counted anew."""
    found = opened(request, public_id)
    known = _explained(found, calendars.book())
    if known.is_moving:
        raise Http404
    values = known.certificate(found, reasons.sentences(known.found.reasons), at=clockwork.now())
    return as_file(values, f"ngay-hen-{found.known_as}.json")


def _explained(dossier: Dossier, held: Book) -> Explained:
    """Count the date again; nothing is there before reception (404)."""
    found = explained(dossier, held)
    if found is None:
        raise Http404
    return found


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
