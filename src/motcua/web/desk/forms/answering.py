"""From a form that was posted to an act done, a page with what is wrong, or the news that somebody was faster."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from motcua.base.errors import Refusal
from motcua.web.desk.forms.asked import ActForm, Asked
from motcua.web.desk.forms.moved import MOVED, Moved, moved
from motcua.web.desk.shown import page
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.parts import ErrorLine
from motcua.web.ui.words import sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """One of three: `done` says what to tell, `moved` who was first, `wrong` what to repair by field ("" for the whole)."""

    done: str = ""
    moved: Moved | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)


def answer(form: ActForm, asked: Asked) -> Answer:
    values, wrong = form.read(asked)
    if wrong:
        return Answer(wrong=wrong)
    try:
        return Answer(done=form.do(asked, values))
    except Refusal as refusal:
        if refusal.code in MOVED:
            return Answer(moved=moved(asked, form.key, refusal))
        return Answer(wrong={form.places.get(refusal.code, ""): sentence(refusal)})


def values(form: ActForm, asked: Asked, wrong: Mapping[str, str]) -> dict[str, object]:
    """Give what the page of an act shows."""
    fields, more = form.fields(asked, wrong), form.more(asked)
    return {
        **page.head(asked.read, at=asked.at),
        **more,
        "form": form,
        "fields": fields,
        "errors": _errors([*more.get("more_fields", ()), *fields], wrong),
    }


def _errors(fields: list[FieldView], wrong: Mapping[str, str]) -> list[ErrorLine]:
    shown = {f.name for f in fields}
    loose = [ErrorLine(words, f"#{key}" if key else "") for key, words in wrong.items() if key not in shown]
    return [*loose, *error_lines(fields)]
