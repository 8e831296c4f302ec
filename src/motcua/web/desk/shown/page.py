"""The one page of a dossier: everything it shows, read once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.catalog.definition import Definition
from motcua.catalog.queries import definition
from motcua.catalog.questions.typed import Raw
from motcua.directory import calendars
from motcua.dossiers import rules
from motcua.dossiers.facts import Facts, facts_of
from motcua.dossiers.inbox import open_consults
from motcua.dossiers.models import Answer, Delivery, Dossier, Hold, Obligation, Step, Supplement
from motcua.dossiers.queries import obligation_of, steps_of, supplements_of
from motcua.web.desk.shown import (
    answers,
    buttons,
    components,
    deadline,
    filed,
    money,
    official,
    owed,
    person,
    said,
    sheet,
    standing,
    timeline,
    waiting,
)
from motcua.web.ui.parts import Fact
from motcua.web.ui.tags import tag_for


@dataclass(frozen=True)
class Read:
    """The rows behind the page, each kind read when it is first asked for: an act that is posted needs few of them."""

    dossier: Dossier

    @cached_property
    def known(self) -> Definition:
        return definition(self.dossier.revision_id)

    @cached_property
    def facts(self) -> Facts:
        return facts_of(self.dossier)

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        return {a.key: a for a in self.dossier.answers.all()}

    @cached_property
    def steps(self) -> Sequence[Step]:
        return list(steps_of(self.dossier))

    @cached_property
    def supplements(self) -> Sequence[Supplement]:
        return list(supplements_of(self.dossier))

    @cached_property
    def holds(self) -> Sequence[Hold]:
        return list(self.dossier.holds.order_by("placed_at"))

    @cached_property
    def obligation(self) -> Obligation | None:
        return obligation_of(self.dossier) if self.known.obligation else None

    @property
    def values(self) -> dict[str, Any]:
        return {key: a.value for key, a in self.answers.items() if a.value is not None}

    @property
    def asked_at(self) -> datetime | None:
        """Give when the applicant was last asked to complete."""
        return self.supplements[-1].asked_at if self.supplements else None

    @property
    def papers(self) -> list[components.Paper]:
        return components.papers(self.dossier, self.known, self.values, self.asked_at)


@dataclass(frozen=True, slots=True)
class Wish:
    """How the page is wanted: the way back into its list, numbers to show whole, ticks not kept yet."""

    place: str = ""
    revealed: Collection[str] = ()
    ticks: Raw = field(default_factory=dict)


def values(dossier: Dossier, asked: Actor, wish: Wish, *, at: datetime) -> dict[str, object]:
    """Give what the template of the page shows."""
    found = Read(dossier)
    keys = buttons.allowed(found.facts, asked, dossier.one_stop_id, at=at)
    return {
        **head(found, at=at),
        **_work(found, asked, keys, wish.place, at),
        **_declared(found, wish),
        "filed": filed.facts(dossier, found.facts.mandate, at=at),
        "deadline": deadline.deadline(dossier, found.facts.holds, at=at),
        "moments": timeline.moments(dossier, found.known, found.facts, at=at),
        **_sheet(found, at),
        "consults": sheet.consults(found.steps, at=at),
        "requests": waiting.requests(found.supplements, found.known),
        "money": money.of(dossier),
        "owed": owed.facts(found.obligation),
        "official": official.of(dossier),
        "delivery": _delivery(dossier),
    }


def _sheet(found: Read, at: datetime) -> dict[str, object]:
    """Give the control sheet and every pause, counted by the calendars as they stand now."""
    held = calendars.book()
    return {
        "sheet": sheet.lines(found.steps, found.holds, held, at=at),
        "pauses": sheet.pauses(found.holds, held.calendar(found.dossier.agency_id), at=at),
    }


def head(found: Read, *, at: datetime) -> dict[str, object]:
    """Give the heading that a dossier has on every page of the desk."""
    dossier = found.dossier
    return {
        "dossier": dossier,
        "procedure": found.known.name,
        "state": tag_for(dossier.state),
        "outcome": tag_for(dossier.outcome) if dossier.outcome else None,
        "standing": standing.of_dossier(dossier, found.facts.holds, at),
        "here": _here(found),
    }


def _work(found: Read, asked: Actor, keys: Sequence[str], place: str, at: datetime) -> dict[str, object]:
    dossier = found.dossier
    opened = [h for h in found.holds if h.lifted_at is None]
    consults = list(open_consults(dossier, asked)) if found.facts.consults else []
    return {
        "buttons": buttons.buttons(dossier, buttons.ordered(keys, found.steps), consults, place),
        "waits": [
            *owed.waits(found.obligation, dossier, keys, at=at),
            *waiting.waits(dossier, opened, found.supplements, keys, at=at),
        ],
        "may_check": rules.may_check(found.facts, asked) is None,
        "place": place,
    }


def _declared(found: Read, wish: Wish) -> dict[str, object]:
    return {
        "person": person.facts(found.dossier, wish.revealed),
        "papers": components.as_typed(found.papers, wish.ticks),
        "topics": answers.topics(found.known, found.answers, wish.revealed, found.asked_at),
        "is_paper": found.dossier.entered_by_id is not None,
    }


def _here(found: Read) -> list[Fact]:
    """Say who has it, since when, until when; nothing when nobody has."""
    if found.facts.step is None:
        return []
    key = found.facts.step.key
    step = next(s for s in found.steps if s.pk == key)
    who = step.assignee.full_name if step.assignee else _("chưa ai nhận")
    return [
        Fact(_("Đang ở"), f"{step.name} · {step.unit.name}"),
        Fact(_("Người giữ"), who),
        Fact(_("Từ"), said.moment(step.opened_at)),
        Fact(_("Hạn của bước"), said.moment(step.due)),
    ]


def _delivery(dossier: Dossier) -> list[Fact]:
    found = Delivery.objects.select_related("by").filter(dossier=dossier).first()
    if found is None:
        return []
    return [
        Fact(_("Trả cho"), found.to_name),
        Fact(_("Cách trả"), str(said.WAYS[found.way])),
        Fact(_("Bằng chứng"), found.proof),
        Fact(_("Lúc"), said.full(found.at)),
        Fact(_("Người trả"), found.by.full_name if found.by else ""),
    ]
