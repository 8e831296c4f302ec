"""An agency's own page: who it is, when it is open, how to file there, what people file most, what it tells."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.clockwork import today
from motcua.directory import public
from motcua.directory.calendars import book
from motcua.directory.lineage import taken_over
from motcua.directory.models import Agency, AgencyKind
from motcua.directory.queries import one_stop_of
from motcua.dossiers.public import most_used
from motcua.outreach.markup import Block, blocks
from motcua.outreach.models import Article, ArticleKind
from motcua.outreach.queries import standing_articles
from motcua.web.portal.pages.related import Shelf
from motcua.web.portal.shown import office
from motcua.web.ui.parts import Link

KEPT = int(timedelta(hours=1).total_seconds())  # seconds for which a count of a year is good enough
LATEST = 10


@dataclass(frozen=True, slots=True)
class Told:
    title: str
    at: datetime
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class MostUsed:
    """Procedures by how often they were filed within a year, and when that was counted."""

    links: list[Link]
    at: datetime


def public_agency(key: str, at: datetime) -> Agency | None:
    return public.public_agency(key, today(at))


def every(at: datetime) -> dict[str, object]:
    """Give all agencies that have a page, the communes apart from the departments."""
    titles = {
        AgencyKind.PROVINCE: _("Ủy ban nhân dân tỉnh"),
        AgencyKind.DEPARTMENT: _("Sở, ngành của tỉnh"),
        AgencyKind.COMMUNE: _("Xã, phường"),
    }
    rows = groupby(public.public_agencies(today(at)), key=lambda one: AgencyKind(one.kind))
    found = {kind: [_link(one) for one in some] for kind, some in rows}
    return {"shelves": [Shelf(titles[kind], found[kind]) for kind in titles if kind in found]}


def _link(agency: Agency) -> Link:
    name = agency.place.name if agency.kind == AgencyKind.COMMUNE and agency.place else agency.name
    return Link(name, reverse("portal:agency", args=[agency.key]))


def values(agency: Agency, at: datetime) -> dict[str, object]:
    on, held = today(at), book()
    unit = one_stop_of(agency, on)
    told = list(standing_articles(agency, at)[: 4 * LATEST])
    return {
        "agency": agency, "crumbs": [Link(_("Xã, phường và cơ quan"), reverse("portal:agencies"))],
        "facts": office.facts(agency, unit, held, on), "unit": unit,
        "special_days": office.special_days([d for d in held.days if d.agency in (None, agency.pk)], on), "most_used": _most_used(agency, at),
        "about": _told(told, ArticleKind.ABOUT)[:1], "guides": _told(told, ArticleKind.GUIDE)[:LATEST],
        "news": _told(told, ArticleKind.NEWS)[:LATEST],
    }  # fmt: skip


def _told(articles: list[Article], kind: ArticleKind) -> list[Told]:
    return [Told(one.title, one.published_at, blocks(one.text)) for one in articles if one.kind == kind]


def _most_used(agency: Agency, at: datetime) -> MostUsed:
    """Count at most once an hour; the page says when."""
    key = f"most-used-{agency.pk}"
    kept: tuple[datetime, list[tuple[str, str]]] | None = cache.get(key)
    if kept is None:
        kept = (at, most_used(taken_over(agency.pk, today(at)), at))
        cache.set(key, kept, KEPT)
    counted, rows = kept
    return MostUsed([Link(name, reverse("portal:procedure", args=[code])) for code, name in rows], counted)
