"""The platform team's page of officers: who has an account, invitations, ends of posts. No dossier is seen here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.directory import acts
from motcua.directory.models import Officer, Post
from motcua.directory.roster import officers_found
from motcua.web.account.who import platform_actor
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.words import sentence


@page(access=roles.platform, methods=("GET", "HEAD"))
def officers(request: HttpRequest) -> HttpResponseBase:
    words = request.GET.get("q", "").strip()[:80]
    found = list(officers_found(words, clockwork.today(clockwork.now())))
    return TemplateResponse(request, "account_web/team.html", {"q": words, "found": found})


@page(access=roles.platform, methods=("POST",))
def invite(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    officer = get_object_or_404(Officer, public_id=public_id)
    try:
        acts.invite_officer(officer.pk, by=platform_actor(request), at=clockwork.now())
    except Refusal as no:
        messages.error(request, sentence(no))
    else:
        messages.success(request, _("Đã gửi thư mời tới %(email)s.") % {"email": officer.email})
    return redirect("account:team")


@page(access=roles.platform)
def end_post(request: HttpRequest, post_id: int) -> HttpResponseBase:
    """Ask first: whoever holds the post is signed out at once."""
    post = get_object_or_404(Post.objects.select_related("officer", "agency"), pk=post_id)
    if request.method == "POST":
        acts.end_post(post.pk, by=platform_actor(request), at=clockwork.now())
        messages.success(request, _("Đã kết thúc vị trí công tác; các phiên đăng nhập của người đó đã đóng."))
        return redirect("account:team")
    return TemplateResponse(request, "ui/confirm.html", _question(post))


def _question(post: Post) -> dict[str, object]:
    return {
        "question": _("Kết thúc vị trí “%(title)s” của %(name)s?")
        % {"title": post.title, "name": post.officer.full_name},
        "text": _("Người này bị đăng xuất ngay trên mọi thiết bị. Hồ sơ đang giữ vẫn ở nguyên chỗ cũ."),
        "act": _("Kết thúc"),
        "danger": True,
        "cancel": reverse("account:team"),
    }
