"""A form of the setup: questions, an act, and what to say afterwards. What was typed is kept when something is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from motcua.base.errors import Refusal
from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Raw
from motcua.dossiers.filing import read_one, reading_at
from motcua.web.ui.fields import DateParts, FieldView, Option, error_lines
from motcua.web.ui.parking import parked
from motcua.web.ui.parts import ErrorLine, Fact, Link
from motcua.web.ui.words import fault, sentence

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What to tell, and where to go; no address means back to where the form was opened."""

    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class SetupForm:
    """One act as a page. `places` says at which question a refusal is shown; `warnings` stand above the questions."""

    title: str
    act: str
    questions: Sequence[Question]
    do: Callable[[Values], Done]
    back: Link
    start: Raw = field(default_factory=dict)
    text: str = ""
    facts: Sequence[Fact] = ()
    warnings: Sequence[str] = ()
    danger: bool = False
    places: Mapping[str, str] = field(default_factory=dict)


def asked(request: HttpRequest, form: SetupForm, *, at: datetime) -> HttpResponseBase:
    """Show the form, or do its act and go on; a form that is wrong comes back with everything typed."""
    sent = typed(request)
    if request.method != "POST":
        return _shown(request, form, sent or form.start, {})
    values, wrong = _read(form, sent, at)
    if wrong:
        return _shown(request, form, sent, wrong)
    try:
        done = form.do(values)
    except Refusal as no:
        return _shown(request, form, sent, {form.places.get(no.code, ""): sentence(no)})
    messages.success(request, done.words)
    return redirect(done.href or form.back.href)


def typed(request: HttpRequest) -> Raw:
    """Give what was posted, now or before a session that ended; without the one character no database keeps."""
    fields = request.POST if request.method == "POST" else parked(request, request.path)
    lists = fields.lists() if fields is not None else ()
    return {name: [str(value).replace("\0", "") for value in values] for name, values in lists}


def _read(form: SetupForm, typed: Raw, at: datetime) -> tuple[Values, dict[str, str]]:
    reading, values, wrong = reading_at(at), dict[str, Any](), dict[str, str]()
    for question in form.questions:
        value, gap = read_one(question, typed, reading)
        if question.type == "date" and value:
            value = date.fromisoformat(value)
        values[question.key] = value
        if gap and gap.code == "answer.missing":
            wrong[question.key] = _("Còn thiếu: %(name)s") % {"name": question.label}
        elif gap:
            wrong[question.key] = f"{question.label}: {fault(gap.code, gap.facts)}"
    return values, wrong


def _shown(request: HttpRequest, form: SetupForm, raw: Raw, wrong: Mapping[str, str]) -> HttpResponseBase:
    fields = [field_of(q, raw, wrong.get(q.key, "")) for q in form.questions]
    loose = [ErrorLine(wrong[""])] if "" in wrong else []
    context = {"form": form, "fields": fields, "errors": [*loose, *error_lines(fields)]}
    return TemplateResponse(request, "setup/form.html", context)


def field_of(question: Question, raw: Raw, error: str = "") -> FieldView:
    """Give a question, with what was typed and what is wrong with it, as the field that asks it."""
    value: object = _one(raw, question.key)
    if question.type == "date":
        value = DateParts(*(_one(raw, f"{question.key}.{part}") for part in ("day", "month", "year")))
    options = tuple(Option(o["value"], o["label"], o.get("hint", "")) for o in question.params.get("options", ()))
    return FieldView(
        question.key, question.label, question.type, hint=question.hint, value=value, error=error,
        required=question.required, options=options,
    )  # fmt: skip


def _one(raw: Raw, name: str) -> str:
    return (raw.get(name) or [""])[-1]


def typed_date(key: str, on: date) -> dict[str, list[str]]:
    """Give a date as a form would have sent it."""
    return {f"{key}.day": [str(on.day)], f"{key}.month": [str(on.month)], f"{key}.year": [str(on.year)]}
