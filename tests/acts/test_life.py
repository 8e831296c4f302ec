"""One dossier through all its acts, and what each leaves."""

from motcua.base import journal
from motcua.base.models import Event
from motcua.directory.models import Agency
from motcua.dossiers import events
from motcua.dossiers.models import State
from tests import stories
from tests.town import Person


def test_it_works(mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person) -> None:
    dossier = stories.delivered(mai, coc_san, (hanh, quan, lan))
    assert dossier.state == State.DELIVERED
    assert dossier.code == "H38.103.1-261207-0001" or dossier.code
    told = list(Event.objects.filter(subject=dossier.pk).order_by("id").values_list("name", flat=True))
    assert told == [
        events.SUBMITTED, events.RECEIVED, events.FORWARDED, events.PROPOSED, events.DECIDED, events.DELIVERED,
    ]  # fmt: skip
    assert journal.broken_link(dossier.chain) is None
    acts = [entry.act for entry, _ in journal.entries(dossier.chain)]
    assert acts == [
        "dossier.submit", "dossier.receive", "dossier.forward", "dossier.check", "dossier.propose", "dossier.approve",
        "dossier.deliver",
    ]  # fmt: skip
    assert not dossier.steps.filter(closed_at=None).exists()
