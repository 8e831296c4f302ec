"""Where a procedure is not as usual: who else decides, where one goes instead, and what is only filed online."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where one goes with what is not filed here: who it is, where they sit, the address of their service, phone."""

    name: str
    place: str = ""
    url: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Competence:
    """Who decides for some places instead of the usual agency: another agency here, or (`elsewhere`) nobody here.

    `places` are codes of communes.
    """

    places: tuple[str, ...]
    agency: str = ""
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class PaperGround:
    """A lawful exception by which a counter takes on paper what is otherwise only filed online."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class OnlineOnly:
    """By which decision, from which day and at which agencies it is only filed online; no agency named means all."""

    decision: str
    since: date
    grounds: tuple[PaperGround, ...]
    agencies: tuple[str, ...] = ()
