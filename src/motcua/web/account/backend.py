"""Who a session belongs to, read in one statement with the person behind the account."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from motcua.base.written import Slot, written
from motcua.directory.models import Account


@written(Slot)
def _account(key: Any) -> QuerySet[Account]:
    return Account.objects.select_related("officer", "citizen").filter(pk=key)


class PeopleBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Signs in as allauth does; every request of a session asks for the officer and the citizen as well."""

    def get_user(self, user_id: int) -> Account | None:
        found = _account(user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None
