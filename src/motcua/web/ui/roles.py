"""Who may open a page at all. What they then see is part of the query, and what they may do is asked of the act."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from motcua.base.actor import Actor
from motcua.directory.models import Account, Role
from motcua.outreach.rules import WRITERS
from motcua.web.ui.actor import actor


@dataclass(frozen=True, slots=True)
class Access:
    """A name for the test of all addresses, the question, and where a stranger signs in."""

    name: str
    admits: Callable[[HttpRequest], bool]
    sign_in: str = "account:sign_in"


def _asks(question: Callable[[Actor], bool]) -> Callable[[HttpRequest], bool]:
    return lambda request: question(actor(request))


def _is_platform(request: HttpRequest) -> bool:
    return isinstance(request.user, Account) and request.user.is_platform


def _keeps_catalog(request: HttpRequest) -> bool:
    return _is_platform(request) or Role.EDITOR in actor(request).roles


LOOKS = frozenset({Role.DIRECTOR, Role.LEADER, Role.UNIT_HEAD})  # who may look at figures

anyone = Access("anyone", lambda _: True)
signed_in = Access("signed_in", lambda request: request.user.is_authenticated)
citizen = Access("citizen", _asks(lambda a: a.is_citizen))
officer = Access("officer", _asks(lambda a: a.is_officer), "account:officer_sign_in")
counter = Access("counter", _asks(lambda a: a.is_officer and Role.COUNTER in a.roles), "account:officer_sign_in")
writer = Access("writer", _asks(lambda a: a.is_officer and bool(a.roles & WRITERS)), "account:officer_sign_in")
board = Access("board", _asks(lambda a: a.is_officer and bool(a.roles & LOOKS)), "account:officer_sign_in")
platform = Access("platform", _is_platform, "account:officer_sign_in")
catalog = Access("catalog", _keeps_catalog, "account:officer_sign_in")
