"""Sitemaps for search engines: every page anybody may read, in parts when there are many."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice
from xml.sax.saxutils import escape

from django.urls import reverse

from motcua.base.clockwork import local, today
from motcua.catalog.everything import addresses, only_listed, published
from motcua.directory.public import public_agencies
from motcua.web.portal.pages.described import absolute

PART = 5000  # addresses in one file
_PLAIN = ("home", "procedures", "agencies", "offices", "counts", "help", "contact", "privacy", "accessibility")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def parts(at: datetime) -> int:
    """Tell how many files it takes."""
    agencies = public_agencies(today(at)).count()
    return -(-(len(_PLAIN) + agencies + published().count() + only_listed().count()) // PART)


def index(count: int) -> Iterator[str]:
    yield f"{_HEAD}<sitemapindex {_SPACE}>\n"
    for number in range(1, count + 1):
        yield f"<sitemap><loc>{_loc('sitemap_part', number)}</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def part(number: int, at: datetime) -> Iterator[str]:
    """Write one part, the first is 1."""
    yield f"{_HEAD}<urlset {_SPACE}>\n"
    for loc, changed in islice(_every(at), (number - 1) * PART, number * PART):
        when = f"<lastmod>{local(changed):%Y-%m-%d}</lastmod>" if changed else ""
        yield f"<url><loc>{loc}</loc>{when}</url>\n"
    yield "</urlset>\n"


def _every(at: datetime) -> Iterator[tuple[str, datetime | None]]:
    agencies = public_agencies(today(at)).values_list("key", flat=True)
    return chain(
        ((_loc(name), None) for name in _PLAIN),
        ((_loc("agency", key), None) for key in agencies),
        ((_loc("procedure", code), changed) for code, changed in addresses()),
    )


def _loc(name: str, *args: str | int) -> str:
    return escape(absolute(reverse(f"portal:{name}", args=args)))
