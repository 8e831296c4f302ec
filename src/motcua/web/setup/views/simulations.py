"""The route of a draft or of a published procedure tried out, before anybody has to live with it."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse

from motcua.base import clockwork
from motcua.catalog import queries
from motcua.catalog.definition import Definition
from motcua.catalog.errors import BadDefinition
from motcua.catalog.reading import read_as_written
from motcua.web.setup.trials import Trial, values
from motcua.web.setup.views.drafts import found
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.parts import Link
from motcua.web.ui.platform import catalog_actor

LONGEST = 200


@page(access=roles.catalog, methods=("GET", "HEAD"))
def draft_simulation(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    row = found(request, public_id)
    try:
        known = read_as_written(row.document)
    except BadDefinition:
        raise Http404 from None
    return _tried(request, known, Link(row.name or row.code, reverse("setup:draft", args=[row.public_id])))


@page(access=roles.catalog, methods=("GET", "HEAD"))
def procedure_simulation(request: HttpRequest, code: str) -> HttpResponseBase:
    row = queries.procedure(code)
    if row is None or row.current_id is None:
        raise Http404
    return _tried(request, queries.definition(row.current_id), Link(row.name, reverse("setup:procedure", args=[code])))


def _tried(request: HttpRequest, known: Definition, back: Link) -> HttpResponseBase:
    """Show the assumptions, and the answer once it is asked for; nothing to try without a route (404)."""
    if known.route is None:
        raise Http404
    sent = {name: str(value).replace("\0", "")[:LONGEST] for name, value in request.GET.items()}
    trial = Trial(known, known.route, catalog_actor(request), clockwork.now(), sent)
    return TemplateResponse(request, "setup/simulation.html", {"known": known, "back": back, **values(trial)})
