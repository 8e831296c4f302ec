"""Pages for when it goes otherwise: what happened, whether anything was lost, and a way on. No page needs the database."""

import errno
import sys
from dataclasses import asdict, dataclass

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from motcua.web.ui import nav

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
SECRET = ("password", "otp", "code")


@dataclass(frozen=True, slots=True)
class Words:
    """What one page says; no href means that the first page is the only way on."""

    title: str
    text: str
    more: str = ""
    href: str = ""
    link: str = ""


def _page(request: HttpRequest, status: int, words: Words, **more: object) -> HttpResponse:
    """Render without context processors: they could be what failed."""
    reference = str(getattr(request, "request_id", ""))
    known = {"code": status, "reference": reference, **asdict(words), **more}
    return HttpResponse(render_to_string(f"{status}.html", known), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    words = Words(
        _("Chúng tôi không đọc được yêu cầu này"),
        _("Đường dẫn hoặc nội dung gửi lên bị thiếu một phần. Xin quay lại trang trước và thử lại."),
    )
    return _page(request, 400, words)


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = Words(
        _("Trang này không dành cho tài khoản đang dùng"),
        _("Có thể bạn đang đăng nhập bằng tài khoản khác, hoặc trang này chỉ dành cho người được phân công."),
        href=nav.address("account:sign_in"),
        link=_("Đăng nhập bằng tài khoản khác"),
    )
    return _page(request, 403, words)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    words = Words(
        _("Trang đã mở quá lâu nên chưa gửi được"),
        _("Những gì bạn đã điền vẫn còn ở trang trước. Xin quay lại trang đó, tải lại rồi gửi lần nữa."),
        _("Nếu vẫn gặp trang này, xin bật cookie cho trang web này trong trình duyệt."),
    )
    return _page(request, 403, words)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = Words(
        _("Không tìm thấy trang này"),
        _("Đường dẫn có thể đã cũ hoặc gõ thiếu. Bạn có thể tìm thủ tục theo tên, hoặc tra cứu hồ sơ theo mã."),
        href=nav.address("portal:procedures"),
        link=_("Tìm thủ tục"),
    )
    return _page(request, 404, words)


def conflict(request: HttpRequest, refusal_text: str, back: str = "") -> HttpResponse:
    """Say why a rule refuses; `back` is the page where it can be seen or tried another way."""
    return _page(request, 409, Words(_("Chưa làm được việc này"), refusal_text, href=back, link=_("Quay lại")))


def too_large(request: HttpRequest, megabytes: int = 25) -> HttpResponse:
    text = _("Mỗi tệp chỉ được tối đa %(megabytes)s MB. Xin chụp lại ở cỡ nhỏ hơn, hoặc tách thành nhiều tệp.")
    words = Words(_("Tệp gửi lên quá lớn"), text % {"megabytes": megabytes}, _("Các phần khác của hồ sơ không bị mất."))
    return _page(request, 413, words)


def too_many(request: HttpRequest, retry_after: int = 60) -> HttpResponse:
    """Ask to wait; `retry_after` is in seconds."""
    text = _("Bạn đã thử nhiều lần liền nhau. Xin đợi khoảng %(minutes)s phút rồi thử lại.")
    response = _page(request, 429, Words(_("Xin đợi một lát"), text % {"minutes": max(1, -(-retry_after // 60))}))
    response["Retry-After"] = str(retry_after)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    if _passes(sys.exc_info()[1]):
        return out_of_order(request)
    words = Words(
        _("Hệ thống gặp trục trặc"),
        _("Lỗi này không phải do bạn. Những gì đã lưu vẫn còn. Xin thử lại sau vài phút."),
        _("Nếu cần gấp, bạn có thể đến Trung tâm Phục vụ hành chính công gần nhất."),
    )
    return _page(request, 500, words)


def _passes(fault: BaseException | None) -> bool:
    """Tell whether the fault, or what caused it, is of a kind that goes by: no database, or no room on a disk."""
    while fault is not None:
        if isinstance(fault, (OperationalError, InterfaceError)):
            return True
        if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def _fields_to_send_again(request: HttpRequest) -> list[tuple[str, str]]:
    """Give the fields of a posted form; none when it held a file or a secret, which a page cannot hand back."""
    if request.method != "POST" or request.content_type not in FORMS or request.FILES:
        return []
    if any(word in name.lower() for name in request.POST for word in SECRET):
        return []
    return [(name, value) for name, values in request.POST.lists() for value in values]


def out_of_order(request: HttpRequest, retry_after: int = 20) -> HttpResponse:
    """Say that it was not sent and is not lost: the page holds what was typed, or the page before does."""
    title, again = _("Chưa gửi được"), _fields_to_send_again(request)
    if request.method in ("GET", "HEAD"):
        words = Words(_("Chưa mở được trang này"), _("Hệ thống đang tạm gián đoạn. Xin đợi một lát rồi tải lại trang."))
    elif again:
        words = Words(title, _("Hệ thống đang tạm gián đoạn. Xin đợi một lát, bấm gửi lại; những gì đã nhập vẫn còn."))
    else:
        text = _("Hệ thống đang tạm gián đoạn. Xin đợi một lát, quay lại trang trước rồi gửi lại; những gì đã nhập vẫn còn ở đó.")  # fmt: skip
        words = Words(title, text)
    response = _page(request, 503, words, again=again, action=request.get_full_path())
    response["Retry-After"] = str(retry_after)
    return response


def maintenance(request: HttpRequest, retry_after: int = 600) -> HttpResponse:
    words = Words(
        _("Hệ thống đang bảo trì"),
        _("Chúng tôi đang nâng cấp và sẽ mở lại sớm. Hồ sơ đã nộp vẫn được giữ và giải quyết đúng hạn."),
    )
    response = _page(request, 503, words)
    response["Retry-After"] = str(retry_after)
    return response
