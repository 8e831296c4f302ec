from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """What contradicts itself in a procedure: where (a part of the document), which row of it, and the code of what is wrong."""

    part: str
    code: str
    why: str
    key: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


class BadDefinition(Exception):  # noqa: N818 - a finding about a document
    """A procedure document that cannot be published; says where and why, and each fault apart where it could be read."""

    def __init__(self, where: str, why: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why
        self.faults = tuple(faults)
