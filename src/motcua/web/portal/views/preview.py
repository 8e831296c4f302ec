"""The public page of a draft, before anybody publishes it: for editors of the catalogue only."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from motcua.base import clockwork
from motcua.catalog.drafts import queries
from motcua.catalog.errors import BadDefinition
from motcua.web.portal.pages import procedure as procedure_page
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.platform import catalog_actor


@page(roles.catalog, methods=("GET", "HEAD"))
def draft_preview(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Show the saved draft as citizens would see it from its day on; a half written one says that it cannot be shown yet."""
    row = queries.draft(public_id, by=catalog_actor(request))
    if row is None:
        raise Http404
    day = row.takes_effect or clockwork.today(clockwork.now())
    try:
        shown = procedure_page.previewed(row.document, day)
    except BadDefinition:
        return TemplateResponse(request, "portal/no_preview.html", {"draft": row})
    return TemplateResponse(request, "portal/preview.html", {**shown, "draft": row, "day": day})
