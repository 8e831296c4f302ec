"""The description of the API: for machines as OpenAPI 3.1, for people as a page that needs no script."""

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from motcua.web.api.document import document
from motcua.web.api.gate import language_of
from motcua.web.api.shown import docs as shown
from motcua.web.ui import roles
from motcua.web.ui.pages import page

READ = ("GET", "HEAD")


@page(roles.anyone, methods=READ)
def openapi(request: HttpRequest) -> HttpResponseBase:
    response = JsonResponse(document(language_of(request)), json_dumps_params={"ensure_ascii": False})
    response["Vary"] = "Accept-Language"
    return response


@page(roles.anyone, methods=READ)
def docs(request: HttpRequest) -> HttpResponseBase:
    return TemplateResponse(request, "api/docs.html", shown.values())
