"""Find a procedure: by words with or without diacritics, field of work, level and agency."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import F
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base import text
from motcua.catalog import queries
from motcua.web.portal.pages import events, pager
from motcua.web.portal.shown import procedures as shown
from motcua.web.ui.fields import FieldView, Option
from motcua.web.ui.parts import Item

LONGEST = 200
ALL = "all"  # what a filter posts that does not narrow
_DOCUMENT = ("short_name", "summary", "channels", "level_of_service")


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    field: str
    level: str
    agency: str

    @property
    def is_narrowed(self) -> bool:
        return bool(self.field or self.level or self.agency)

    def address(self) -> str:
        """Give the address of this search, without a page number."""
        given = {"q": self.text, "linh-vuc": self.field, "cap": self.level, "co-quan": self.agency}
        kept = urlencode({k: v for k, v in given.items() if v})
        return reverse("portal:procedures") + (f"?{kept}" if kept else "")


def asked(query: QueryDict) -> Asked:
    narrowed = (_word(query, name) for name in ("linh-vuc", "cap", "co-quan"))
    return Asked(_word(query, "q"), *("" if word == ALL else word for word in narrowed))


def _word(query: QueryDict, name: str) -> str:
    return text.clean(query.get(name, ""))[:LONGEST]


def values(wanted: Asked, number: str) -> dict[str, object]:
    found = queries.procedures(text=wanted.text, field=wanted.field, level=wanted.level, agency=wanted.agency)
    from_document = {name: F(f"current__document__{name}") for name in _DOCUMENT}
    some = pager.cut(
        found.values("code", "name", "field__name", "level", "handling", **from_document), number, wanted.address()
    )
    return {
        "asked": wanted, "items": [_item(row) for row in some.rows], "pager": some.pager, "search": _search(wanted),
        "filters": _filters(wanted), "unfiltered": replace(wanted, field="", level="", agency="").address(),
        "events": [] if some.rows else events.links(),
    }  # fmt: skip


def _item(row: dict[str, Any]) -> Item:
    facts = [(f"{row['field__name']} · {shown.level(row['level'])}", row["code"])]
    tag = shown.way_in(row["handling"], row["channels"], row["level_of_service"])
    name = shown.title(row["name"], row["short_name"])
    return Item(name, reverse("portal:procedure", args=[row["code"]]), note=row["summary"], facts=facts, tag=tag)


def _search(wanted: Asked) -> FieldView:
    hint = _("Tên việc bạn cần làm, hoặc mã thủ tục.")
    return FieldView("q", _("Bạn cần làm gì?"), "search", value=wanted.text, hint=hint)


def _filters(wanted: Asked) -> list[FieldView]:
    """Give three selects; an empty choice means all."""
    levels = [Option(key, shown.level(key)) for key in ("commune", "province")]
    agencies = [Option(name, name) for name in queries.deciders()]
    return [
        _select("linh-vuc", _("Lĩnh vực"), [Option(f.name, f.name) for f in queries.fields()], wanted.field),
        _select("cap", _("Cấp giải quyết"), levels, wanted.level),
        _select("co-quan", _("Cơ quan giải quyết"), agencies, wanted.agency),
    ]


def _select(name: str, label: str, options: list[Option], chosen: str) -> FieldView:
    return FieldView(name, label, "choice", options=[Option(ALL, _("Tất cả")), *options], value=chosen or ALL)
