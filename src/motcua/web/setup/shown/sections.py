"""The page of one section of a draft: its fields, what is wrong with them, and what the draft still contradicts."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from motcua.catalog import reading
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.errors import BadDefinition
from motcua.catalog.questions.typed import Raw
from motcua.catalog.sections import section_of
from motcua.web.setup.sections import form
from motcua.web.setup.sections.form import Section, Table
from motcua.web.ui.catalog_words import SECTION_WORDS, sound_words
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.parts import ErrorLine


def values(
    row: ProcedureDraft,
    asked: Section,
    raw: Raw,
    *,
    version: int,
    wrong: Mapping[str, str] | None = None,
    added: tuple[Table, int | None] | None = None,
) -> dict[str, object]:
    """Give what the page shows; after a button the place where one goes on has the focus."""
    faults = wrong or {}
    fields = [_focused(field, added) for field in form.fields(asked, raw, faults)]
    loose = [ErrorLine(faults[""])] if "" in faults else []
    return {
        "draft": row, "section": asked, "title": SECTION_WORDS[asked.key], "fields": fields, "version": version,
        "hidden": form.hidden(asked, raw), "errors": [*loose, *error_lines(fields)], "standing": standing(row, asked.key),
    }  # fmt: skip


def _focused(field: FieldView, added: tuple[Table, int | None] | None) -> FieldView:
    if added is None or added[0].key != field.name or not field.rows:
        return field
    at = len(field.rows) - 1 if added[1] is None else min(added[1], len(field.rows) - 1)
    first = replace(field.rows[at][0], attrs={"autofocus": "autofocus"})
    rows = [[first, *cells[1:]] if n == at else cells for n, cells in enumerate(field.rows)]
    return replace(field, rows=rows)


def standing(row: ProcedureDraft, section: str) -> list[str]:
    """Say what the saved draft contradicts in this section; what cannot be read at all is told by the check."""
    try:
        reading.read(row.document)
    except BadDefinition as bad:
        return [sound_words(fault) for fault in bad.faults if section_of(fault.part) == section] or (
            [] if bad.faults else [_("Bản soạn còn chỗ ghi dở; xem phần kiểm tra ở trang bản soạn.")]
        )
    return []
