"""What the first page of the setup shows: counts that open what they count, and what needs attention."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from motcua.directory import staffing
from motcua.directory.models import Delegation, Post
from motcua.web.ui import formats
from motcua.web.ui.parts import Figure, Link

MOST_LISTED = 20


def facts(on: date) -> dict[str, Any]:
    empty, counts = list(staffing.empty_counters(on)), staffing.counts(on)
    return {
        "figures": _figures(counts),
        "empty": [Link(a.name, reverse("setup:agency", args=[a.public_id])) for a in empty],
        "without_account": counts["without_account"],
        "ending": [_post(p) for p in staffing.ending_posts(on)[:MOST_LISTED]]
        + [_delegation(d) for d in staffing.ending_delegations(on)[:MOST_LISTED]],
    }


def _figures(counts: dict[str, int]) -> tuple[Figure, ...]:
    named = (
        ("agencies", _("cơ quan, đơn vị"), "setup:agencies"),
        ("officers", _("cán bộ"), "setup:officers"),
        ("posts", _("vị trí đang giữ"), "setup:officers"),
        ("delegations", _("ủy quyền đang có hiệu lực"), "setup:delegations"),
    )
    language = get_language() or "vi"
    return tuple(Figure(formats.number(counts[key], language), words, "", reverse(way)) for key, words, way in named)


def _post(post: Post) -> Link:
    words = gettext("%(name)s thôi giữ “%(title)s” tại %(agency)s từ %(day)s") % {
        "name": post.officer.full_name,
        "title": post.title,
        "agency": post.agency.name,
        "day": formats.day(post.valid_until, get_language() or "vi") if post.valid_until else "",
    }
    return Link(words, reverse("setup:officer", args=[post.officer.public_id]))


def _delegation(lent: Delegation) -> Link:
    words = gettext("Ủy quyền “%(title)s” cho %(name)s hết hiệu lực từ %(day)s") % {
        "title": lent.post.title,
        "name": lent.to.full_name,
        "day": formats.day(lent.valid_until, get_language() or "vi"),
    }
    return Link(words, reverse("setup:officer", args=[lent.to.public_id]))
