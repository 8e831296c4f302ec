"""Names, levels and ways in of procedures, in daily words."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from motcua.web.ui.parts import Tag
from motcua.web.ui.tags import tag_for

LONG = 70  # a longer official name does not fit a heading on a phone


def title(name: str, short_name: str) -> str:
    """Give the name people can read at a glance."""
    return short_name if len(name) > LONG and short_name else name


def level(key: str) -> str:
    words = {"commune": _("Cấp xã"), "province": _("Cấp tỉnh"), "both": _("Cấp tỉnh và cấp xã")}
    words |= {"ministry": _("Cấp trung ương"), "other": _("Cơ quan khác")}
    return words.get(key, key)


def way_in(handling: str, channels: Collection[str], level_of_service: str) -> Tag:
    """Say at a glance how it is filed."""
    if handling in ("referral", "ministry", "provider"):
        return tag_for("referral")
    if handling != "local" or "online" not in channels:
        return tag_for("counter_only" if "counter" in channels else "referral")
    return tag_for("online_full" if level_of_service == "full" else "online_part")


def channels(keys: Collection[str]) -> str:
    words = {"online": _("trực tuyến"), "counter": _("tại quầy"), "post": _("qua bưu điện")}
    return ", ".join(words[key] for key in keys if key in words)
