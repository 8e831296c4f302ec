"""Text that is safe to send as HTML: everything put into it is escaped unless it is markup already."""

from collections.abc import Iterable
from html import escape


class Markup(str):
    """HTML made by this package; never made from what somebody typed."""

    __slots__ = ()


def markup(pattern: str, **facts: object) -> Markup:
    """Fill a pattern: plain values are escaped, markup goes in as it is."""
    return Markup(pattern.format(**{k: v if isinstance(v, Markup) else escape(str(v)) for k, v in facts.items()}))


def joined(parts: Iterable[Markup]) -> Markup:
    return Markup("\n".join(parts))
