"""What is there already, as plain values for the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class KnownAgency:
    key: int  # of the row; 0 for one that the file itself brings
    code: str
    name: str
    kind: str
    parent: str
    sign: str  # the short word that routes use
    address: str
    phone: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class KnownPost:
    key: int
    agency: str
    role: str
    title: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class KnownOfficer:
    key: int
    full_name: str
    phone: str
    posts: tuple[KnownPost, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Agencies by code, officers by e-mail, and the e-mails of accounts that belong to no officer."""

    agencies: Mapping[str, KnownAgency] = field(default_factory=dict)
    officers: Mapping[str, KnownOfficer] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
