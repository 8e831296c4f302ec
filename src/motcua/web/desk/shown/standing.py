"""How work stands against its due moment, in a word with a shape."""

from collections.abc import Collection
from datetime import datetime

from motcua.clock.lateness import standing
from motcua.dossiers.inbox import SOON
from motcua.dossiers.models import Dossier, HoldKind
from motcua.web.ui.parts import Tag
from motcua.web.ui.tags import tag_for

SOON_MINUTES = int(SOON.total_seconds() // 60)


def tag_of(due: datetime, at: datetime, closed_at: datetime | None = None) -> Tag:
    return tag_for(standing(due, at, closed_at, SOON_MINUTES).value)


def of_dossier(dossier: Dossier, holds: Collection[HoldKind], at: datetime) -> Tag | None:
    """Say how the promise stands: what it waits for while the clock is stopped; None before reception."""
    waits = next((kind for kind in (HoldKind.SUPPLEMENT, HoldKind.FEE, HoldKind.OBLIGATION) if kind in holds), None)
    if waits is not None:
        return tag_for(waits.value)
    if dossier.due is None:
        return None
    return tag_of(dossier.due, at, dossier.decided_at or dossier.ended_at)
