"""Names, levels and ways in of procedures, in daily words."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.web.ui.fields import Option
from motcua.web.ui.parts import Tag
from motcua.web.ui.tags import tag_for

LEVELS = ("commune", "province", "ministry", "other")
_LEVELS = {
    "commune": gettext_lazy("Cấp xã"), "province": gettext_lazy("Cấp tỉnh"), "both": gettext_lazy("Cấp tỉnh và cấp xã"),
    "ministry": gettext_lazy("Cấp trung ương"), "other": gettext_lazy("Cơ quan khác"),
}  # fmt: skip
LONG = 70  # a longer official name does not fit a heading on a phone


def title(name: str, short_name: str) -> str:
    """Give the name people can read at a glance."""
    return short_name if len(name) > LONG and short_name else name


def level(key: str) -> str:
    return str(_LEVELS.get(key, key))


def levels(keys: Collection[str]) -> str:
    """Say who decides, as the catalogue has it."""
    return ", ".join(level(key) for key in keys)


def service_levels() -> list[Option]:
    return [
        Option("full", _("Toàn trình")),
        Option("part", _("Một phần")),
        Option("information", _("Chỉ xem hướng dẫn")),
    ]


def reference_note() -> str:
    return _("Chưa được tỉnh công bố, chưa nhận hồ sơ trực tuyến")


def reference() -> Tag:
    """Mark what is known from the national list only; the note beside it says what that means."""
    return Tag(_("Danh mục quốc gia"), "info", "info")


def way_in(handling: str, channels: Collection[str], level_of_service: str) -> Tag:
    """Say at a glance how it is filed."""
    return tag_for(way_in_key(handling, channels, level_of_service))


def way_in_key(handling: str, channels: Collection[str], level_of_service: str) -> str:
    """Name how it is filed: online_full, online_part, counter_only or referral."""
    if handling in ("referral", "ministry", "provider"):
        return "referral"
    if handling != "local" or "online" not in channels:
        return "counter_only" if "counter" in channels else "referral"
    return "online_full" if level_of_service == "full" else "online_part"


def channels(keys: Collection[str]) -> str:
    words = {"online": _("trực tuyến"), "counter": _("tại quầy"), "post": _("qua bưu điện")}
    return ", ".join(words[key] for key in keys if key in words)
