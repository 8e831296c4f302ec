"""A filing, from its start to the page that says it was sent."""

from uuid import UUID

from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.catalog.queries import procedure
from motcua.dossiers.models import Dossier, State
from motcua.web.portal.asked import of_dossier, of_draft, parked_form, typed
from motcua.web.portal.pages import check as check_page
from motcua.web.portal.pages import done as done_page
from motcua.web.portal.pages import papers as papers_page
from motcua.web.portal.pages import path, returning
from motcua.web.portal.pages import start as start_page
from motcua.web.portal.pages import tasks as tasks_page
from motcua.web.portal.pages import topic as topic_page
from motcua.web.portal.pages.draft import Draft, read
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page

REPAIR = 422  # the form was read and something in it has to be repaired


@never_cache
@page(roles.citizen)
def start(request: HttpRequest, code: str) -> HttpResponseBase:
    by, at, given = actor(request), clockwork.now(), parked_form(request)
    found = procedure(code, at)
    known = start_page.filed_online(found, at)
    if found is None or known is None:
        raise Http404
    sent = typed(request) if request.method == "POST" else given
    linked = request.GET.get("xa")  # the agency that a link of its own names; a form that was sent says more
    chosen, error = (sent.get("commune", [""])[-1] if sent is not None else linked), ""
    if request.method == "POST":
        begun, error = start_page.begin(found, known, chosen or "", by=by, at=at)
        if begun:
            return redirect("portal:tasks", begun.public_id)
    shown = start_page.values(found, known, by=by, at=at, chosen=chosen, error=error)
    return TemplateResponse(request, "portal/start.html", shown, status=REPAIR if error else 200)


@of_draft
def tasks(request: HttpRequest, dossier: Dossier) -> HttpResponseBase:
    return TemplateResponse(request, "portal/tasks.html", tasks_page.values(read(dossier, clockwork.now())))


@of_draft
def topic(request: HttpRequest, dossier: Dossier, key: str) -> HttpResponseBase:
    draft = read(dossier, clockwork.now())
    if request.method == "POST":
        return _save_topic(request, draft, key)
    shown = topic_page.values(draft, topic_page.topic_of(draft, key), back=_back(request), parked=parked_form(request))
    return TemplateResponse(request, "portal/topic.html", {**shown, "has_new": "moi" in request.GET})


def _save_topic(request: HttpRequest, draft: Draft, key: str) -> HttpResponseBase:
    """Save, then answer as the page or one of its scripts asked."""
    one, raw, back = topic_page.topic_of(draft, key), typed(request), _back(request)
    saved = topic_page.save(draft, one, raw, by=actor(request), at=draft.at)
    match request.headers.get("X-Requested-With"):
        case "autosave":
            return JsonResponse({"version": saved.draft.dossier.changed_at.isoformat()})
        case "reveal":
            shown = topic_page.values(saved.draft, one, back=back, gaps={})
            return TemplateResponse(request, "portal/topic.html", shown)
    if saved.onward:
        return redirect(saved.onward)
    shown = topic_page.values(saved.draft, one, back=back, gaps={g.key: g for g in saved.gaps})
    return TemplateResponse(request, "portal/topic.html", shown, status=REPAIR)


@of_draft
def papers(request: HttpRequest, dossier: Dossier) -> HttpResponseBase:
    at, by = clockwork.now(), actor(request)
    draft = read(dossier, at)
    if request.method != "POST":
        return TemplateResponse(request, "portal/papers.html", papers_page.values(draft, back=_back(request)))
    taken = papers_page.take(request, dossier, draft.components(), by=by, at=at)
    draft = read(dossier, at)
    onward, taken = papers_page.onward(request, draft, taken)
    if onward:
        return redirect(onward)
    shown = papers_page.values(draft, back=_back(request), taken=taken)
    return TemplateResponse(request, "portal/papers.html", shown)  # 200: upload.js takes its part from this page


@of_draft
def return_way(request: HttpRequest, dossier: Dossier) -> HttpResponseBase:
    draft, back = read(dossier, clockwork.now()), _back(request)
    if request.method != "POST":
        return TemplateResponse(
            request, "portal/return.html", returning.values(draft, back=back, raw=parked_form(request))
        )
    raw = typed(request)
    gaps, refusal = returning.save(draft, raw, by=actor(request), at=draft.at)
    if not (gaps or refusal):
        return redirect(path.onward(draft, path.RETURN, raw))
    shown = returning.values(draft, back=back, raw=raw, gaps=gaps, refusal=refusal)
    return TemplateResponse(request, "portal/return.html", shown, status=REPAIR)


@never_cache
@page(roles.citizen)
def check(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Show everything once more, or send it: the act itself asks whose it is, nothing is read before."""
    if request.method != "POST":
        return _checked(request, public_id=public_id)
    sent = check_page.send(public_id, by=actor(request), at=clockwork.now())
    if sent.is_somebody_elses:
        raise Http404
    return redirect("portal:done", public_id) if sent.is_done else _checked(request, public_id=public_id, sent=sent)


@of_draft
def _checked(request: HttpRequest, dossier: Dossier, sent: check_page.Sent | None = None) -> HttpResponseBase:
    shown = check_page.values(read(dossier, clockwork.now()), sent)
    return TemplateResponse(request, "portal/check.html", shown, status=REPAIR if sent else 200)


@of_dossier
def done(request: HttpRequest, dossier: Dossier) -> HttpResponseBase:
    """Say what happens next, as long as that is still ahead."""
    if dossier.state != State.SUBMITTED:
        return redirect("portal:check" if dossier.state == State.DRAFT else "portal:dossier", dossier.public_id)
    return TemplateResponse(request, "portal/done.html", done_page.values(dossier))


def _back(request: HttpRequest) -> str:
    """Tell whether the person came from the check and wants to return there."""
    asked = request.POST.get("back", "") if request.method == "POST" else request.GET.get("ve", "")
    return path.CHECK if asked == path.CHECK else ""
