"""What can be wrong with a route, and the run that shows it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.flow.markings import Move


class FindingKind(StrEnum):
    """What can be wrong with a route."""

    KEY_TWICE = "key_twice"
    OUTCOME_TWICE = "outcome_twice"
    UNKNOWN_STEP = "unknown_step"
    EMPTY_FORK = "empty_fork"
    NO_ROLE = "no_role"
    NO_MINUTES = "no_minutes"
    NO_EXIT = "no_exit"
    UNREACHABLE = "unreachable"
    NO_END = "no_end"
    STUCK = "stuck"
    DOUBLED = "doubled"
    ENDS_EARLY = "ends_early"
    DEAD_BRANCH = "dead_branch"
    NO_SILENT_EXIT = "no_silent_exit"
    NO_LIMIT = "no_limit"
    NO_GROUND = "no_ground"
    OVER_LIMIT = "over_limit"
    NOBODY = "nobody"
    OWN_WORK = "own_work"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the step it is about ("" the whole route), the run that shows it, and the number or key it names.

    The path is empty where the step alone is the proof. `place` and `day` say where and from when on, where the fault
    lies in who holds which post.
    """

    kind: FindingKind
    node: str
    path: tuple[Move, ...] = ()
    detail: str = ""
    place: str = ""
    day: date | None = None
