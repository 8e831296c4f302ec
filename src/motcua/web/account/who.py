"""The account behind a request that access rules have already let in."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from motcua.directory.models import Account


def account_of(request: HttpRequest) -> Account:
    if isinstance(request.user, Account):
        return request.user
    raise PermissionDenied
