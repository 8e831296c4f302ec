"""The due date of a dossier: what it is, what it was, why, and what moved it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.clock.reasons import from_rows
from motcua.dossiers.deadlines import if_lifted_now
from motcua.dossiers.models import DeadlineChange, Dossier, HoldKind
from motcua.dossiers.queries import deadline_changes_of, due_if_received
from motcua.web.desk.shown import reasons, said, standing
from motcua.web.ui.parts import Fact, Tag

STOPPING = frozenset({HoldKind.SUPPLEMENT, HoldKind.FEE, HoldKind.OBLIGATION})


@dataclass(frozen=True, slots=True)
class Change:
    at: datetime
    words: str
    reasons: Sequence[str]


@dataclass(frozen=True, slots=True)
class Deadline:
    """`tag` None: nothing is promised yet."""

    tag: Tag | None
    facts: Sequence[Fact]
    why: Sequence[str]
    is_provisional: bool
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Preview:
    """The day that would be promised now, before reception."""

    due: datetime
    why: Sequence[str]
    is_provisional: bool


def deadline(dossier: Dossier, holds: frozenset[HoldKind], *, at: datetime) -> Deadline:
    changes = [change_of(c) for c in deadline_changes_of(dossier)]
    return Deadline(
        tag=standing.of_dossier(dossier, holds, at),
        facts=_facts(dossier, holds, at),
        why=changes[-1].reasons if changes else (),
        is_provisional=dossier.due_is_provisional,
        changes=changes,
    )


def preview(dossier: Dossier, *, at: datetime) -> Preview:
    found = due_if_received(dossier, at=at)
    return Preview(found.at, reasons.sentences(found.reasons), bool(found.provisional))


def _facts(dossier: Dossier, holds: frozenset[HoldKind], at: datetime) -> list[Fact]:
    if dossier.due is None or dossier.legal_due is None or dossier.original_due is None:
        return []
    facts = [Fact(_("Hẹn trả"), said.full(dossier.due))]
    if dossier.original_due != dossier.due:
        facts.append(Fact(_("Hẹn trả ban đầu"), said.full(dossier.original_due)))
    if dossier.legal_due != dossier.due:
        facts.append(Fact(_("Hạn theo quy định"), said.full(dossier.legal_due)))
    lifted = if_lifted_now(dossier, at=at) if STOPPING & holds else None
    if lifted:
        facts.append(Fact(_("Nếu làm tiếp ngay bây giờ"), said.full(lifted.at)))
    return facts


def change_of(change: DeadlineChange) -> Change:
    """Word one setting or move of the date."""
    facts = {"after": said.moment(change.after), "ground": reasons.ground(change.ground)}
    if change.before is None:
        words = _("Hẹn trả %(after)s (%(ground)s)") % facts
    elif change.before == change.after:
        words = _("Giữ hẹn trả %(after)s (%(ground)s)") % facts
    else:
        words = _("Dời từ %(before)s sang %(after)s (%(ground)s)") % {**facts, "before": said.moment(change.before)}
    return Change(change.at, words, reasons.sentences(from_rows(change.reasons)))
