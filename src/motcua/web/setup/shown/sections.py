"""The page of one section of a draft: its fields, what is wrong with them, and what keeps it from being published."""

from collections.abc import Mapping
from dataclasses import replace

from motcua.catalog.drafts.checking import faults
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.questions.typed import Raw
from motcua.web.setup.sections import form
from motcua.web.setup.sections.form import Button, Section
from motcua.web.setup.shown.draft_routes import drawing
from motcua.web.setup.shown.faults import faults_told
from motcua.web.ui.catalog_words import SECTION_WORDS
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.parts import ErrorLine


def values(
    row: ProcedureDraft,
    asked: Section,
    raw: Raw,
    *,
    version: int,
    wrong: Mapping[str, str] | None = None,
    added: Button | None = None,
) -> dict[str, object]:
    """Give what the page shows; after a button the place where one goes on has the focus."""
    told = wrong or {}
    fields = [_focused(field, added) for field in form.fields(asked, raw, told)]
    loose = [ErrorLine(told[""])] if "" in told else []
    return {
        "draft": row, "section": asked, "title": SECTION_WORDS[asked.key], "fields": fields, "version": version,
        "drawing": drawing(row.document) if asked.key == "route" else None, "hidden": form.hidden(asked, raw),
        "errors": [*loose, *error_lines(fields)], "standing": standing(row, asked.key),
    }  # fmt: skip


def _focused(field: FieldView, added: Button | None) -> FieldView:
    if added is None or added.table.key != field.name or not field.rows:
        return field
    at = {"add": len(field.rows), "remove": added.place, "up": max(added.place - 1, 0)}[added.act]
    at = min(at, len(field.rows) - 1)
    first = replace(field.rows[at][0], attrs={"autofocus": "autofocus"})
    rows = [[first, *cells[1:]] if n == at else cells for n, cells in enumerate(field.rows)]
    return replace(field, rows=rows)


def standing(row: ProcedureDraft, section: str) -> list[str]:
    """Say what keeps the saved draft from being published, as far as it stands in this section."""
    here = [fault for fault in faults(row.document) if fault.section == section]
    return [line for told in faults_told(here, row.document) for line in told.lines]
