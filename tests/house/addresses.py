"""Walk the addresses: each with its view, its access and what it is asked with."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from motcua.web.ui.roles import Access

URLCONF = "tests.house.all_addresses"
FOREIGN = {"set_language"}  # Django's own; it changes a cookie and sends back to a page of ours


@dataclass(frozen=True, slots=True)
class Address:
    """A named address; `asks` are the names in its path, with the converter of each."""

    name: str
    view: Callable[..., Any]
    asks: Mapping[str, str]

    @property
    def access(self) -> Access | None:
        return getattr(self.view, "access", None)

    def url(self, given: Mapping[str, object]) -> str:
        """Give the path; what is not given, or given as text where a number is asked, is made up."""
        kwargs = {name: self._one(given.get(name), kind) for name, kind in self.asks.items()}
        return reverse(self.name, urlconf=URLCONF, kwargs=kwargs)

    def _one(self, given: object, kind: str) -> object:
        if kind == "IntConverter":
            return given if isinstance(given, int) else 404
        return given or ("0195d3a0-0000-7000-8000-000000000000" if kind == "UUIDConverter" else "x-y")


def addresses(urlconf: str = URLCONF) -> list[Address]:
    """Give each address once, by its name: the first of a name is the one that answers."""
    found: dict[str, Address] = {}
    for address in _walk(get_resolver(urlconf), "", {}):
        found.setdefault(address.name, address)
    return list(found.values())


def _walk(resolver: URLResolver, space: str, above: Mapping[str, str]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        asks = dict(above) | _asks(entry)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, f"{space}{entry.namespace}:" if entry.namespace else space, asks)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"an address without a name: {entry.pattern}"
            fixed = {name: kind for name, kind in asks.items() if name not in entry.default_args}
            yield Address(space + entry.name, entry.callback, fixed)


def _asks(entry: URLPattern | URLResolver) -> dict[str, str]:
    converters = entry.pattern.converters
    return {n: type(converters[n]).__name__ if n in converters else "" for n in entry.pattern.regex.groupindex}
