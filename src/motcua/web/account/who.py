"""The account behind a request that access rules have already let in."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from motcua.base.actor import Actor, Grant
from motcua.directory.models import Account
from motcua.directory.rules import PLATFORM
from motcua.web.ui.actor import actor


def account_of(request: HttpRequest) -> Account:
    if isinstance(request.user, Account):
        return request.user
    raise PermissionDenied


def platform_actor(request: HttpRequest) -> Actor:
    """Give who asks with the role of the platform team, which stands on the account and not in a post."""
    known = actor(request)
    if not account_of(request).is_platform:
        raise PermissionDenied
    return replace(known, grants=known.grants | {Grant(0, PLATFORM)})
