"""Ends a session that was left alone, has lasted a whole day of work, or belongs to somebody whose post has ended."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from motcua.base import clockwork
from motcua.base.actor import VISITOR
from motcua.directory.acts import sessions
from motcua.directory.models import Account
from motcua.directory.models.sign_in import SignInEnd
from motcua.directory.queries import post_ended
from motcua.web.account.allauth_settings import IDLE_CITIZEN, IDLE_OFFICER
from motcua.web.account.entering import BEGAN, SEEN, leave, moment
from motcua.web.ui import public_machine
from motcua.web.ui.actor import actor

NOTED = timedelta(seconds=15)  # a session is not noted as used more often than this
LONGEST = timedelta(seconds=settings.SESSION_COOKIE_AGE)
WORDS = {
    SignInEnd.IDLE: _(
        "Phiên làm việc đã hết vì lâu không có thao tác. Hãy đăng nhập lại; những gì vừa gửi vẫn được giữ."
    ),
    SignInEnd.EXPIRED: _("Phiên làm việc đã kéo dài quá 12 giờ. Hãy đăng nhập lại; những gì vừa gửi vẫn được giữ."),
    SignInEnd.POST_ENDED: _("Vị trí công tác của anh/chị đã kết thúc. Nếu còn giữ vị trí khác, hãy đăng nhập lại."),
}
FORGOTTEN = _("Phiên làm việc đã hết vì lâu không có thao tác. Trên máy dùng chung, những gì chưa lưu đã được xóa.")


def limit(request: HttpRequest) -> timedelta:
    """Give how long the session of this request may stay unused."""
    usual = IDLE_OFFICER if actor(request).is_officer else IDLE_CITIZEN
    return min(usual, public_machine.IDLE) if public_machine.is_public(request) else usual


def context(request: HttpRequest) -> dict[str, object]:
    """Context processor: tells an officer's page when to warn."""
    return {"idle_seconds": int(limit(request).total_seconds())} if actor(request).is_officer else {}


class IdleMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Judge after the token of the form was checked and before the page is asked.

        An ended session makes the request a visitor's: the page itself then sends to sign in and keeps what was typed.
        """
        if not request.user.is_authenticated:
            return
        at = clockwork.now()
        cause = why_over(request, at)
        if cause is None:
            note(request, at)
            return
        leave(request, cause)
        request.__dict__["actor"] = VISITOR
        forgotten = cause == SignInEnd.IDLE and public_machine.is_public(request)
        messages.info(request, str(FORGOTTEN if forgotten else WORDS[cause]))


def why_over(request: HttpRequest, at: datetime) -> SignInEnd | None:
    seen, began = last_used(request), moment(request, BEGAN)
    if seen is not None and at - seen > limit(request) + NOTED:
        return SignInEnd.IDLE
    if began is not None and at - began > LONGEST:
        return SignInEnd.EXPIRED
    asked, account = actor(request), request.user
    if not asked.is_officer:
        return None
    if began is not None and post_ended(asked.key, clockwork.today(began), clockwork.today(at)):
        return (
            SignInEnd.POST_ENDED
        )  # no act runs on the day a post ends: the first request after it does what one would
    is_nobody = not asked.grants and isinstance(account, Account) and not account.is_platform
    return SignInEnd.POST_ENDED if is_nobody else None


def last_used(request: HttpRequest) -> datetime | None:
    """Give when this session was last noted as used: by its sign-in, or in itself where it has none."""
    kept = moment(request, SEEN)  # reads the session
    used: datetime | None = getattr(request.session, "used_at", None)
    return used or kept


def note(request: HttpRequest, at: datetime) -> None:
    seen = last_used(request)
    if seen is not None and at - seen <= NOTED:
        return
    if not sessions.touch(str(request.session.session_key), at=at):
        request.session[SEEN] = at.timestamp()
