"""The first page of the setup: what is here, and what needs somebody's attention."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from motcua.base import clockwork
from motcua.web.setup.shown.home import facts
from motcua.web.ui import roles
from motcua.web.ui.pages import page


@page(access=roles.platform, methods=("GET", "HEAD"))
def home(request: HttpRequest) -> HttpResponseBase:
    return TemplateResponse(request, "setup/home.html", facts(clockwork.today(clockwork.now())))
