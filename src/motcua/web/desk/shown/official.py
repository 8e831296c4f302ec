"""Official papers of a dossier, and those still being made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from motcua.dossiers.models import Dossier
from motcua.papers.models import PaperKind
from motcua.papers.queries import papers_of


@dataclass(frozen=True, slots=True)
class Official:
    """`href` empty: it is being made."""

    name: str
    number: str
    made_at: datetime | None
    href: str


def of(dossier: Dossier) -> Sequence[Official]:
    """Give the papers there are, and those that reception or decision will bring in a moment."""
    made = {p.kind: p for p in papers_of(dossier)}
    expected = {PaperKind.RECEIPT: dossier.received_at, PaperKind.RESULT: dossier.decided_at}
    found = [
        Official(str(PaperKind(p.kind).label), p.number, p.made_at, reverse("desk:paper", args=[p.public_id]))
        for p in made.values()
    ]
    return found + [Official(str(k.label), "", None, "") for k, at in expected.items() if at and k not in made]
