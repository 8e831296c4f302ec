"""Which procedures a counter takes on paper, and who decides them."""

from datetime import datetime

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.catalog.models import Procedure
from motcua.catalog.queries import definition, procedure, procedures
from motcua.catalog.questions.typed import Raw
from motcua.directory.models import Agency, AgencyKind, Role
from motcua.directory.queries import agencies, agency_by_key, commune_agencies
from motcua.dossiers.openings import asks_place
from motcua.web.desk.forms.counter import Counter

ON_PAPER = frozenset({"counter", "post"})


def taken_here(words: str) -> list[Procedure]:
    """Give the procedures filed here on paper, best answer to the words first."""
    found = procedures(text=words).filter(handling="local").select_related("field", "current")
    return [p for p in found if p.current_id and ON_PAPER & set(definition(p.current_id).channels)]


def counter_of(code: str, raw: Raw, *, by: Actor, at: datetime) -> Counter | None:
    """Lay a procedure on the counter; None when there is none of this code that is filed here on paper."""
    found = procedure(code, at)
    if found is None or found.current is None or found.handling != "local":
        return None
    known = definition(found.current.pk)
    if not ON_PAPER & set(known.channels):
        return None
    day = today(at)
    named = agency_by_key(known.agency, day) if not asks_place(known) else None
    deciding = (named,) if named else tuple(commune_agencies(day))
    return Counter(found, known, deciding, _own(by, at), by, at, raw)


def _own(by: Actor, at: datetime) -> Agency | None:
    """Give the commune whose counter this is; None at the provincial centre."""
    mine = by.units({Role.COUNTER})
    here = agencies(today(at)).filter(pk__in=mine, parent__kind=AgencyKind.COMMUNE).order_by("pk").first()
    return here.parent if here else None
