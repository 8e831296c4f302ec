"""A refusal that no view has worded itself becomes a page that says so plainly."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from motcua.base.errors import Refusal
from motcua.web.ui import errors
from motcua.web.ui.words import sentence


class RefusalMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponseBase | None:
        if not isinstance(fault, Refusal):
            return None
        if fault.code == "dossier.none":
            return errors.not_found(request, Http404())
        return errors.conflict(request, sentence(fault))
