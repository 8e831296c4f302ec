"""Other procedures, at the foot of a procedure's page: what comes next, what gives the same, what is of the same field."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalog.related import Group, Known, Near, related
from motcua.web.ui.parts import Link


@dataclass(frozen=True, slots=True)
class Shelf:
    title: str
    links: list[Link]


def shelves(known: Known) -> list[Shelf]:
    """Give the groups that have something in them, with their headings."""
    titles = {
        Group.NEXT: _("Việc thường làm tiếp theo"),
        Group.SAME_RESULT: _("Thủ tục cho cùng loại kết quả"),
        Group.SAME_FIELD: _("Thủ tục cùng lĩnh vực"),
    }
    found = related(known)
    return [Shelf(titles[group], [_link(one) for one in rows]) for group, rows in found.items()]


def _link(one: Near) -> Link:
    name = one.name if one.published else _("%(name)s (tỉnh chưa công bố)") % {"name": one.name}
    return Link(name, reverse("portal:procedure", args=[one.code]))
