"""Dossiers as the desk finds them now, and what its pages say."""

from datetime import timedelta
from html import unescape
from typing import Protocol

from django.urls import reverse

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier, Step
from tests import stories
from tests.town import Person

# Another commune and the platform team find nothing, a citizen is told no, a visitor is sent to sign in.
TURNED_AWAY = {"neighbour": 404, "citizen": 403, "platform": 404, "visitor": 302}


def submitted(mai: Person, agency: Agency) -> Dossier:
    return stories.submitted(mai, agency, at=now() - timedelta(minutes=30))


def in_progress(mai: Person, agency: Agency, hanh: Person) -> Dossier:
    return stories.in_progress(mai, agency, hanh, at=now() - timedelta(minutes=30))


def proposed(mai: Person, agency: Agency, hanh: Person, quan: Person) -> Dossier:
    return stories.proposed(mai, agency, hanh, quan, at=now() - timedelta(minutes=30))


def decided(mai: Person, agency: Agency, officers: tuple[Person, Person, Person]) -> Dossier:
    return stories.decided(mai, agency, officers, at=now() - timedelta(hours=2))


def due_in(dossier: Dossier, hours: int) -> None:
    """Set the due moment of the open step, so that no test depends on the hour it runs at."""
    Step.objects.filter(dossier=dossier, closed_at=None).update(due=now() + timedelta(hours=hours))


def page(dossier: Dossier) -> str:
    return reverse("desk:dossier", args=[dossier.public_id])


def act(dossier: Dossier, key: str) -> str:
    return reverse("desk:act", args=[dossier.public_id, key])


class Answered(Protocol):
    @property
    def content(self) -> bytes: ...


def words(response: Answered) -> str:
    return " ".join(unescape(response.content.decode()).split())


def fresh(dossier: Dossier) -> Dossier:
    return stories.fresh(dossier)
