"""The papers of a dossier, each with its files, what was handed in on paper, and the officer's tick."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.catalog.definition import Component, Definition
from motcua.catalog.questions.typed import Raw
from motcua.dossiers.filing import asked_components
from motcua.dossiers.models import Attachment, ComponentCheck, Dossier, PaperComponent
from motcua.dossiers.queries import attachments_of
from motcua.web.desk.shown import said
from motcua.web.desk.shown.fields import typed


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file of a component; `picture` is the address of its preview, empty when there is none to show."""

    name: str
    note: str
    href: str
    picture: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """One component; state is good, late or empty (not looked at), as in ui/checklist."""

    key: str
    name: str
    note: str
    files: Sequence[GivenFile]
    handed_in: str
    state: str
    checked: str
    is_given: bool


def papers(dossier: Dossier, known: Definition, values: Mapping[str, Any], asked_at: datetime | None) -> list[Paper]:
    """Give the components asked for by the answers and whatever else was given; `asked_at`: the last request to complete."""
    files: dict[str, list[Attachment]] = defaultdict(list)
    for attachment in attachments_of(dossier):
        files[attachment.component].append(attachment)
    handed = {p.component: p for p in dossier.papers_filed.all()}
    checks = {c.component: c for c in dossier.checks.select_related("by")}
    asked = {c.key for c in asked_components(known, values, dossier.case)}
    shown = [c for c in known.filed_components() if c.key in asked | files.keys() | handed.keys()]
    return [_paper(c, [_file(f, asked_at) for f in files[c.key]], handed.get(c.key), checks.get(c.key)) for c in shown]


def _paper(
    component: Component, files: Sequence[GivenFile], handed: PaperComponent | None, check: ComponentCheck | None
) -> Paper:
    words = [str(said.KINDS.get(component.kind, "")), "" if component.required is not False else _("không bắt buộc")]
    return Paper(
        key=component.key,
        name=component.name,
        note=" · ".join(w for w in words if w),
        files=files,
        handed_in=_handed(handed) if handed else "",
        state="" if check is None else ("good" if check.is_good else "late"),
        checked=_checked(check) if check else "",
        is_given=bool(files) or handed is not None,
    )


def _checked(check: ComponentCheck) -> str:
    word = _("Đạt") if check.is_good else _("Chưa đạt")
    return f"{word}: {check.by.full_name}, {said.moment(check.at)}"


def _handed(paper: PaperComponent) -> str:
    originals = ngettext("%(n)s bản chính", "%(n)s bản chính", paper.originals) % {"n": paper.originals}
    copies = ngettext("%(n)s bản sao", "%(n)s bản sao", paper.copies) % {"n": paper.copies}
    return ", ".join(w for w, n in ((originals, paper.originals), (copies, paper.copies)) if n)


def _file(attachment: Attachment, asked_at: datetime | None) -> GivenFile:
    stored = attachment.file
    is_picture = stored.media_type.startswith("image/")
    kind = _("Ảnh") if is_picture else "PDF"
    return GivenFile(
        name=stored.name,
        note=f"{kind}, {said.size(stored.size)}, {said.moment(attachment.added_at)}",
        href=reverse("desk:file", args=[stored.public_id]),
        picture=reverse("desk:preview", args=[stored.public_id]) if is_picture else "",
        is_new=asked_at is not None and attachment.added_at > asked_at,
    )


def marks(given: Raw, papers_shown: Sequence[Paper]) -> dict[str, bool]:
    """Read the ticks that were posted: ticked is in order; unticked counts only where a tick was taken away."""
    read = {p.key: typed(given, f"ok.{p.key}") == "yes" for p in papers_shown if p.is_given}
    was_good = {p.key for p in papers_shown if p.state == "good"}
    return {key: good for key, good in read.items() if good or key in was_good}


def as_typed(papers_shown: Sequence[Paper], given: Raw) -> list[Paper]:
    """Show the ticks as they were just set, although they are not kept yet; nothing typed changes nothing."""
    if not given:
        return list(papers_shown)
    return [replace(p, state=_ticked(p.state, typed(given, f"ok.{p.key}"))) for p in papers_shown]


def _ticked(state: str, given: str) -> str:
    if given == "yes":
        return "good"
    return "" if state == "good" else state
