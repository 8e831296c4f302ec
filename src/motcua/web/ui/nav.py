"""Where the frame leads. A place whose address does not exist in this installation is left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

Way = tuple[str, object]

PORTAL = (
    ("portal:procedures", _("Thủ tục")),
    ("portal:dossiers", _("Hồ sơ của tôi")),
    ("portal:follow", _("Tra cứu")),
    ("portal:notices", _("Thông báo")),
)
FOOTER = (
    ("portal:agencies", _("Xã, phường, cơ quan")),
    ("portal:counts", _("Số liệu thủ tục")),
    ("portal:help", _("Trợ giúp")),
    ("portal:contact", _("Liên hệ")),
    ("portal:privacy", _("Quyền riêng tư")),
    ("portal:accessibility", _("Khả năng tiếp cận")),
)
DESK = (
    ("desk:mine", _("Việc của tôi")),
    ("desk:unit", _("Việc của đơn vị")),
    ("desk:due_soon", _("Sắp đến hạn")),
    ("desk:overdue", _("Quá hạn")),
    ("desk:waiting", _("Đang chờ")),
    ("desk:intake", _("Tiếp nhận hồ sơ giấy")),
    ("desk:returns", _("Trả kết quả")),
    ("desk:proposals", _("Đề nghị kết thúc")),
)
ARTICLES = (("desk:articles", _("Trang của đơn vị")),)  # shown to those who write there
BOARD = (
    ("desk:mine", _("Việc của tôi")),
    ("board:home", _("Số liệu")),
)
SETUP = (
    ("setup:home", _("Quản trị")),
    ("setup:agencies", _("Cơ quan")),
    ("setup:officers", _("Cán bộ")),
    ("setup:delegations", _("Ủy quyền")),
    ("setup:imports", _("Nhập từ Excel")),
    ("setup:calendar", _("Lịch làm việc")),
    ("setup:hours", _("Giờ làm việc")),
    ("setup:province", _("Thông tin tỉnh")),
    ("setup:procedures", _("Thủ tục")),
    ("setup:national", _("Danh mục quốc gia")),
    ("setup:synonyms", _("Từ hay nói")),
    ("setup:misses", _("Tìm không thấy")),
    ("setup:drafts", _("Bản soạn")),
    ("setup:packages", _("Gói thay đổi")),
)
CATALOG = (
    ("desk:mine", _("Việc của tôi")),
    ("setup:procedures", _("Thủ tục")),
    ("setup:national", _("Danh mục quốc gia")),
    ("setup:drafts", _("Bản soạn")),
    ("setup:packages", _("Gói thay đổi")),
)
AT_COUNTER = {"desk:intake", "desk:returns"}  # shown to those who hold a counter


@dataclass(frozen=True, slots=True)
class NavItem:
    """A way to go; the count is None where there is nothing to count."""

    name: str
    text: str
    href: str
    current: bool = False
    count: int | None = None


@cache
def address(name: str) -> str:
    """Give the address of a named page, or nothing when this installation has none; addresses never change."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def items(places: tuple[Way, ...], path: str, counts: Mapping[str, int]) -> tuple[NavItem, ...]:
    """Give the ways that exist; the longest address that begins the path is the current one."""
    found = [(name, str(words), address(name)) for name, words in places]
    known = [one for one in found if one[2]]
    here = max((href for name, _words, href in known if _is_at(name, href, path)), key=len, default="")
    return tuple(NavItem(name, words, href, href == here, counts.get(name)) for name, words, href in known)


def _is_at(name: str, href: str, path: str) -> bool:
    """Tell whether a path lies at or below a place; the first list of the desk has nothing below it."""
    return path == href or (name not in ("desk:mine", "setup:home") and path.startswith(href))
