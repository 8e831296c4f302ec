"""The lines of a plan: a row of the file, how it stands against what is there, and what would change."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.directory.importing.rows import AgencyRow, OfficerRow


class Standing(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that would change; `what` is the head of its column, dates are written YYYY-MM-DD."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AgencyLine:
    row: AgencyRow
    standing: Standing
    agency: int = 0  # key of the row that is there; 0 when it is new
    changes: tuple[Change, ...] = ()

    @property
    def name(self) -> str:
        return self.row.name


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """The keys are those of the officer and the post that are there; 0 when they are new."""

    row: OfficerRow
    standing: Standing
    officer: int = 0
    post: int = 0
    changes: tuple[Change, ...] = ()

    @property
    def name(self) -> str:
        return self.row.full_name


def standing(is_new: bool, changes: tuple[Change, ...]) -> Standing:
    if is_new:
        return Standing.NEW
    return Standing.CHANGED if changes else Standing.SAME
