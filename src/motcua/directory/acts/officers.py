"""Officers as people: added, corrected. What they may do comes from their posts."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.base import events, journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean, person_sort_key
from motcua.directory import rules
from motcua.directory.events import EMAIL_CHANGED
from motcua.directory.models import Account, Officer

ADD = journal.kind("officer.added", "Thêm cán bộ", personal=("full_name", "email", "phone"))
CORRECT = journal.kind("officer.corrected", "Sửa thông tin cán bộ", personal=("full_name", "email", "phone", "changed"))


@dataclass(frozen=True, slots=True)
class OfficerFacts:
    full_name: str
    email: str
    phone: str = ""

    def cleaned(self) -> "OfficerFacts":
        return OfficerFacts(clean(self.full_name), clean(self.email).lower(), clean(self.phone))


def _ask_email(email: str, itself: Officer | None = None) -> None:
    officers = Officer.objects.filter(email__iexact=email)
    accounts = Account.objects.filter(email__iexact=email)
    if itself is not None:
        officers, accounts = officers.exclude(pk=itself.pk), accounts.exclude(officer=itself)
    if officers.exists() or accounts.exists():
        raise Refusal("account.email_taken", email=email)


@transaction.atomic
def add_officer(wanted: OfficerFacts, *, by: Actor, at: datetime) -> Officer:
    """Add an officer without post and without account."""
    refuse_if(rules.may_manage_officers(by))
    wanted = wanted.cleaned()
    _ask_email(wanted.email)
    key = person_sort_key(wanted.full_name)
    made = Officer.objects.create(full_name=wanted.full_name, sort_key=key, email=wanted.email, phone=wanted.phone)
    facts = {"officer": made.pk, "full_name": made.full_name, "email": made.email, "phone": made.phone}
    journal.write(ADD, f"officer:{made.pk}", by=by, at=at, facts=facts)
    return made


@transaction.atomic
def correct_officer(officer_id: int, wanted: OfficerFacts, *, by: Actor, at: datetime) -> None:
    """Correct name, e-mail and phone. A new e-mail signs in from now on, the old one does not."""
    refuse_if(rules.may_manage_officers(by))
    officer = Officer.objects.select_for_update(of=("self",)).select_related("account").get(pk=officer_id)
    wanted = wanted.cleaned()
    _ask_email(wanted.email, officer)
    before = (officer.full_name, officer.email, officer.phone)
    officer.full_name, officer.email, officer.phone = wanted.full_name, wanted.email, wanted.phone
    officer.sort_key = person_sort_key(wanted.full_name)
    officer.save(update_fields=["full_name", "sort_key", "email", "phone"])
    changed = [old for old in before if old not in (officer.full_name, officer.email, officer.phone)]
    facts = {
        "officer": officer.pk, "full_name": officer.full_name, "email": officer.email, "phone": officer.phone,
        "changed": changed,
    }  # fmt: skip
    journal.write(CORRECT, f"officer:{officer.pk}", by=by, at=at, facts=facts)
    if officer.account is not None and officer.account.email != officer.email:
        officer.account.email = officer.email
        officer.account.save(update_fields=["email"])
        events.tell(EMAIL_CHANGED, officer.account.pk, {}, at=at)
