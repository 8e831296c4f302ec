"""Who a session belongs to, read in one statement with the person behind the account."""

from allauth.account.auth_backends import AuthenticationBackend

from motcua.directory.models import Account


class PeopleBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Signs in as allauth does; every request of a session asks for the officer and the citizen as well."""

    def get_user(self, user_id: int) -> Account | None:
        found = Account.objects.select_related("officer", "citizen").filter(pk=user_id).first()
        return found if found is not None and self.user_can_authenticate(found) else None
