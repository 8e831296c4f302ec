"""Papers of a filing by component: what came, what cannot be taken and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.definition import Component
from motcua.dossiers.acts import edit as acts
from motcua.dossiers.models import Attachment, Dossier
from motcua.files import store
from motcua.web.portal.pages import path
from motcua.web.portal.pages.draft import Draft
from motcua.web.portal.shown.papers import file_rows
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.parts import FileRow
from motcua.web.ui.words import sentence

ACCEPT = "image/jpeg,image/png,image/heic,.heic,application/pdf"
Errors = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of the files sent: words by component, and a row with its reason for each file refused."""

    errors: Errors
    rows: Mapping[str, Sequence[FileRow]]


def values(draft: Draft, *, back: str = "", taken: Taken | None = None) -> dict[str, object]:
    known = taken or Taken(missing(draft) if back == path.CHECK else {}, {})
    views = fields_of(draft.components(), draft.files, known)
    return {
        "dossier": draft.dossier, "name": draft.known.name, "fields": views, "errors": error_lines(views), "back": back,
        "place": path.place(draft, path.PAPERS),
    }  # fmt: skip


def fields_of(
    components: Iterable[Component], files: Mapping[str, list[Attachment]], taken: Taken
) -> tuple[FieldView, ...]:
    return tuple(
        FieldView(
            c.key, c.name, "file", hint=c.hint, required=bool(c.required), error=taken.errors.get(c.key, ""),
            files=(*file_rows(files.get(c.key, []), removable=True), *taken.rows.get(c.key, ())),
            attrs={"accept": ACCEPT, "multiple": "multiple"},
        )
        for c in components
    )  # fmt: skip


def take(request: HttpRequest, dossier: Dossier, components: Sequence[Component], *, by: Actor, at: datetime) -> Taken:
    """Take what was sent and take away what was crossed out."""
    removed = [n.removeprefix("remove.") for n in request.POST if n.startswith("remove.")]
    for number in (r for r in removed if r.isdecimal()):
        acts.remove(dossier.pk, int(number), by=by, at=at)
    errors: dict[str, str] = {}
    rows: dict[str, list[FileRow]] = {}
    for component in components:
        wrong = [
            row
            for file in request.FILES.getlist(component.key)
            if (row := _take(file, dossier, component, by=by, at=at))
        ]
        if wrong:
            rows[component.key] = wrong
            errors[component.key] = _("Chưa nhận được: %(names)s") % {"names": ", ".join(row.name for row in wrong)}
    return Taken(errors, rows)


def _take(
    file: "UploadedFile[bytes]", dossier: Dossier, component: Component, *, by: Actor, at: datetime
) -> FileRow | None:
    """Store and attach one file; gives a row with the reason when it is refused."""
    content: BinaryIO = file  # type: ignore[assignment]  # Django's file is one in all but its type
    try:
        stored = store.receive(content, file.name or "", file.size or 0, at=at)
        acts.attach(dossier.pk, component.key, stored, by=by, at=at)
    except Refusal as refusal:
        return FileRow(file.name or component.name, error=sentence(refusal))
    return None


def onward(request: HttpRequest, draft: Draft, taken: Taken) -> tuple[str, Taken]:
    """Give where to go, or nothing and what is wrong: to go on, the papers that are needed must be there."""
    if taken.errors:
        return "", taken
    if "next" not in request.POST:
        return f"{reverse('portal:papers', args=[draft.dossier.public_id])}?ve={_back(request)}", taken
    left = missing(draft)
    return ("", Taken(left, {})) if left else (path.onward(draft, path.PAPERS, {"back": [_back(request)]}), taken)


def _back(request: HttpRequest) -> str:
    return path.CHECK if request.POST.get("back") == path.CHECK else ""


def missing(draft: Draft) -> Errors:
    names = {c.key: c.name for c in draft.components()}
    return {key: _("Còn thiếu: %(name)s") % {"name": names[key]} for key in draft.gaps("component")}
