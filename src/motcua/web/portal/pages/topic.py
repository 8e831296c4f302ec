"""One topic of a filing on one page. Everything typed is saved, right or wrong, before anything is said about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.urls import reverse

from motcua.base.actor import Actor
from motcua.catalog.definition import Question, Topic
from motcua.catalog.questions.typed import Raw
from motcua.dossiers.acts.edit import save_answers
from motcua.dossiers.filing import FoundGap
from motcua.dossiers.queries import dossiers_for
from motcua.web.portal.pages import path, rows
from motcua.web.portal.pages.draft import Draft, read
from motcua.web.portal.shown import fields
from motcua.web.portal.shown.fields import Filled
from motcua.web.ui.fields import error_lines


@dataclass(frozen=True)
class Saved:
    """What a save left: the draft as it is now, what is wrong on this page, and which questions came up by it."""

    draft: Draft
    gaps: tuple[FoundGap, ...]
    new: tuple[Question, ...]
    onward: str  # where to go now; empty when something has to be repaired here first


def topic_of(draft: Draft, key: str) -> Topic:
    found = draft.known.topic(key)
    if found is None:
        raise Http404
    return found


def values(
    draft: Draft, topic: Topic, *, back: str = "", gaps: Mapping[str, FoundGap] | None = None, parked: Raw | None = None
) -> dict[str, object]:
    """Give what the page shows. A form kept over a sign-in comes before what is saved."""
    shown = draft.questions(topic)
    raw = {n: v for one in (draft.account, draft.answers) for typed in one.values() for n, v in typed.items()}
    filled = Filled(
        raw={**raw, **(parked or {})},
        gaps=_standing(draft, back) if gaps is None else gaps,
        from_account=() if parked else tuple(draft.account),
        deciding=fields.deciding(topic.questions),
    )
    views = fields.views(shown, filled)
    return {
        "dossier": draft.dossier, "name": draft.known.name, "topic": topic, "fields": views, "errors": error_lines(views),
        "shown": ",".join(q.key for q in shown), "place": path.place(draft, topic.key), "back": back,
        "is_parked": parked is not None, "version": draft.dossier.changed_at.isoformat(),
    }  # fmt: skip


def _standing(draft: Draft, back: str) -> dict[str, FoundGap]:
    """Show faults that were saved before; those never answered only to who comes from the check."""
    found = draft.gaps("question")
    return found if back == path.CHECK else {k: g for k, g in found.items() if k in draft.answers}


def save(draft: Draft, topic: Topic, raw: Raw, *, by: Actor, at: datetime) -> Saved:
    """Save the questions that were on the page; others of the topic keep what they had."""
    on_page = set((raw.get("shown") or [""])[-1].split(","))
    asked = tuple(q for q in topic.questions if q.key in on_page)
    button = rows.pressed(asked, raw)
    kept = rows.done(raw, button)
    gaps = save_answers(draft.dossier.pk, asked, kept, by=by, at=at)
    now = read(dossiers_for(by).get(pk=draft.dossier.pk), at)
    new = tuple(q for q in now.questions(topic) if q.key not in on_page)
    here = _here(draft, topic, kept)
    if button:
        return Saved(now, (), new, here + rows.fragment(button, kept))
    if "later" in kept:
        return Saved(now, gaps, new, reverse("portal:tasks", args=[draft.dossier.public_id]))
    if gaps:
        return Saved(now, gaps, new, "")
    return Saved(now, gaps, new, f"{here}&moi=1#f-{new[0].key}-field" if new else path.onward(now, topic.key, kept))


def _here(draft: Draft, topic: Topic, raw: Raw) -> str:
    back = (raw.get("back") or [""])[-1]
    return (
        f"{reverse('portal:topic', args=[draft.dossier.public_id, topic.key])}?ve={back if back == path.CHECK else ''}"
    )
