"""Files as rows: what they are, how heavy, and where to open them."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.models import Attachment
from motcua.papers.models import Paper
from motcua.web.portal.shown import times
from motcua.web.ui.parts import FileRow

_KB = 1024


def size_words(size: int) -> str:
    if size < _KB * _KB:
        return _("%(n)s KB") % {"n": times.number(max(1, size // _KB))}
    return _("%(n)s MB") % {"n": f"{size / _KB / _KB:.1f}".replace(".", ",")}


def _kind(media_type: str) -> str:
    return "PDF" if media_type == "application/pdf" else _("Ảnh")


def file_rows(files: Sequence[Attachment], *, removable: bool = False) -> tuple[FileRow, ...]:
    return tuple(
        FileRow(
            one.file.name, f"{_kind(one.file.media_type)}, {size_words(one.file.size)}",
            reverse("portal:file", args=[one.file.public_id]), remove_name=f"remove.{one.pk}" if removable else "",
        )
        for one in files
    )  # fmt: skip


def paper_rows(papers: Sequence[Paper]) -> tuple[FileRow, ...]:
    return tuple(
        FileRow(
            str(one.get_kind_display()), f"PDF, {size_words(one.file.size)}, {times.when(one.made_at)}",
            reverse("portal:paper", args=[one.public_id]),
        )
        for one in papers
    )  # fmt: skip
