"""Find a procedure in one's own words: results, a short choice, a better spelling, or where else to ask."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.base import text
from motcua.catalog import queries
from motcua.catalog.finding import listing, misses, search
from motcua.catalog.finding.candidates import Candidate, Narrowed
from motcua.catalog.finding.choosing import NONE, Hit
from motcua.catalog.finding.listing import Way
from motcua.catalog.finding.models import FoundProcedure
from motcua.catalog.finding.search import Found
from motcua.web.portal.pages import events, pager
from motcua.web.portal.shown import procedures as shown
from motcua.web.ui.fields import FieldView, Option
from motcua.web.ui.parts import Item

LONGEST = 200
ALL = "all"  # what a filter posts that does not narrow
_OPTIONS = 30  # of one filter: a page stays light on a weak line
_NARROW = {"linh-vuc": "field", "cap": "level", "co-quan": "agency", "muc": "service_level"}


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    narrowed: Narrowed

    @property
    def is_narrowed(self) -> bool:
        return self.narrowed != Narrowed()

    def address(self) -> str:
        """Give the address of this search, without a page number."""
        given = {"q": self.text} | {key: getattr(self.narrowed, name) for key, name in _NARROW.items()}
        kept = urlencode({k: v for k, v in given.items() if v})
        return reverse("portal:procedures") + (f"?{kept}" if kept else "")


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a short choice: what the procedures of one field have in common."""

    name: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a question out of scope is about, and where to ask, in the language of the page."""

    name: str
    ask: str


def asked(query: QueryDict) -> Asked:
    chosen = {name: _word(query, key) for key, name in _NARROW.items()}
    return Asked(_word(query, "q"), Narrowed(**{name: "" if w == ALL else w for name, w in chosen.items()}))


def _word(query: QueryDict, name: str) -> str:
    return text.clean(query.get(name, ""))[:LONGEST]


def values(wanted: Asked, number: str, today: date) -> dict[str, object]:
    """Give what the page shows; a first look at results is counted, so that what is asked in vain is seen."""
    found = search.find(wanted.text, wanted.narrowed) if wanted.text else None
    hits = [hit.candidate for hit in found.hits] if found else []
    rows: Sequence[Candidate] | QuerySet[FoundProcedure] = hits if found else listing.listed(wanted.narrowed)
    some = pager.cut_list(rows, number, wanted.address())
    token = misses.note(wanted.text, answered=bool(hits), on=today) if found and number in ("", "1") else ""
    first = number in ("", "1") and found
    choice = found.choice if first and found else NONE
    ways = listing.ways({one.code for one in some.rows if one.is_published})
    return {
        "asked": wanted, "items": [_item(one, ways, token) for one in some.rows], "pager": some.pager,
        "search": _search(wanted), "filters": _filters(wanted, _all_hits(wanted, hits)), "found": found,
        "unfiltered": replace(wanted, narrowed=Narrowed()).address(), "choice": _groups(choice.first, token),
        "others": [_choose(hit, token) for hit in choice.others],
        "corrected": found.corrected if found and found.is_ours else "",
        "events": [] if some.rows else events.links(), "elsewhere": _elsewhere(found),
    }  # fmt: skip


def _groups(choice: Sequence[Hit], token: str) -> list[Group]:
    fields = dict.fromkeys(hit.candidate.field for hit in choice)
    return [Group(f, [_choose(hit, token) for hit in choice if hit.candidate.field == f]) for f in fields]


def _choose(hit: Hit, token: str) -> Item:
    return Item(_name(hit.candidate), _href(hit.candidate, token))


def _elsewhere(found: Found | None) -> Elsewhere | None:
    return Elsewhere(*found.topic.told(get_language() or "vi")) if found and found.topic else None


def _item(one: Candidate | FoundProcedure, ways: dict[str, Way], token: str) -> Item:
    facts = [(f"{one.field} · {shown.levels(one.levels)}", one.code)]
    way = ways.get(one.code)
    if way is None:
        return Item(_name(one), _href(one, token), note=shown.reference_note(), facts=facts, tag=shown.reference())
    tag = shown.way_in(way.handling, way.channels, way.service_level)
    return Item(_name(one), _href(one, token), note=way.summary, facts=facts, tag=tag)


def _name(one: Candidate | FoundProcedure) -> str:
    return shown.title(one.name, one.short_name)


def _href(one: Candidate | FoundProcedure, token: str) -> str:
    address = reverse("portal:procedure", args=[one.code])
    return f"{address}?{urlencode({'tu': token})}" if token else address


def _search(wanted: Asked) -> FieldView:
    hint = _("Tên việc bạn cần làm, hoặc mã thủ tục.")
    return FieldView("q", _("Bạn cần làm gì?"), "search", value=wanted.text, hint=hint)


def _all_hits(wanted: Asked, hits: Sequence[Candidate]) -> Sequence[Candidate]:
    """Give the answers without what was narrowed, so that another choice stays open."""
    return [hit.candidate for hit in search.find(wanted.text).hits] if wanted.text and wanted.is_narrowed else hits


def _filters(wanted: Asked, hits: Sequence[Candidate]) -> list[FieldView]:
    """Give four selects with what occurs in the answers, or in what is published; an empty choice means all."""
    chosen = wanted.narrowed
    fields = _most(one.field for one in hits) if hits else [f.name for f in queries.fields()]
    agencies = _most(one.agency for one in hits) if hits else queries.deciders()
    return [
        _select("linh-vuc", _("Lĩnh vực"), _options(fields, chosen.field), chosen.field),
        _select("cap", _("Cấp giải quyết"), [Option(k, shown.level(k)) for k in shown.LEVELS], chosen.level),
        _select("co-quan", _("Cơ quan giải quyết"), _options(agencies, chosen.agency), chosen.agency),
        _select("muc", _("Nộp qua mạng"), shown.service_levels(), chosen.service_level),
    ]


def _most(words: Iterable[str]) -> list[str]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return sorted(sorted(counts, key=lambda w: -counts[w])[:_OPTIONS])


def _options(words: list[str], chosen: str) -> list[Option]:
    return [Option(word, word[:80]) for word in sorted({*words, chosen}) if word]


def _select(name: str, label: str, options: list[Option], chosen: str) -> FieldView:
    return FieldView(
        name, label, "choice", options=[Option(ALL, _("Tất cả")), *options], value=chosen or ALL, compact=True
    )  # fmt: skip
