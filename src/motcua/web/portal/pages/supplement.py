"""Answer a request to complete: every gap with its reason, a new paper, a new answer or a word, and one button."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.definition import Component, Definition, Question
from motcua.catalog.questions.typed import Raw, own
from motcua.dossiers.acts import edit
from motcua.dossiers.acts.supplement import answer_supplement
from motcua.dossiers.models import Attachment, Dossier, Gap, Supplement
from motcua.dossiers.queries import supplements_of
from motcua.web.portal.asked import typed
from motcua.web.portal.defined import definition
from motcua.web.portal.pages import papers, rows
from motcua.web.portal.pages.draft import files_of
from motcua.web.portal.pages.papers import Taken
from motcua.web.portal.shown import fields, times
from motcua.web.portal.shown.fields import Filled
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.parts import ErrorLine
from motcua.web.ui.words import sentence

WHOLE = ""  # key of what is wrong with the request as a whole


@dataclass(frozen=True)
class Open:
    """An open request and the dossier as it stands."""

    dossier: Dossier
    known: Definition
    supplement: Supplement
    answers: Mapping[str, Raw]
    files: Mapping[str, list[Attachment]]

    @property
    def gaps(self) -> list[Gap]:
        return sorted(self.supplement.gaps.all(), key=lambda g: g.pk)

    @property
    def questions(self) -> tuple[Question, ...]:
        found = (self.known.question(g.key) for g in self.gaps if g.part == "question")
        return tuple(q for q in found if q)

    @property
    def components(self) -> tuple[Component, ...]:
        found = (self.known.component(g.key) for g in self.gaps if g.part == "component")
        return tuple(c for c in found if c)


@dataclass(frozen=True, slots=True)
class Block:
    """One gap on the page: what is asked, why, the field that repairs it, and the word instead."""

    name: str
    reason: str
    field: FieldView
    reply: FieldView


def opened(dossier: Dossier) -> Open | None:
    """Read the open request; None when there is none."""
    asked = next((s for s in supplements_of(dossier) if s.answered_at is None), None)
    if asked is None:
        return None
    raws = dict(dossier.answers.values_list("key", "raw"))
    return Open(dossier, definition(dossier.revision_id), asked, raws, files_of(dossier))


def values(asked: Open, *, raw: Raw | None = None, taken: Taken | None = None) -> dict[str, object]:
    known = taken or Taken({}, {})
    blocks = [b for g in asked.gaps if (b := _block(asked, g, raw or {}, known))]
    lines = [*error_lines([f for b in blocks for f in (b.field, b.reply)])]
    if WHOLE in known.errors:
        lines.append(ErrorLine(known.errors[WHOLE]))
    return {
        "dossier": asked.dossier, "name": asked.known.name, "blocks": blocks, "errors": lines,
        "until": times.day(asked.supplement.answer_by), "asked_at": times.when(asked.supplement.asked_at),
    }  # fmt: skip


def _block(asked: Open, gap: Gap, raw: Raw, taken: Taken) -> Block | None:
    name, field = _field(asked, gap, raw, taken)
    if field is None:
        return None
    reply = FieldView(
        f"reply.{gap.part}.{gap.key}", _("Không có, hoặc đã đúng? Viết cho cán bộ biết vì sao"), "long_text", required=False,
        value=(raw.get(f"reply.{gap.part}.{gap.key}") or [gap.reply])[-1],
    )  # fmt: skip
    return Block(name, gap.reason, field, reply)


def _field(asked: Open, gap: Gap, raw: Raw, taken: Taken) -> tuple[str, FieldView | None]:
    """Give the field that repairs a gap; None for a part that this procedure does not know."""
    if gap.part == "component":
        component = asked.known.component(gap.key)
        if component is None:
            return gap.key, None
        (papers_view,) = papers.fields_of([component], asked.files, taken)
        return component.name, replace(papers_view, label=_("Gửi bản mới"))
    question = asked.known.question(gap.key)
    if question is None:
        return gap.key, None
    typed_here = own(raw, gap.key) or own(asked.answers.get(gap.key, {}), gap.key)
    (view,) = fields.views([question], Filled(typed_here))
    return question.label, replace(view, label=_("Sửa lại câu trả lời"), error=taken.errors.get(gap.key, ""))


def take(request: HttpRequest, asked: Open, *, by: Actor, at: datetime) -> Taken:
    """Keep everything that came, and send it when the button for that was pressed; gives what is still wrong."""
    raw = typed(request)
    taken = papers.take(request, asked.dossier, asked.components, by=by, at=at)
    errors = {**taken.errors, **_save(asked, raw, by=by, at=at)}
    if errors or "send" not in raw:
        return Taken(errors, taken.rows)
    said = {name.removeprefix("reply.").replace(".", ":", 1): values[-1] for name, values in replies(raw).items()}
    try:
        answer_supplement(asked.dossier.pk, said, by=by, at=at)
    except Refusal as refusal:
        return Taken(_refused(asked, refusal), {})
    return taken


def replies(raw: Raw) -> Raw:
    """Keep the words instead of a repair: they are stored only when everything is sent."""
    return {name: values for name, values in raw.items() if name.startswith("reply.")}


def _save(asked: Open, raw: Raw, *, by: Actor, at: datetime) -> dict[str, str]:
    """Save answers that differ from what was sent before: the same answer again repairs nothing."""
    button = rows.pressed(asked.questions, raw)
    kept = rows.done(raw, button)
    changed = tuple(
        q for q in asked.questions if own(kept, q.key) and own(kept, q.key) != own(asked.answers.get(q.key, {}), q.key)
    )
    gaps = edit.save_answers(asked.dossier.pk, changed, kept, by=by, at=at) if changed else ()
    by_key = {q.key: q for q in asked.questions}
    return {} if button else {g.key: fields.words_of(by_key[g.key], g) for g in gaps}


def _refused(asked: Open, refusal: Refusal) -> dict[str, str]:
    """Word a refusal at each gap that it names."""
    gaps = refusal.facts.get("gaps")
    if not isinstance(gaps, tuple):
        return {WHOLE: sentence(refusal)}
    names = {q.key: q.label for q in asked.questions} | {c.key: c.name for c in asked.components}
    return {gap.key: _("Chưa bổ sung: %(name)s") % {"name": names.get(gap.key, gap.key)} for gap in gaps}
