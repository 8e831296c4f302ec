"""From an address to the dossiers behind a figure; what is not a figure, an agency or a procedure does not exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from motcua.base.actor import Actor
from motcua.base.text import clean
from motcua.catalog.models import Procedure
from motcua.measures import passed
from motcua.measures.figures import FIGURES, Bounds
from motcua.measures.listing import Choice
from motcua.measures.period import Period
from motcua.measures.scope import Scope, scope_of
from motcua.web.board.asked import Asked
from motcua.web.board.shown.home import bounds_of


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is listed and for whom; the names are empty when nothing narrows the figure."""

    asked: Asked
    period: Period
    scope: Scope
    bounds: Bounds
    choice: Choice
    agency_name: str = ""
    procedure_name: str = ""
    passed: str = ""  # the number of a map, as the address writes it

    @property
    def place(self) -> dict[str, str]:
        """Give the part of an address that asks for the same list."""
        named = {"figure": self.choice.figure.key, "agency": self.choice.agency, "procedure": self.choice.procedure,
                 "passed": self.passed}  # fmt: skip
        return named | self.asked.place


def chosen(actor: Actor, asked: Asked, given: Mapping[str, str], *, at: datetime) -> Chosen:
    """Read the list that is asked for; raises Http404 for what there is not."""
    asks_map = given.get("figure", "") == passed.KEY
    figure = passed.figure_of(clean(given.get("passed", ""))) if asks_map else FIGURES.get(given.get("figure", ""))
    if figure is None or asked.period is None or (asks_map and not given.get("procedure")):
        raise Http404
    scope, agency, procedure = scope_of(actor), clean(given.get("agency", "")), clean(given.get("procedure", ""))
    unit = scope.coded(agency)
    named = Procedure.objects.filter(code=procedure).first() if procedure else None
    if (agency and unit is None) or (procedure and named is None):
        raise Http404
    bounds = bounds_of(scope, asked.period, at=at)
    names = (unit.name if unit else "", named.name if named else "")
    written = clean(given.get("passed", "")) if asks_map else ""
    return Chosen(asked, asked.period, scope, bounds, Choice(figure, agency, procedure), *names, written)


def after_of(given: Mapping[str, str]) -> UUID | None:
    """Read after which dossier the page begins; None for the first page and for what is no key."""
    try:
        return UUID(given.get("after", ""))
    except ValueError:
        return None
