"""The copies of e-mail addresses that allauth keeps for itself, and signs people in by."""

from allauth.account.models import EmailAddress

from motcua.base.models import Event
from motcua.directory.models import Account


def forget_former(event: Event) -> None:
    """Drop the former addresses of an account; again, it finds none."""
    account = Account.objects.filter(pk=event.subject).first()
    if account is not None:
        EmailAddress.objects.filter(user=account).exclude(email__iexact=account.email).delete()
