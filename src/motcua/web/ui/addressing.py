"""Vietnamese sentences address people with the province's word: every gettext of a request passes here, and no other text.

Sentences are written with "bạn". Vietnamese has no catalogue of ours, so each sentence comes to the fallback of
Django's own; what people typed is never touched. English has a catalogue and never comes here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations

from django.utils.translation import trans_real

from motcua.directory.addressing import PLAIN, addressed

LANGUAGE = "vi"
_word: ContextVar[Callable[[], str] | None] = ContextVar("citizen_word", default=None)


def said(text: str) -> str:
    """Give a Vietnamese text with the word of this request; the database is asked at most once a request."""
    ask = _word.get() if PLAIN in text or PLAIN.capitalize() in text else None
    return addressed(text, ask()) if ask else text


@contextmanager
def addressing(ask: Callable[[], str]) -> Iterator[None]:
    """Let sentences ask for their word here; outside it stays the plain one."""
    token = _word.set(ask)
    try:
        yield
    finally:
        _word.reset(token)


class Addressed(NullTranslations):
    """Gives each sentence back with the word in it."""

    def gettext(self, message: str) -> str:
        return said(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return said(msgid1 if n == 1 else msgid2)


def install() -> None:
    """Stand behind Django's own Vietnamese; called once when the program starts."""
    trans_real.translation(LANGUAGE).add_fallback(Addressed())
