"""The facts of every page's frame, from the packages that know them."""

from collections.abc import Mapping

from motcua.base import clockwork
from motcua.base.actor import Actor
from motcua.directory.calendars import province_on
from motcua.directory.models import Province
from motcua.dossiers.inbox import inbox_counts
from motcua.notices.queries import unread
from motcua.web.ui.context import Province as ShownProvince
from motcua.web.ui.context import Sources

_NAV = {
    "desk:mine": "mine",
    "desk:unit": "unit",
    "desk:due_soon": "soon",
    "desk:overdue": "late",
    "desk:waiting": "waiting",
    "desk:returns": "returns",
    "desk:proposals": "proposals",
}


def province() -> ShownProvince:
    try:
        known = province_on(clockwork.today(clockwork.now()))
    except Province.DoesNotExist:
        return ShownProvince()
    return ShownProvince(known.name, known.citizen_word)


def desk_counts(actor: Actor) -> Mapping[str, int]:
    counts = inbox_counts(actor, clockwork.now())
    return {name: counts[part] for name, part in _NAV.items()}


SOURCES = Sources(province=province, unread=unread, desk_counts=desk_counts)
