"""Sample mode only: choose whom to be. These addresses do not exist otherwise."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib.auth import login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.directory import roster
from motcua.directory.models import Account
from motcua.web.account import cast, entering
from motcua.web.account.allauth_settings import BACKEND
from motcua.web.ui import roles
from motcua.web.ui.pages import page


@never_cache
@page(access=roles.anyone)
def people(request: HttpRequest) -> HttpResponseBase:
    today = clockwork.today(clockwork.now())
    about = cast.officers()
    words = request.GET.get("q", "").strip()[:80]
    facts = {
        "citizens": cast.citizens(),
        "posts": [(post, about.get(post.officer.email, "")) for post in roster.posts_for_choice(today, list(about))],
        "platform": list(roster.platform_team()),
        "q": words,
        "found": list(roster.posts_found(words, today)) if words else [],
    }
    return TemplateResponse(request, "account_web/sample_people.html", facts)


@page(access=roles.anyone, methods=("POST",))
def be_officer(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Sign in as an officer at once; nobody here exists."""
    account = get_object_or_404(Account, officer__public_id=public_id, is_active=True)
    login(request, account, backend=BACKEND)
    entering.begin(request, account, "sample")
    return redirect(get_adapter(request).get_login_redirect_url(request))
