"""Letters about accounts. Each is the reaction to an event; the link in it is made when it is sent and kept nowhere."""

from uuid import NAMESPACE_URL, uuid5

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from motcua.base.models import Event
from motcua.directory.models import Account, Officer

HOUR = 3600


def password_link(account: Account) -> str:
    """Make the address where the account's owner sets a password; it works once and not for long."""
    key = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    return f"{settings.MOTCUA_PUBLIC_URL}{reverse('account_reset_password_from_key', kwargs=key)}"


def _send(event: Event, letter: str, subject: str) -> None:
    account = Account.objects.filter(pk=event.subject, is_active=True).first()
    officer = Officer.objects.filter(account=account).first() if account else None
    if account is None or officer is None:
        return
    facts = {
        "name": officer.full_name,
        "link": password_link(account),
        "hours": settings.PASSWORD_RESET_TIMEOUT // HOUR,
        "home": settings.MOTCUA_PUBLIC_URL,
    }
    body, headers = render_to_string(f"account_web/mail/{letter}.txt", facts), {"Message-ID": _number(event)}
    EmailMessage(subject, body, to=[officer.email], headers=headers).send()


def _number(event: Event) -> str:
    """Name the letter to mail systems: a worker that died after sending sends it again, and it shows once."""
    return f"<{uuid5(NAMESPACE_URL, f'{settings.MOTCUA_PUBLIC_URL}/events/{event.pk}/{event.at.isoformat()}')}@motcua>"


def send_invitation(event: Event) -> None:
    _send(event, "invitation", "Mời anh/chị dùng hệ thống Một Cửa")


def send_reset(event: Event) -> None:
    _send(event, "reset", "Đặt lại mật khẩu Một Cửa")
