"""One's own page and one's own devices, for citizens and officers alike."""

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.base.text import mask_id, mask_phone
from motcua.directory.acts import end_session
from motcua.directory.models import Citizen
from motcua.directory.models.sign_in import SignInEnd
from motcua.directory.roster import open_sessions
from motcua.web.account.who import account_of
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page
from motcua.web.ui.parts import Fact

BASES = {True: "ui/desk_base.html", False: "ui/portal_base.html"}


@page(access=roles.signed_in)
def home(request: HttpRequest) -> HttpResponseBase:
    """Show a citizen's own page; officers and the platform team have theirs at the desk."""
    if not actor(request).is_citizen:
        return redirect("account:officer")
    citizen = Citizen.objects.select_related("place", "organisation").get(pk=actor(request).key)
    return TemplateResponse(request, "account_web/citizen.html", {"facts": facts_of(citizen)})


def facts_of(citizen: Citizen) -> list[Fact]:
    """Give what we know of a citizen; what was not said is left out."""
    address = ", ".join(filter(None, (citizen.address_line, citizen.place.name if citizen.place else "")))
    known = [
        Fact(_("Họ và tên"), citizen.full_name),
        Fact(_("Số định danh"), mask_id(citizen.id_number), masked=True),
        Fact(_("Sinh"), "/".join(reversed(citizen.birth_date.split("-")))),
        Fact(_("Điện thoại"), mask_phone(citizen.phone), masked=True),
        Fact(_("Thư điện tử"), citizen.email),
        Fact(_("Địa chỉ"), address),
        Fact(_("Tổ chức"), citizen.organisation.name if citizen.organisation else ""),
        Fact(_("Định danh điện tử"), _("Mức %(level)s") % {"level": citizen.verified_level}),
    ]
    return [fact for fact in known if fact.value]


@never_cache
@page(access=roles.signed_in)
def devices(request: HttpRequest) -> HttpResponseBase:
    """List the sessions of one's own account."""
    facts = {
        "base": BASES[actor(request).is_officer],
        "sessions": list(open_sessions(account_of(request))),
        "here": request.session.session_key,
    }
    return TemplateResponse(request, "account_web/devices.html", facts)


@page(access=roles.signed_in, methods=("POST",))
def end_device(request: HttpRequest, sign_in_id: int) -> HttpResponseBase:
    cause = SignInEnd.BY_PERSON
    end_session(sign_in_id, account_of(request), cause, by=actor(request), at=clockwork.now())
    messages.success(request, _("Thiết bị đó đã được đăng xuất."))
    return redirect("account:devices")
