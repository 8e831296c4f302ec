"""The persons who have an electronic identity in the sample province."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).resolve().parents[2] / "project" / "sample" / "data" / "citizens.toml"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the identity provider knows. `birth_date` is YYYY or YYYY-MM-DD; `commune` an official code."""

    sub: str
    full_name: str
    id_number: str
    birth_date: str
    sex: str = ""
    phone: str = ""
    email: str = ""
    commune: str = ""
    line: str = ""
    organisation: Mapping[str, str] | None = None

    def claims(self, scopes: frozenset[str]) -> dict[str, object]:
        """Say what the scopes allow, in the names of OpenID Connect Core 5.1 where it has one."""
        said: dict[str, object] = {"sub": self.sub}
        if "profile" in scopes:
            said |= {"name": self.full_name, "birthdate": self.birth_date, "gender": self.sex}
        if "phone" in scopes and self.phone:
            said |= {"phone_number": self.phone, "phone_number_verified": True}
        if "email" in scopes and self.email:
            said |= {"email": self.email, "email_verified": True}
        if "address" in scopes and self.commune:
            said["address"] = {"locality": self.commune, "street_address": self.line, "country": "VN"}
        if "identity" in scopes:
            said["id_number"] = self.id_number
            if self.organisation:
                said["organisation"] = dict(self.organisation)
        return said


def _person(row: Mapping[str, Any]) -> Person:
    address = row.get("address", {})
    organisation = row.get("organisation")
    return Person(
        sub=row["sub"],
        full_name=row["full_name"],
        id_number=row["id_number"],
        birth_date=str(row["birth_date"]),
        sex=row.get("sex", ""),
        phone=row.get("phone", ""),
        email=row.get("email", ""),
        commune=address.get("commune", ""),
        line=address.get("line", ""),
        organisation={k: str(v) for k, v in organisation.items()} if isinstance(organisation, Mapping) else None,
    )


def load(path: Path) -> dict[str, Person]:
    """Read the persons of a TOML file, in its order, by their `sub`."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["citizens"]
    return {p.sub: p for p in map(_person, rows)}
