"""What heads and leaders write on the page of their agency."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.directory.models import Agency
from motcua.outreach import acts
from motcua.outreach.acts import Written
from motcua.outreach.queries import articles_for, pages_of
from motcua.web.desk.forms import articles as form
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.fields import error_lines
from motcua.web.ui.pages import page

LATEST = 100
REPAIR = 422


@page(roles.writer, methods=("GET", "HEAD"))
def articles(request: HttpRequest) -> HttpResponseBase:
    by, at = actor(request), clockwork.now()
    shown = {"pages": pages_of(by, at), "articles": list(articles_for(by, at)[:LATEST])}
    return TemplateResponse(request, "desk/articles.html", shown)


@page(roles.writer)
def write(request: HttpRequest) -> HttpResponseBase:
    """Write an article, or one of the own agency's anew."""
    by, at = actor(request), clockwork.now()
    if request.method == "POST":
        return _publish(request, by, at)
    asked = _asked(request)
    earlier = articles_for(by, at).filter(public_id=asked).first() if asked else None
    return _form(request, pages_of(by, at), form.again(earlier) if earlier else {})


def _publish(request: HttpRequest, by: Actor, at: datetime) -> HttpResponseBase:
    pages = pages_of(by, at)
    given = {name: value.replace("\0", "") for name, value in request.POST.items() if isinstance(value, str)}
    try:
        made = acts.publish_article(_page(given, [p.pk for p in pages]), _written(given), by=by, at=at)
    except Refusal as no:
        return _form(request, pages, given, no)
    messages.success(request, _("Đã đăng bài “%(title)s”.") % {"title": made.title})
    return redirect("desk:articles")


def _form(
    request: HttpRequest, pages: list[Agency], given: dict[str, str], refusal: Refusal | None = None
) -> HttpResponseBase:
    fields = form.fields(pages, given, refusal)
    facts = {"fields": fields, "errors": error_lines(fields), "pages": pages}
    return TemplateResponse(request, "desk/article_write.html", facts, status=REPAIR if refusal else 200)


def _asked(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("again", ""))
    except ValueError:
        return None


def _page(given: dict[str, str], pages: list[int]) -> int:
    """Give the chosen agency; who writes for one only has chosen it. The act asks whether it is theirs."""
    said = given.get("agency", "")
    if said.isascii() and said.isdigit() and len(said) < 19:
        return int(said)
    return pages[0] if len(pages) == 1 else 0


def _written(given: dict[str, str]) -> Written:
    return Written(given.get("kind", ""), given.get("title", ""), given.get("text", ""))


@page(roles.writer)
def withdraw(request: HttpRequest, article: UUID) -> HttpResponseBase:
    by, at = actor(request), clockwork.now()
    found = articles_for(by, at).filter(public_id=article, withdrawn_at=None).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        acts.withdraw_article(article, by=by, at=at)
        messages.success(request, _("Đã gỡ bài “%(title)s”.") % {"title": found.title})
        return redirect("desk:articles")
    facts = {
        "question": _("Gỡ bài “%(title)s”?") % {"title": found.title}, "act": _("Gỡ bài"), "danger": True,
        "text": _("Mọi người không còn thấy bài này. Bài và tên người viết vẫn được lưu."),
        "cancel": reverse("desk:articles"),
    }  # fmt: skip
    return TemplateResponse(request, "ui/confirm.html", facts)
