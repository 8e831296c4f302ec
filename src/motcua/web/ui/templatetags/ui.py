"""Filters and tags of the design language."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.base import clockwork, text
from motcua.web.ui import formats, glyphs, tags
from motcua.web.ui.fields import Option
from motcua.web.ui.parts import Cell, Column, Item, Tag

register = template.Library()
_SELECTED = SafeString(" selected")
_CURRENT = SafeString(' aria-current="page"')
_FACT = '<span class="item-facts"><span>{}</span><span class="figures">{}</span></span>'
_STATUS = '<span class="item-facts">{}<span>{}</span></span>'
_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}  # nothing in the data can end the block


def _language() -> str:
    return get_language() or "vi"


@register.filter
def number(value: int | float | None) -> str:
    return "" if value is None else formats.number(value, _language())


@register.filter
def money(amount: int | None) -> str:
    return "" if amount is None else formats.dong(amount, _language())


@register.filter
def day(on: date | datetime | None) -> str:
    return formats.day(on, _language()) if on else ""


@register.filter
def weekday(on: date | datetime | None) -> str:
    if not on:
        return ""
    return formats.weekday(clockwork.today(on) if isinstance(on, datetime) else on, _language())


@register.filter
def when(at: datetime | None, form: str = "long") -> str:
    """Write the moment; the form "short" leaves the day of the week out."""
    return formats.when(at, _language(), with_weekday=form != "short") if at else ""


@register.filter
def clock(at: datetime | None) -> str:
    return formats.clock(at) if at else ""


@register.filter
def relative(at: datetime | None) -> str:
    return formats.relative(at, clockwork.now(), _language()) if at else ""


@register.filter
def stamp(at: date | datetime | None) -> str:
    """Give the machine's writing for the datetime attribute."""
    if at is None:
        return ""
    return (clockwork.local(at) if isinstance(at, datetime) else at).isoformat()


@register.filter
def masked_id(value: str | None) -> str:
    return text.mask_id(value) if value else ""


@register.filter
def masked_phone(value: str | None) -> str:
    return text.mask_phone(value) if value else ""


@register.filter
def tone(name: str) -> str:
    """Give our tone for one of ours or one of Django's message levels."""
    ours = {"success": "good", "warning": "wait", "error": "late", "debug": "info", "": "info"}
    return ours.get(str(name), str(name))


@register.filter
def zipped(cells: Sequence[Cell], columns: Sequence[Column]) -> Iterable[tuple[Column, Cell]]:
    """Pair the cells of a row with the columns they stand in."""
    return zip(columns, cells, strict=True)


@register.simple_tag
def glyph(name: str) -> SafeString:
    return glyphs.glyph(name)


@register.simple_tag
def attributes(given: Mapping[str, str]) -> SafeString:
    """Write a mapping as HTML attributes."""
    return flatatt(dict(given))


@register.simple_tag
def options(given: Iterable[Option], chosen: str | Collection[str]) -> SafeString:
    """Write the options of a select, hundreds of communes among them: a loop of the template takes ten times as long."""
    picked = {chosen} if isinstance(chosen, str) else set(chosen)
    rows = ((o.value, _SELECTED if o.value in picked else "", o.label) for o in given)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


@register.simple_tag
def tag_for(key: str | Tag) -> SafeString:
    """Write a status: its shape and its word; a list has hundreds of them."""
    tag = key if isinstance(key, Tag) else tags.tag_for(key)
    tone = f" tag-{tag.tone}" if tag.tone else ""
    return format_html('<span class="tag{}">{}{}</span>', tone, glyphs.glyph(tag.glyph), tag.text)


@register.simple_tag
def items(given: Iterable[Item]) -> SafeString:
    """Write the rows of a list of things to open: forty on a page of answers."""
    return format_html_join("\n", "{}", ((_item(one),) for one in given))


def _item(one: Item) -> SafeString:
    new = format_html('<span class="hidden-words">{}: </span>', _("Mới")) if one.new else ""
    note = format_html('<span class="item-note">{}</span>', one.note) if one.note else ""
    tag = tag_for(one.tag) if one.tag else ""
    status = [(tag, one.due)] if one.tag or one.due else []
    return format_html(
        '<li><a class="item{}" href="{}"{}><span class="item-name">{}{}</span>{}{}{}</a></li>',
        " is-new" if one.new else "", one.href, _CURRENT if one.current else "", new, one.name, note,
        format_html_join("", _FACT, one.facts), format_html_join("", _STATUS, status),
    )  # fmt: skip


@register.simple_tag
def structured_data(told: Mapping[str, object]) -> SafeString:
    """Write data for other programs (schema.org) as a block that no browser runs."""
    block = SafeString(json.dumps(told, ensure_ascii=False).translate(_IN_SCRIPT))
    return format_html('<script type="application/ld+json">{}</script>', block)
