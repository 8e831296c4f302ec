"""The platform team as who acts: their role stands on the account and not in a post. Editors hold a post."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from motcua.base.actor import Actor, Grant
from motcua.directory.models import Account
from motcua.directory.rules import PLATFORM
from motcua.web.ui.actor import actor


def platform_actor(request: HttpRequest) -> Actor:
    """Give who asks with the role of the platform team; refuses (403) whoever is not of it."""
    known = actor(request)
    if not (isinstance(request.user, Account) and request.user.is_platform):
        raise PermissionDenied
    return replace(known, grants=known.grants | {Grant(0, PLATFORM)})


def catalog_actor(request: HttpRequest) -> Actor:
    """Give who asks for a page of the catalogue: the platform team with its role, or an editor by post."""
    is_platform = isinstance(request.user, Account) and request.user.is_platform
    return platform_actor(request) if is_platform else actor(request)
