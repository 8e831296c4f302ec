"""A draft read once: what was typed, what the account knows, what that makes of it, and its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from motcua.base.written import Slot, written
from motcua.catalog.conditions import holds
from motcua.catalog.definition import Component, Definition, Question, Topic
from motcua.catalog.questions.typed import Raw
from motcua.directory.models import Citizen
from motcua.dossiers import filing
from motcua.dossiers.models import Attachment, Dossier
from motcua.dossiers.queries import attachments_of, raw_answers
from motcua.web.portal.defined import definition
from motcua.web.portal.shown.account import known_of


@dataclass(frozen=True)
class Draft:
    dossier: Dossier
    known: Definition
    answers: Mapping[str, Raw]  # saved ones, by question
    account: Mapping[str, Raw]  # what the account can fill in where nothing was saved
    files: Mapping[str, list[Attachment]]  # by component
    at: datetime

    @cached_property
    def checked(self) -> filing.Checked:
        """Check what is saved, answers and files together."""
        return filing.check(self.known, self.answers, set(self.files), filing.reading_at(self.at))

    @cached_property
    def likely(self) -> filing.Checked:
        """Check with what the account fills in: what a page shows before it is saved."""
        return filing.check_answers(self.known, {**self.account, **self.answers}, filing.reading_at(self.at))

    def questions(self, topic: Topic) -> tuple[Question, ...]:
        """Give the questions to ask on a page for the answers so far."""
        return tuple(q for q in topic.questions if holds(q.show_if, self.likely.values))

    def topics(self) -> tuple[Topic, ...]:
        """Give the pages that ask anything."""
        return tuple(t for t in self.known.topics if self.questions(t))

    def components(self) -> tuple[Component, ...]:
        return filing.asked_components(self.known, self.checked.values)

    def gaps(self, part: str) -> dict[str, filing.FoundGap]:
        return {g.key: g for g in self.checked.gaps if g.part == part}


def read(dossier: Dossier, at: datetime) -> Draft:
    known = definition(dossier.revision_id)
    answers = dict(raw_answers(dossier.pk))
    owner = _owner(dossier.owner_id)[0]
    account = {k: raw for k, raw in known_of(known, owner).items() if k not in answers}
    return Draft(dossier, known, answers, account, files_of(dossier), at)


@written(Slot)
def _owner(key: Any) -> QuerySet[Citizen]:
    return Citizen.objects.select_related("place__parent", "organisation").filter(pk=key)


def files_of(dossier: Dossier) -> dict[str, list[Attachment]]:
    """Give the files that stand, by component."""
    found: dict[str, list[Attachment]] = {}
    for one in attachments_of(dossier):
        found.setdefault(one.component, []).append(one)
    return found
