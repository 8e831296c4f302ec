"""Posts and delegations: ended, moved, lent. Whoever loses a post today is signed out at once."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.directory.models import Delegation, Post
from motcua.directory.roster import delegation_counts, delegations_when
from motcua.web.setup.forms import delegations, officers
from motcua.web.setup.forms.asked import asked
from motcua.web.setup.shown.officers import lent_row
from motcua.web.setup.shown.paging import piece
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.parts import Tab
from motcua.web.ui.platform import platform_actor


def _post(post_id: int) -> Post:
    return get_object_or_404(Post.objects.select_related("officer", "agency"), pk=post_id)


@page(access=roles.platform)
def end(request: HttpRequest, post_id: int) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, officers.end(_post(post_id), platform_actor(request), at), at=at)


@page(access=roles.platform)
def move(request: HttpRequest, post_id: int) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, officers.move(_post(post_id), platform_actor(request), at), at=at)


@page(access=roles.platform)
def lend(request: HttpRequest, post_id: int) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, delegations.lend(_post(post_id), platform_actor(request), at), at=at)


@page(access=roles.platform, methods=("GET", "HEAD"))
def lent(request: HttpRequest) -> HttpResponseBase:
    on = clockwork.today(clockwork.now())
    tabs = _tabs(request.GET.get("when", ""), delegation_counts(on))
    part = next((key for key, tab in tabs.items() if tab.current), "now")
    rows, pager = piece(delegations_when(part, on), {"when": part, "page": request.GET.get("page", "")})
    facts = {"tabs": list(tabs.values()), "rows": [lent_row(d, on) for d in rows], "pager": pager}
    return TemplateResponse(request, "setup/delegations.html", facts)


def _tabs(chosen: str, counts: dict[str, int]) -> dict[str, Tab]:
    words = {"now": _("Đang có hiệu lực"), "ahead": _("Sắp tới"), "past": _("Đã hết")}
    here = chosen if chosen in words else "now"
    return {key: Tab(text, f"?when={key}", key == here, counts[key]) for key, text in words.items()}


@page(access=roles.platform)
def end_lent(request: HttpRequest, delegation_id: int) -> HttpResponseBase:
    known = Delegation.objects.select_related("to", "post__officer", "post__agency")
    found, at = get_object_or_404(known, pk=delegation_id), clockwork.now()
    return asked(request, delegations.end(found, platform_actor(request), at), at=at)
