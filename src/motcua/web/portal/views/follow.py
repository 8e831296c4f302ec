"""Follow a dossier without an account."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.web.portal.asked import typed
from motcua.web.portal.pages import follow as follow_page
from motcua.web.ui import errors, roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page

REPAIR = 422


@never_cache
@page(roles.anyone)
def follow(request: HttpRequest) -> HttpResponseBase:
    """Answer on the page itself: an ID number never stands in an address."""
    if request.method != "POST":
        asked = {"ma": [request.GET.get("ma", "")[:60]]}
        return TemplateResponse(request, "portal/follow.html", follow_page.values(asked))
    raw, at = typed(request), clockwork.now()
    read, gaps = follow_page.read(raw, at)
    if gaps:
        return TemplateResponse(request, "portal/follow.html", follow_page.values(raw, gaps=gaps), status=REPAIR)
    if not follow_page.admits(request, read["ma"], at):
        return errors.too_many(request, follow_page.WINDOW)
    found = follow_page.find(read["ma"], read["so"], by=actor(request), at=at)
    if found is None:
        return TemplateResponse(request, "portal/follow.html", follow_page.values(raw, unknown=True), status=REPAIR)
    return TemplateResponse(request, "portal/followed.html", follow_page.found_values(found))
