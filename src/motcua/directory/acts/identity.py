"""A citizen known by the electronic identity."""

from datetime import datetime

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor, ActorKind
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean
from motcua.directory import rules
from motcua.directory.models import Account, Citizen, Organisation, Place
from motcua.directory.verified import VerifiedPerson

VERIFY = journal.kind("citizen.verified", "Ghi nhận danh tính điện tử", personal=("full_name", "changed"))
VOUCHED = ("full_name", "birth_date", "sex", "verified_level")  # always as the identity says
OFFERED = ("phone", "email", "address_line")  # only where the citizen has said nothing better


@transaction.atomic
def sign_in_citizen(person: VerifiedPerson, *, at: datetime, known: Account | None = None) -> Citizen:
    """Find or make the citizen of an identity, with an account, and take over what it vouches for.

    `known` is the account that this identity used before, None when it is new here.
    """
    refuse_if(rules.may_enter(person))
    citizen, is_new = Citizen.objects.select_for_update(of=("self",)).get_or_create(
        id_number=person.id_number, defaults={"full_name": clean(person.full_name)}
    )
    if known is not None and citizen.account_id != known.pk:
        raise Refusal("identity.changed")
    changed = _take_over(citizen, person)
    if citizen.account is None:
        citizen.account = _new_account(citizen)
    citizen.save()
    if is_new or changed:
        by = Actor(ActorKind.CITIZEN, citizen.pk, citizen.full_name)
        facts = {"citizen": citizen.pk, "level": person.level, "full_name": citizen.full_name, "changed": changed}
        journal.write(VERIFY, f"account:{citizen.account.pk}", by=by, at=at, facts=facts)
    return citizen


def _new_account(citizen: Citizen) -> Account:
    """Make an account without password and e-mail: an officer may have the same address."""
    account = Account(username=f"citizen-{citizen.public_id}")
    account.set_unusable_password()
    account.save()
    return account


def _take_over(citizen: Citizen, person: VerifiedPerson) -> list[str]:
    """Give the names of the facts that changed."""
    said: dict[str, object] = {
        "full_name": clean(person.full_name),
        "birth_date": person.birth_date,
        "sex": person.sex,
        "verified_level": person.level,
        "phone": person.phone,
        "email": person.email,
        "address_line": clean(person.address_line),
        "place": Place.objects.filter(code=person.commune).first() if person.commune else None,
        "organisation": _organisation(person),
    }
    taken = [n for n in said if said[n] and (n in VOUCHED or not getattr(citizen, n) or n == "organisation")]
    changed = [n for n in taken if getattr(citizen, n) != said[n]]
    for name in changed:
        setattr(citizen, name, said[name])
    return changed


def _organisation(person: VerifiedPerson) -> Organisation | None:
    if not person.tax_code:
        return None
    facts = {"name": clean(person.organisation_name), "address": clean(person.organisation_address)}
    return Organisation.objects.update_or_create(tax_code=person.tax_code, defaults=facts)[0]
