"""Who may change people and their accounts. Each question gives a Refusal, or None when nothing stands in the way."""

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.directory.verified import VerifiedPerson

PLATFORM = "platform"  # the role of those who run the machines
ID_DIGITS = 12


def may_manage_officers(by: Actor) -> Refusal | None:
    """Ask for the platform team: posts and accounts are theirs, dossiers are not (separation of duties)."""
    return None if by.is_system or PLATFORM in by.roles else Refusal("account.not_platform")


def may_enter(person: VerifiedPerson) -> Refusal | None:
    """Ask that the electronic identity says who it is and how well that was checked (ND69-2024)."""
    if not (person.id_number.isdecimal() and len(person.id_number) == ID_DIGITS and person.full_name):
        return Refusal("identity.incomplete")
    return None if person.level > 0 else Refusal("identity.level_unknown")
