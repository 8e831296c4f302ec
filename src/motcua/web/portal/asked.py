"""What a request names: the citizen's own dossier, and nothing of anybody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from motcua.catalog.questions.typed import Raw
from motcua.dossiers.models import Dossier, State
from motcua.dossiers.queries import dossier_of
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page
from motcua.web.ui.parking import parked

View = Callable[..., HttpResponseBase]


def own_dossier(request: HttpRequest, public_id: UUID) -> Dossier:
    """Give the dossier; somebody else's is not found, as if it did not exist."""
    found = dossier_of(actor(request), public_id)
    if found is None:
        raise Http404
    return found


def of_dossier(view: View) -> View:
    """Make a page of the citizen's own dossier; browsers keep no copy, for phones are shared."""

    def found(request: HttpRequest, /, **parts: Any) -> HttpResponseBase:
        return view(request, own_dossier(request, parts.pop("public_id")), **parts)

    return never_cache(page(roles.citizen)(wraps(view)(found)))


def of_draft(view: View) -> View:
    """Make a page of one's own draft; once it is sent, Back leads to the page that says so."""

    @wraps(view)
    def drafting(request: HttpRequest, dossier: Dossier, /, **parts: Any) -> HttpResponseBase:
        if dossier.state != State.DRAFT:
            return redirect("portal:done", dossier.public_id)
        return view(request, dossier, **parts)

    return of_dossier(drafting)


def typed(request: HttpRequest) -> Raw:
    """Give the posted fields as they were typed; the database cannot hold the character NUL."""
    return {name: [v.replace("\0", "") for v in values] for name, values in request.POST.lists()}


def parked_form(request: HttpRequest) -> Raw | None:
    """Give back, once, what was posted to this page when the session had ended; None when there is nothing."""
    kept = parked(request, request.path) if request.method == "GET" else None
    return dict(kept.lists()) if kept is not None else None
