"""Accounts of officers and of those who run the machines."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from motcua.base import events, journal
from motcua.base.actor import SYSTEM, Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean, person_sort_key
from motcua.directory import rules
from motcua.directory.acts.sessions import end_sessions_of
from motcua.directory.events import OFFICER_INVITED, RESET_ASKED
from motcua.directory.models import Account, Officer
from motcua.directory.models.sign_in import SignInEnd

CREATE_ADMIN = journal.kind("account.admin_created", "Tạo tài khoản quản trị hệ thống", personal=("email", "full_name"))
INVITE = journal.kind("account.invited", "Mời cán bộ dùng hệ thống", personal=("email",))
SET_PASSWORD = journal.kind("account.password_set", "Đặt mật khẩu")


def chain_of(account: Account) -> str:
    return f"account:{account.pk}"


def _checked(password: str, account: Account) -> str:
    try:
        validate_password(password, account)
    except ValidationError as weak:
        raise Refusal("account.weak_password", why=" ".join(weak.messages)) from weak
    return password


def _new_account(officer: Officer) -> Account:
    account = Account(username=f"officer-{officer.public_id}", email=officer.email, must_set_password=True)
    account.set_unusable_password()
    return account


@transaction.atomic
def create_platform_admin(email: str, full_name: str, password: str, *, at: datetime) -> Account:
    """Make somebody who runs the machines; asked for on the server itself, so the system is who acts."""
    email, full_name = clean(email).lower(), clean(full_name)
    if Officer.objects.filter(email__iexact=email).exists() or Account.objects.filter(email__iexact=email).exists():
        raise Refusal("account.email_taken", email=email)
    officer = Officer(full_name=full_name, sort_key=person_sort_key(full_name), email=email)
    account = _new_account(officer)
    account.is_platform, account.must_set_password = True, False
    account.set_password(_checked(password, account))
    account.save()
    officer.account = account
    officer.save()
    facts = {"officer": officer.pk, "email": email, "full_name": full_name}
    journal.write(CREATE_ADMIN, chain_of(account), by=SYSTEM, at=at, facts=facts)
    return account


@transaction.atomic
def invite_officer(officer_id: int, *, by: Actor, at: datetime) -> Account:
    """Give an officer an account without a password, and a letter with the way to set one; again if it got lost."""
    refuse_if(rules.may_manage_officers(by))
    officer = Officer.objects.select_for_update(of=("self",)).select_related("account").get(pk=officer_id)
    account = officer.account or _new_account(officer)
    if account.has_usable_password():
        raise Refusal("account.already_in_use", name=officer.full_name)
    account.save()
    officer.account = account
    officer.save(update_fields=["account"])
    facts = {"officer": officer.pk, "email": officer.email}
    journal.write(INVITE, chain_of(account), by=by, at=at, facts=facts)
    events.tell(OFFICER_INVITED, account.pk, {}, at=at)
    return account


@transaction.atomic
def ask_reset(email: str, *, at: datetime) -> None:
    """Send the way to a new password if an officer has this address; the caller learns nothing either way."""
    officers = Officer.objects.filter(email__iexact=clean(email), account__is_active=True)
    for account_id in officers.values_list("account_id", flat=True):
        if account_id is not None:
            events.tell(RESET_ASKED, account_id, {}, at=at)


@transaction.atomic
def set_password(account: Account, password: str, *, by: Actor, at: datetime, keep: str = "") -> None:
    """Set a password; every session but the one to keep ends."""
    account.set_password(_checked(password, account))
    account.must_set_password = False
    account.save(update_fields=["password", "must_set_password"])
    journal.write(SET_PASSWORD, chain_of(account), by=by, at=at, facts={})
    end_sessions_of(account.pk, SignInEnd.PASSWORD_CHANGED, by=by, at=at, keep=keep)
