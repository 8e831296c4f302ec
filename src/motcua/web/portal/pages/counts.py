"""How many procedures there are, by level of government and by how far they are served online."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalog.everything import Counted, counted, stamp
from motcua.web.portal.shown import procedures, times
from motcua.web.ui.parts import Cell, Column

_LEVELS = ("commune", "province", "both", "ministry", "other")
_WAYS = ("online_full", "online_part", "counter_only", "referral", "unpublished")


def values() -> dict[str, object]:
    of = stamp()
    found = counted(of)
    table: Counter[tuple[str, str]] = Counter()
    for one in found:
        table[one.level, _way(one)] += one.count
    total = sum(table.values())
    return {
        "columns": _columns(), "rows": [_row(level, table) for level in _LEVELS if _sum(table, level)],
        "foot": _foot(table), "total": total, "published": sum(one.count for one in found if one.published), "at": of.at,
    }  # fmt: skip


def _way(one: Counted) -> str:
    if not one.published:
        return "unpublished"
    return procedures.way_in_key(one.handling, one.channels, one.service)


def _columns() -> list[Column]:
    words = {
        "online_full": _("Trực tuyến toàn trình"), "online_part": _("Trực tuyến một phần"),
        "counter_only": _("Nộp tại quầy"), "referral": _("Nộp ở nơi khác"), "unpublished": _("Tỉnh chưa công bố"),
    }  # fmt: skip
    return [
        Column(_("Cấp"), number=False),
        *(Column(words[w], number=True) for w in _WAYS),
        Column(_("Cộng"), number=True),
    ]


def _row(level: str, table: "Counter[tuple[str, str]]") -> list[Cell]:
    """Give a level; its name opens the list of what is counted."""
    found = f"{reverse('portal:procedures')}?cap={level}" if level in ("commune", "province") else ""
    counts = [Cell(times.number(table[level, way])) for way in _WAYS]
    return [Cell(procedures.level(level), href=found), *counts, Cell(times.number(_sum(table, level)))]


def _foot(table: "Counter[tuple[str, str]]") -> list[Cell]:
    sums = [sum(table[level, way] for level in _LEVELS) for way in _WAYS]
    return [Cell(_("Cộng")), *(Cell(times.number(n)) for n in sums), Cell(times.number(sum(sums)))]


def _sum(table: "Counter[tuple[str, str]]", level: str) -> int:
    return sum(table[level, way] for way in _WAYS)
