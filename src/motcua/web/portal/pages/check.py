"""Check your answers: everything on one page, all gaps at once, what it costs, and one button to send."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.catalog.definition import Component
from motcua.catalog.fees import FeeFacts, lines
from motcua.catalog.offering import case_for
from motcua.dossiers.acts.submit import submit
from motcua.dossiers.filing import FoundGap
from motcua.web.portal.pages import path, returning
from motcua.web.portal.pages.draft import Draft
from motcua.web.portal.shown import answers, fees, fields
from motcua.web.ui.parts import ErrorLine, Fact
from motcua.web.ui.words import sentence


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a dossier that was sent: the gaps for which it was refused, or the words of another refusal."""

    gaps: Sequence[FoundGap] = ()
    refusal: str = ""
    is_somebody_elses: bool = False

    @property
    def is_done(self) -> bool:
        return not (self.gaps or self.refusal or self.is_somebody_elses)


def values(draft: Draft, sent: Sent | None = None) -> dict[str, object]:
    """Give the page; what the act refused goes to the top of it."""
    public_id, known = draft.dossier.public_id, draft.known
    change = {t.key: f"{reverse('portal:topic', args=[public_id, t.key])}?ve={path.CHECK}" for t in known.topics}
    owed = lines(
        known,
        FeeFacts(draft.dossier.channel, draft.checked.values, case_for(known, draft.checked.values)),
        today(draft.at),
    )
    sent = sent or Sent()
    refused = [ErrorLine(sent.refusal)] if sent.refusal else _lines(draft, sent.gaps)
    return {
        "dossier": draft.dossier, "name": known.name, "agency": draft.dossier.agency.name,
        "groups": answers.groups(known, draft.checked.values, raws=draft.answers, change=change),
        "papers": _papers(draft), "way": _way(draft), "errors": refused,
        "open": () if refused else _lines(draft, draft.checked.gaps),
        "bill": fees.bill(owed), "owes": bool(owed), "when_paid": fees.when_paid(known, draft.dossier.one_stop.name),
    }  # fmt: skip


def send(public_id: UUID, *, by: Actor, at: datetime) -> Sent:
    """Submit. A dossier already sent is simply sent; one of somebody else is as good as none."""
    try:
        submit(public_id, by=by, at=at)
    except Refusal as refusal:
        match refusal.code:
            case "submit.incomplete":
                gaps: Sequence[FoundGap] = refusal.facts["gaps"]  # type: ignore[assignment]  # facts are objects
                return Sent(gaps=gaps)
            case "dossier.none" | "dossier.not_yours":
                return Sent(is_somebody_elses=True)
            case "dossier.already_submitted":
                return Sent()
        return Sent(refusal=sentence(refusal))
    return Sent()


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
