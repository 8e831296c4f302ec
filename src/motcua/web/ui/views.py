"""The sample page of the design language; it exists only where nobody works in earnest."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from motcua.web.ui import errors, roles, sample_desk, samples
from motcua.web.ui.pages import page

_REFUSAL = "Hồ sơ này đã được Giàng Thị Hạnh tiếp nhận lúc 14:28. Bạn không cần làm gì thêm."
_ERRORS: dict[int, Callable[[HttpRequest], HttpResponse]] = {
    400: errors.bad_request, 403: errors.denied, 404: errors.not_found, 413: errors.too_large, 429: errors.too_many,
    500: errors.server_error, 503: errors.maintenance, 409: lambda request: errors.conflict(request, _REFUSAL, "/ui/"),
}  # fmt: skip


def _only_in_samples() -> None:
    if not (settings.DEBUG or getattr(settings, "MOTCUA_SAMPLE", False)):
        raise Http404


@page(roles.anyone)
def components(request: HttpRequest) -> HttpResponse:
    _only_in_samples()
    return TemplateResponse(request, "ui/samples/components.html", {"groups": samples.groups()})


@page(roles.anyone)
def desk(request: HttpRequest) -> HttpResponse:
    _only_in_samples()
    return TemplateResponse(request, "ui/samples/desk.html", sample_desk.values())


@page(roles.anyone)
def confirm(request: HttpRequest) -> HttpResponse:
    _only_in_samples()
    text = _("Hồ sơ sẽ dừng lại và không được giải quyết tiếp. Bạn có thể nộp lại bất cứ lúc nào.")
    known = {
        "question": _("Rút hồ sơ khai sinh?"),
        "text": text,
        "act": _("Rút hồ sơ"),
        "danger": True,
        "cancel": "/ui/",
    }
    return TemplateResponse(request, "ui/confirm.html", known)


@page(roles.anyone)
def error(request: HttpRequest, code: int) -> HttpResponse:
    _only_in_samples()
    if code not in _ERRORS:
        raise Http404
    return _ERRORS[code](request)


@page(roles.anyone)
def saved(request: HttpRequest) -> HttpResponse:
    _only_in_samples()
    return JsonResponse({"version": "2"})


@page(roles.anyone)
def communes(request: HttpRequest) -> HttpResponse:
    _only_in_samples()
    return JsonResponse([{"value": "02920", "label": "Phường Sa Pa"}], safe=False)
