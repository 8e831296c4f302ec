"""When signing in by electronic identity does not work out: what happened, and what to do now."""

import logging
from dataclasses import dataclass
from urllib.parse import urlencode

import requests
from allauth.socialaccount.providers.base import AuthError
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.errors import Refusal
from motcua.web.ui.words import sentence

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    status: int
    title: str
    text: str


def _shown(request: HttpRequest, trouble: Trouble, next_url: str = "") -> HttpResponse:
    facts = {"trouble": trouble, "again": again(next_url)}
    return render(request, "account_web/trouble.html", facts, status=trouble.status)


def again(next_url: str) -> str:
    return reverse("account:sign_in") + (f"?{urlencode({'next': next_url})}" if next_url else "")


def down(request: HttpRequest, next_url: str = "") -> HttpResponse:
    text = _(
        "VNeID đang không trả lời, nên chưa đăng nhập được. Xin thử lại sau ít phút. "
        "Nếu cần gấp, bạn có thể nộp hồ sơ trực tiếp tại Trung tâm Phục vụ hành chính công."
    )
    return _shown(request, Trouble(503, _("Chưa kết nối được với VNeID"), text), next_url)


def failed(request: HttpRequest, error: str | None, fault: Exception | None, next_url: str = "") -> HttpResponse:
    """Tell apart: the person cancelled, the provider does not answer, the answer cannot be trusted."""
    if error == AuthError.CANCELLED:
        messages.info(request, _("Bạn đã dừng đăng nhập. Bạn có thể đăng nhập lại bất cứ lúc nào."))
        return HttpResponseRedirect(again(next_url))
    if isinstance(fault, requests.RequestException):
        return down(request, next_url)
    logger.warning("identity refused: %s", type(fault).__name__ if fault else error)
    text = _(
        "Câu trả lời của VNeID không khớp với lần đăng nhập này hoặc đã quá lâu, nên chúng tôi không dùng. "
        "Xin đăng nhập lại từ đầu."
    )
    return _shown(request, Trouble(400, _("Chưa xác nhận được bạn là ai"), text), next_url)


def refused(request: HttpRequest, no: Refusal) -> HttpResponse:
    return _shown(request, Trouble(409, _("Chưa đăng nhập được"), sentence(no)))
