"""The page on which a citizen shows that another office was paid."""

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.dossiers.models import Dossier
from motcua.web.portal.asked import of_dossier, parked_form, typed
from motcua.web.portal.pages import owing as owing_page
from motcua.web.ui.actor import actor

REPAIR = 422


@of_dossier
def owing(request: HttpRequest, dossier: Dossier) -> HttpResponseBase:
    """Ask for the receipt and its picture; whoever owes nothing now is led back to the dossier."""
    by, at = actor(request), clockwork.now()
    if not owing_page.is_asked(dossier, by):
        return redirect("portal:dossier", dossier.public_id)
    if request.method != "POST":
        return TemplateResponse(request, "portal/owing.html", owing_page.values(dossier, raw=parked_form(request)))
    raw = typed(request)
    wrong = owing_page.send(dossier, raw, request.FILES.get(owing_page.FILE), by=by, at=at)
    if wrong:
        shown = owing_page.values(dossier, raw=raw, wrong=wrong)
        return TemplateResponse(request, "portal/owing.html", shown, status=REPAIR)
    messages.success(request, _("Chúng tôi đã nhận chứng từ. Cán bộ xem xong sẽ làm tiếp hồ sơ."))
    return redirect("portal:dossier", dossier.public_id)
