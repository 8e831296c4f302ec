"""Addresses for the tests of the design language: its samples, and a page with the idle warning."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import include, path

from motcua.project.urls import urlpatterns as project


def idle(request: HttpRequest) -> HttpResponse:
    dialog = render_to_string("ui/frame/idle.html", {"seconds": 300, "keepalive": "/renew/", "sign_in": "/"})
    script = '<script type="module" src="/static/ui/js/idle.js"></script>'
    field = '<form><input type="hidden" name="csrfmiddlewaretoken" value="old"><textarea>còn nguyên</textarea></form>'
    return HttpResponse(f"<!doctype html><title>x</title>{script}{field}{dialog}")


def renew(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"token": "new"})


urlpatterns = [path("ui/", include("motcua.web.ui.urls")), path("idle/", idle), path("renew/", renew), *project]
