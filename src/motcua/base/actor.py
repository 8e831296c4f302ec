"""Who acts: a value that surfaces make and acts read."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    CITIZEN = "citizen"
    OFFICER = "officer"
    CLIENT = "client"  # another system, by a token
    SYSTEM = "system"
    VISITOR = "visitor"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held at one unit of the agency tree, by a post or a delegation in force."""

    unit: int
    role: str


@dataclass(frozen=True, slots=True)
class Actor:
    """The key is that of the citizen, officer or outside-system row; 0 for the system and for visitors."""

    kind: ActorKind
    key: int
    name: str
    grants: frozenset[Grant] = frozenset()

    @property
    def is_citizen(self) -> bool:
        return self.kind is ActorKind.CITIZEN

    @property
    def is_officer(self) -> bool:
        return self.kind is ActorKind.OFFICER

    @property
    def is_client(self) -> bool:
        return self.kind is ActorKind.CLIENT

    @property
    def is_system(self) -> bool:
        return self.kind is ActorKind.SYSTEM

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(g.role for g in self.grants)

    def units(self, roles: Collection[str] | None = None) -> frozenset[int]:
        """Give the units where one of the roles is held; None means any role."""
        return frozenset(g.unit for g in self.grants if roles is None or g.role in roles)

    def has(self, role: str, unit: int | None) -> bool:
        return unit is not None and Grant(unit, role) in self.grants


SYSTEM = Actor(ActorKind.SYSTEM, 0, "Hệ thống")
VISITOR = Actor(ActorKind.VISITOR, 0, "Khách")
