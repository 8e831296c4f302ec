"""Check your answers: everything on one page, all gaps at once, what it costs, and one button to send."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.catalog.definition import Component
from motcua.catalog.fees import FeeFacts, lines
from motcua.dossiers.acts.submit import submit
from motcua.dossiers.filing import FoundGap
from motcua.web.portal.pages import path, returning
from motcua.web.portal.pages.draft import Draft
from motcua.web.portal.shown import answers, fees, fields
from motcua.web.ui.parts import ErrorLine, Fact
from motcua.web.ui.words import sentence


def values(draft: Draft, *, gaps: Sequence[FoundGap] | None = None, refusal: str = "") -> dict[str, object]:
    """Give the page; gaps given are those for which the act refused, and go to the top of the page."""
    public_id, known = draft.dossier.public_id, draft.known
    change = {t.key: f"{reverse('portal:topic', args=[public_id, t.key])}?ve={path.CHECK}" for t in known.topics}
    owed = lines(known, FeeFacts(draft.dossier.channel, draft.checked.values), today(draft.at))
    refused = [ErrorLine(refusal)] if refusal else _lines(draft, gaps or ())
    return {
        "dossier": draft.dossier, "name": known.name, "agency": draft.dossier.agency.name,
        "groups": answers.groups(known, draft.checked.values, raws=draft.answers, change=change),
        "papers": _papers(draft), "way": _way(draft), "errors": refused,
        "open": () if refused else _lines(draft, draft.checked.gaps),
        "bill": fees.bill(owed), "owes": bool(owed), "when_paid": fees.when_paid(known, draft.dossier.one_stop.name),
    }  # fmt: skip


def send(draft: Draft, *, by: Actor, at: datetime) -> tuple[Sequence[FoundGap], str]:
    """Submit; gives the gaps or the words of another refusal. A dossier already sent is simply sent."""
    try:
        submit(draft.dossier.pk, by=by, at=at)
    except Refusal as refusal:
        if refusal.code == "submit.incomplete":
            gaps: Sequence[FoundGap] = refusal.facts["gaps"]  # type: ignore[assignment]  # facts are objects
            return gaps, ""
        return (), "" if refusal.code == "dossier.already_submitted" else sentence(refusal)
    return (), ""


def _lines(draft: Draft, gaps: Sequence[FoundGap]) -> list[ErrorLine]:
    return [_line(draft, gap) for gap in gaps]


def _line(draft: Draft, gap: FoundGap) -> ErrorLine:
    """Name what is missing and lead to where it is repaired."""
    public_id = draft.dossier.public_id
    if gap.part == "component":
        component = draft.known.component(gap.key)
        words = _("Còn thiếu: %(name)s") % {"name": component.name if component else gap.key}
        return ErrorLine(words, f"{reverse('portal:papers', args=[public_id])}?ve={path.CHECK}#f-{gap.key}-field")
    topic = next(t for t in draft.known.topics for q in t.questions if q.key == gap.key)
    question = next(q for q in topic.questions if q.key == gap.key)
    return ErrorLine(
        fields.words_of(question, gap),
        f"{reverse('portal:topic', args=[public_id, topic.key])}?ve={path.CHECK}#f-{gap.key}-field",
    )


def _papers(draft: Draft) -> list[Fact]:
    change = f"{reverse('portal:papers', args=[draft.dossier.public_id])}?ve={path.CHECK}"
    return [Fact(c.name, _sent(draft, c), f"{change}#f-{c.key}-field") for c in draft.components()]


def _sent(draft: Draft, component: Component) -> str:
    names = [a.file.name for a in draft.files.get(component.key, [])]
    return "\n".join(names) or (_("Còn thiếu") if component.required else _("Không gửi"))


def _way(draft: Draft) -> list[Fact]:
    change = f"{reverse('portal:return_way', args=[draft.dossier.public_id])}?ve={path.CHECK}"
    asked = returning.questions(draft.known, draft.dossier.one_stop.name)
    known = {"way": draft.dossier.return_way, "phone": draft.dossier.owner_phone, "email": draft.dossier.owner_email}
    return [Fact(q.label, answers.shown_value(q, known[q.key]), f"{change}#f-{q.key}-field") for q in asked]
