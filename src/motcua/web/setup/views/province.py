"""The settings of the province: what holds, what held, and a new row from a day on."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from motcua.base import clockwork
from motcua.directory.calendars import province_on
from motcua.web.setup.forms import province as forms
from motcua.web.setup.forms.asked import asked
from motcua.web.setup.shown import province as shown
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.platform import platform_actor


@page(access=roles.platform, methods=("GET", "HEAD"))
def province(request: HttpRequest) -> HttpResponseBase:
    return TemplateResponse(request, "setup/province.html", shown.standing(clockwork.today(clockwork.now())))


@page(access=roles.platform)
def change(request: HttpRequest) -> HttpResponseBase:
    at = clockwork.now()
    on = clockwork.today(at)
    return asked(request, forms.setting(province_on(on), on, by=platform_actor(request), at=at), at=at)
