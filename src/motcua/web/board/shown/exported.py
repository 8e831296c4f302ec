"""The rows of a list behind a figure, for a file."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.dossiers.models import State
from motcua.measures.listing import Row, all_rows
from motcua.web.board.choosing import Chosen
from motcua.web.board.shown import words
from motcua.web.board.shown.listed import filed_words
from motcua.web.ui.exports import Cell, Column, Sheet
from motcua.web.ui.tags import tag_for


def sheet(chosen: Chosen) -> Sheet:
    """Name the columns now, while the reader's language is spoken; the rows are read when the file is written."""
    columns = (
        Column(_("Mã hồ sơ"), 26), Column(_("Mã thủ tục"), 12), Column(_("Thủ tục"), 50), Column(_("Cơ quan"), 40),
        Column(_("Đang ở"), 40), Column(_("Cách nộp"), 26), Column(_("Tình trạng"), 20), Column(_("So với hẹn"), 24),
        Column(_("Nộp lúc"), 17), Column(_("Tiếp nhận"), 17), Column(_("Hẹn trả"), 17), Column(_("Có kết quả"), 17),
        Column(_("Kết thúc"), 17),
    )  # fmt: skip
    said = {**filed_words()} | {state.value: tag_for(state.value).text for state in State}
    stands = {key: str(words.FIGURES[key].name) for key in _STANDS} | {"": ""}
    rows = all_rows(chosen.scope, chosen.choice, chosen.bounds)
    days = f"{chosen.period.since:%Y%m%d}-{chosen.period.last:%Y%m%d}"
    return Sheet(f"so-lieu-{chosen.choice.figure.key}-{days}", columns, _cells(rows, said | {"": ""}, stands))


_STANDS = ("late", "early", "on_time", "late_now", "waiting", "due_today", "due_soon")


def _cells(rows: Iterator[Row], said: Mapping[str, str], stands: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        times: tuple[datetime | None, ...] = (
            row.submitted_at, row.received_at, row.due, row.decided_at, row.ended_at
        )  # fmt: skip
        yield (
            row.code, row.procedure_code, row.procedure_name, row.agency_name, row.holder, said[row.filed],
            said[row.state], stands[row.stands], *times,
        )  # fmt: skip
