"""The difference of two documents as sentences, section by section."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalog.differences import Difference, Kind, differences
from motcua.web.setup.shown.difference_words import field_words, part_words, value_words
from motcua.web.ui.catalog_words import SECTION_WORDS

LONG = 160  # letters of a value shown in one line


@dataclass(frozen=True, slots=True)
class Told:
    """A section and its sentences."""

    name: str
    lines: tuple[str, ...]


def told(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Told]:
    """Say every difference, by section in reading order; nothing where nothing differs."""
    found: dict[str, list[str]] = {}
    for each in differences(before, after):
        found.setdefault(each.section, []).append(sentence(each))
    return [Told(str(SECTION_WORDS[section]), tuple(lines)) for section, lines in found.items()]


def sentence(each: Difference) -> str:
    what = part_words(each.part)
    if each.kind is Kind.MOVED:
        return _("Đổi thứ tự %(what)s: %(order)s") % {"what": what.lower(), "order": _short("; ".join(each.after))}
    if each.kind is Kind.ADDED:
        return _("Thêm %(what)s “%(entry)s”%(rest)s") % _row(each, each.after, what)
    if each.kind is Kind.REMOVED:
        return _("Bỏ %(what)s “%(entry)s”%(rest)s") % _row(each, each.before, what)
    name = f"{what} “{each.entry}”" if each.entry else what
    name += f", {field_words(each.field)}" if each.field else ""
    before, after = (_short(value_words(each.part, each.field, v)) for v in (each.before, each.after))
    return f"{name}: {before} → {after}"


def _row(each: Difference, row: Any, what: str) -> dict[str, str]:
    """Give a row that came or went with the little of it that one wants to know at once."""
    telling = [
        f"{field_words(name)} {value_words(each.part, name, row[name])}"
        for name in ("amount", "required", "valid_from", "hours")
        if isinstance(row, Mapping) and row.get(name) not in (None, "")
    ]
    rest = f" ({', '.join(telling)})" if telling else ""
    entry = value_words(each.part, "", row) if isinstance(row, str) else each.entry
    return {"what": what.lower(), "entry": _short(entry), "rest": rest}


def _short(text: str) -> str:
    return text if len(text) <= LONG else text[: LONG - 1].rstrip() + "…"
