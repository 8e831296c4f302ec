"""A citizen's own dossiers after they were sent."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.catalog.questions.typed import Raw
from motcua.dossiers.acts.draft import discard as discard_act
from motcua.dossiers.models import Dossier, State
from motcua.files import looks
from motcua.papers.queries import paper_for
from motcua.web.portal.asked import of_dossier, of_draft, parked_form, typed
from motcua.web.portal.pages import dossier as dossier_page
from motcua.web.portal.pages import ending, files, own
from motcua.web.portal.pages import notices as notices_page
from motcua.web.portal.pages import supplement as supplement_page
from motcua.web.portal.pages import why as why_page
from motcua.web.portal.pages.papers import Taken
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.certificates import as_file
from motcua.web.ui.pages import page

REPAIR, REFUSED = 422, 409
READ = ("GET", "HEAD")


@never_cache
@page(roles.citizen, methods=READ)
def dossiers(request: HttpRequest) -> HttpResponseBase:
    shown = own.values(actor(request), request.GET.get("trang", ""))
    return TemplateResponse(request, "portal/dossiers.html", shown)


@of_dossier
def dossier(request: HttpRequest, dossier: Dossier) -> HttpResponseBase:
    if dossier.state == State.DRAFT:
        return redirect("portal:tasks", dossier.public_id)
    by, at = actor(request), clockwork.now()
    looks.note("dossier", dossier.pk, by=by, at=at)
    return TemplateResponse(request, "portal/dossier.html", dossier_page.values(dossier, by=by, at=at))


@of_dossier
def why(request: HttpRequest, dossier: Dossier) -> HttpResponseBase:
    looks.note("dossier", dossier.pk, by=actor(request), at=clockwork.now())
    return TemplateResponse(request, "portal/why.html", why_page.values(dossier))


@of_dossier
def why_certificate(request: HttpRequest, dossier: Dossier) -> HttpResponseBase:
    """Give the certificate of the date as a file; looking at it is a look at the dossier."""
    at = clockwork.now()
    looks.note("dossier", dossier.pk, by=actor(request), at=at)
    return as_file(why_page.certificate(dossier, at=at), f"ngay-hen-{dossier.known_as}.json")


@of_dossier
def supplement(request: HttpRequest, dossier: Dossier) -> HttpResponseBase:
    """Everything that comes is kept; only the button sends it, and then all gaps are asked at once."""
    asked = supplement_page.opened(dossier)
    if asked is None:
        return redirect("portal:dossier", dossier.public_id)
    if request.method != "POST":
        return _supplement(request, asked, parked_form(request))
    taken = supplement_page.take(request, asked, by=actor(request), at=clockwork.now())
    again = supplement_page.opened(dossier)
    if again is None:
        messages.success(request, _("Chúng tôi đã nhận phần bạn bổ sung."))
        return redirect("portal:dossier", dossier.public_id)
    return _supplement(request, again, supplement_page.replies(typed(request)), taken)


def _supplement(
    request: HttpRequest,
    asked: supplement_page.Open,
    raw: Raw | None,
    taken: Taken | None = None,
) -> HttpResponseBase:
    shown = supplement_page.values(asked, raw=raw, taken=taken)
    return TemplateResponse(request, "portal/supplement.html", shown)  # 200: upload.js takes its part from this page


@of_dossier
def withdraw(request: HttpRequest, dossier: Dossier) -> HttpResponseBase:
    reason = ((typed(request) or parked_form(request) or {}).get("reason") or [""])[-1]
    if request.method != "POST":
        return TemplateResponse(request, "portal/withdraw.html", ending.withdraw_values(dossier, reason=reason))
    refusal = ending.withdraw(dossier, reason, by=actor(request), at=clockwork.now())
    if refusal:
        shown = ending.withdraw_values(dossier, reason=reason, refusal=refusal)
        return TemplateResponse(request, "portal/withdraw.html", shown, status=REFUSED)
    messages.success(request, _("Đã rút hồ sơ."))
    return redirect("portal:dossier", dossier.public_id)


@of_draft
def discard(request: HttpRequest, dossier: Dossier) -> HttpResponseBase:
    if request.method != "POST":
        return TemplateResponse(request, "ui/confirm.html", ending.discard_values(dossier))
    discard_act(dossier.pk, by=actor(request))
    messages.success(request, _("Đã xóa bản đang soạn."))
    return redirect("portal:dossiers")


@of_dossier
def rate(request: HttpRequest, dossier: Dossier) -> HttpResponseBase:
    if not dossier_page.may_rate(dossier):
        return redirect("portal:dossier", dossier.public_id)
    given = typed(request) or parked_form(request) or {}
    score, words = ((given.get(name) or [""])[-1] for name in ("score", "words"))
    if request.method != "POST":
        return TemplateResponse(request, "portal/rate.html", ending.rate_values(dossier, score=score, words=words))
    refusal = ending.rate(dossier, score, words, by=actor(request), at=clockwork.now())
    if refusal:
        shown = ending.rate_values(dossier, score=score, words=words, refusal=refusal)
        return TemplateResponse(request, "portal/rate.html", shown, status=REPAIR)
    messages.success(request, _("Cảm ơn bạn. Chúng tôi đã ghi nhận đánh giá của bạn."))
    return redirect("portal:dossier", dossier.public_id)


@never_cache
@page(roles.citizen, methods=READ)
def file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    by = actor(request)
    found = files.own_file(by, public_id)
    looks.note("file", found.pk, by=by, at=clockwork.now())
    return files.sent(found)


@never_cache
@page(roles.citizen, methods=READ)
def paper(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    by = actor(request)
    found = paper_for(by, public_id)
    if found is None:
        raise Http404
    looks.note("file", found.file_id, by=by, at=clockwork.now(), words=found.kind)
    return files.sent(found.file)


@never_cache
@page(roles.citizen)
def notices(request: HttpRequest) -> HttpResponseBase:
    by = actor(request)
    if request.method == "POST":
        notices_page.mark_read(by, at=clockwork.now())
        return redirect("portal:notices")
    return TemplateResponse(request, "portal/notices.html", notices_page.values(by, request.GET.get("trang", "")))
