"""What a section page does with what was sent: a row more or less, the page again with what is wrong, or saved."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.questions.typed import Raw
from motcua.dossiers.filing import reading_at
from motcua.web.setup.sections import form
from motcua.web.setup.sections.form import Section
from motcua.web.setup.shown import sections as shown
from motcua.web.ui.words import sentence


def opened(row: ProcedureDraft, asked: Section, raw: Raw) -> dict[str, object]:
    """Give the page as it is opened; a form kept over a sign-in comes before what is saved."""
    return shown.values(row, asked, raw or form.laid_out(asked, row.document), version=_version(raw, row.version))


def answered(row: ProcedureDraft, asked: Section, raw: Raw, *, by: Actor, at: datetime) -> dict[str, object] | None:
    """Give the page again, or None when the section is saved."""
    version, button = _version(raw, -1), form.pressed(asked, raw)
    if button:
        return shown.values(row, asked, form.after_button(button, raw), version=version, added=button)
    read = form.edited(asked, row.document, raw, reading_at(at))
    wrong = dict(read.wrong)
    if not wrong:
        try:
            _save(row, read.changes, version=version, by=by, at=at)
        except Refusal as no:
            wrong = {"": sentence(no)}
    return shown.values(row, asked, raw, version=version, wrong=wrong) if wrong else None


def _save(row: ProcedureDraft, changes: Mapping[str, Any], *, version: int, by: Actor, at: datetime) -> None:
    """Save over the version that was opened; refuses only where others have changed the same parts since."""
    try:
        save_draft(row.public_id, changes, version=version, by=by, at=at)
    except Refusal as no:
        if no.code != "draft.overtaken" or set(changes) & set(no.facts["parts"]):  # type: ignore[call-overload]  # facts are objects
            raise
        save_draft(row.public_id, changes, version=row.version, by=by, at=at)


def _version(raw: Raw, otherwise: int) -> int:
    """Give the version of the draft that the form was opened with."""
    sent = (raw.get("version") or [""])[-1]
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else otherwise
