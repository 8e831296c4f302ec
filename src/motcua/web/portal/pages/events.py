"""Common events of life and the words with which one finds what they need."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.web.ui.parts import Link


def links() -> list[Link]:
    """Give the events; each is a search with words that the catalogue knows."""
    found = [
        (_("Có em bé mới sinh"), "khai sinh"),
        (_("Kết hôn"), "kết hôn"),
        (_("Người thân qua đời"), "khai tử"),
        (_("Bản sao, chứng thực giấy tờ"), "bản sao"),
        (_("Nơi ở, hộ khẩu"), "thường trú"),
        (_("Nhà và đất"), "nhà đất"),
        (_("Xe và vận tải"), "xe vận tải"),
        (_("Mở cửa hàng, hộ kinh doanh"), "kinh doanh"),
    ]
    address = reverse("portal:procedures")
    return [Link(name, f"{address}?{urlencode({'q': words})}") for name, words in found]
