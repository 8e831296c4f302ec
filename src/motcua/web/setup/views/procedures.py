"""Published procedures and their revisions, to read and to compare. They change by a draft that is published."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from motcua.base import clockwork
from motcua.base.text import clean
from motcua.catalog import queries
from motcua.web.setup.shown import procedures as shown
from motcua.web.setup.shown.differences import told
from motcua.web.setup.shown.paging import piece
from motcua.web.ui import roles
from motcua.web.ui.pages import page

LONGEST = 200


@page(access=roles.catalog, methods=("GET", "HEAD"))
def procedures(request: HttpRequest) -> HttpResponseBase:
    words, field = (clean(request.GET.get(name, ""))[:LONGEST] for name in ("q", "field"))
    found = queries.procedures(text=words, field=field).values(
        "code", "name", "field__name", "level", "current__number"
    )
    rows, pager = piece(found, {"q": words, "field": field, "page": request.GET.get("page", "")})
    names = [f.name for f in queries.fields()]
    facts = {"q": words, "field": field, "fields": names, "pager": pager, **shown.found(rows)}
    return TemplateResponse(request, "setup/procedures.html", facts)


@page(access=roles.catalog, methods=("GET", "HEAD"))
def procedure(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show one revision: the current one, or that of the number asked for."""
    found = queries.procedure(code)
    if found is None:
        raise Http404
    revisions = queries.revisions_of(found)
    wanted = request.GET.get("revision", "") or str(found.current.number if found.current else "")
    revision = next((r for r in revisions if str(r.number) == wanted), None)
    if revision is None:
        raise Http404
    facts = shown.one(found, revision, revisions, queries.definition(revision.pk), clockwork.now())
    return TemplateResponse(request, "setup/procedure.html", facts)


@page(access=roles.catalog, methods=("GET", "HEAD"))
def differences(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show what differs between any two revisions; the last two when none are chosen."""
    found = queries.procedure(code)
    if found is None:
        raise Http404
    revisions = queries.revisions_of(found)
    by_number = {str(one.number): one for one in revisions}
    other = by_number.get(request.GET.get("to", ""), revisions[0])
    one = by_number.get(request.GET.get("from", ""), revisions[min(1, len(revisions) - 1)])
    changes = told(one.document, other.document)
    facts = {"procedure": found, "revisions": revisions, "one": one, "other": other, "changes": changes}
    return TemplateResponse(request, "setup/differences.html", facts)
