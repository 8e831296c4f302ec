"""Who may write on the page of an agency, and what an article must have."""

from collections.abc import Collection

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.directory.models import Role

WRITERS = frozenset({Role.LEADER, Role.UNIT_HEAD})
LONGEST_TITLE = 150
LONGEST_TEXT = 8000


def may_write(by: Actor, agency: int, pages: Collection[int]) -> Refusal | None:
    """Ask for a head or a leader of that agency; `pages` are the keys of the agencies for which the actor writes."""
    return None if by.is_officer and agency in pages else Refusal("article.not_writer")


def is_complete(title: str, text: str) -> Refusal | None:
    """Ask for a title and a text of a length that people read."""
    if not title:
        return Refusal("article.title_missing")
    if len(title) > LONGEST_TITLE:
        return Refusal("article.title_long", most=LONGEST_TITLE)
    if not text:
        return Refusal("article.text_missing")
    return Refusal("article.text_long", most=LONGEST_TEXT) if len(text) > LONGEST_TEXT else None
