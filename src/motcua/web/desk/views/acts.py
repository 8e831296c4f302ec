"""The page of each act: shown, done, or told why not."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.dossiers.models import Dossier
from motcua.web.desk.forms.answering import Answer, answer, values
from motcua.web.desk.forms.asked import ActForm, Asked
from motcua.web.desk.forms.consultation import answering
from motcua.web.desk.forms.moved import Moved, moved
from motcua.web.desk.forms.table import ACTS
from motcua.web.desk.opening import opened
from motcua.web.desk.posted import posted
from motcua.web.desk.shown import lists, page
from motcua.web.ui import errors, roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page as open_to


@never_cache
@open_to(roles.officer)
def act(request: HttpRequest, public_id: UUID, key: str) -> HttpResponse:
    if key not in ACTS:
        raise Http404
    return _asked(request, opened(request, public_id), ACTS[key])


@never_cache
@open_to(roles.officer)
def answer_consult(request: HttpRequest, public_id: UUID, step: int) -> HttpResponse:
    return _asked(request, opened(request, public_id), answering(step))


def _asked(request: HttpRequest, dossier: Dossier, form: ActForm) -> HttpResponse:
    asked = Asked(page.Read(dossier), actor(request), clockwork.now(), posted(request))
    if request.method == "POST":
        return _answered(request, form, asked)
    refusal = form.may(asked)
    if refusal is not None:
        return _came_second(request, dossier, moved(asked, form.key, refusal))
    return _form(request, form, asked, Answer())


def _answered(request: HttpRequest, form: ActForm, asked: Asked) -> HttpResponse:
    found = answer(form, asked)
    if found.moved is not None:
        return _came_second(request, asked.dossier, found.moved)
    if found.wrong:
        return _form(request, form, asked, found)
    messages.success(request, found.done)
    return redirect(_back(request, asked.dossier))


def _form(request: HttpRequest, form: ActForm, asked: Asked, found: Answer) -> HttpResponse:
    known = values(form, asked, found.wrong)
    beside = lists.beside(asked.by, request.GET, asked.dossier, at=asked.at)
    more = {"listed": beside, "back": _back(request, asked.dossier)}
    return TemplateResponse(request, form.template, known | more)


def _came_second(request: HttpRequest, dossier: Dossier, news: Moved) -> HttpResponse:
    if news.by_oneself and request.method == "POST":
        messages.info(request, _("Việc này anh/chị vừa làm xong."))
        return redirect(_back(request, dossier))
    return errors.conflict(request, news.words, _back(request, dossier))


def _back(request: HttpRequest, dossier: Dossier) -> str:
    return reverse("desk:dossier", args=[dossier.public_id]) + lists.place_of(request.GET)
