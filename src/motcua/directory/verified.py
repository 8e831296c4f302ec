"""What an electronic identity vouches for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerifiedPerson:
    """A person as the identity provider described them, after its signature was checked.

    `level` is that of the electronic identity (ND69-2024): 1 or 2, and 0 when it was not said. `birth_date` is YYYY or
    YYYY-MM-DD. Empty words mean that nothing was said.
    """

    id_number: str
    full_name: str
    level: int
    birth_date: str = ""
    sex: str = ""
    phone: str = ""
    email: str = ""
    commune: str = ""
    address_line: str = ""
    tax_code: str = ""
    organisation_name: str = ""
    organisation_address: str = ""
