"""The values of a list behind a figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.measures import passed
from motcua.measures.figures import Basis
from motcua.measures.listing import Row, dossiers_of, opened_by, page_of
from motcua.web.board.choosing import Chosen
from motcua.web.board.shown import words
from motcua.web.board.shown.home import looks_at, said
from motcua.web.board.shown.ways import address, map_of
from motcua.web.ui import exports
from motcua.web.ui.parts import Link, Tag
from motcua.web.ui.tags import tag_for

# What the figures a dossier counts in are called where a list says how it stands.
_STANDING = {"late": "late", "early": "early", "on_time": "on_time", "late_now": "overdue", "due_today": "due_soon"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One dossier; `href` is empty when the reader may not open it."""

    href: str
    code: str
    procedure: str
    agency: str
    holder: str
    filed: str
    state: Tag
    standing: Tag | None
    received_at: datetime | None
    due: datetime | None
    decided_at: datetime | None


def values(actor: Actor, chosen: Chosen, after: UUID | None, *, at: datetime) -> dict[str, object]:
    total = dossiers_of(chosen.scope, chosen.choice, chosen.bounds).count()
    rows, more = page_of(chosen.scope, chosen.choice, chosen.bounds, after)
    opened, filed = opened_by(actor, rows), filed_words()
    return {
        "looks_at": looks_at(chosen.scope),
        "words": said_of(chosen),
        "narrowed": narrowed(chosen),
        "total": total,
        "rows": [_shown(row, row.public_id in opened, filed) for row in rows],
        "home": _above(chosen),
        "start": address("board:list", chosen.place) if after else "",
        "next": address("board:list", chosen.place, after=str(rows[-1].public_id)) if more else "",
        "exports": [Link(name, _export(form, chosen)) for form, name in exports.NAMES.items()],
        "at": at,
    }


def said_of(chosen: Chosen) -> words.Said:
    """Name what is listed; a number of a map by the names of its steps."""
    if not chosen.passed:
        return words.FIGURES[chosen.choice.figure.key]
    names = passed.names_of(dossiers_of(chosen.scope, chosen.choice, chosen.bounds), chosen.passed)
    return words.passed(chosen.passed, names)


def _above(chosen: Chosen) -> Link:
    """Lead back to where the number stands."""
    if not chosen.passed:
        return Link(_("Số liệu"), address("board:home", chosen.asked.place))
    agency = chosen.choice.agency
    return Link(_("Hồ sơ đã đi thế nào"), map_of(chosen.choice.procedure, chosen.asked.place, agency=agency))


def narrowed(chosen: Chosen) -> list[tuple[str, str, str]]:
    """Say what the list is narrowed to: what, which, and the address of the list without it."""
    found = [(_("Cơ quan"), chosen.agency_name, "agency"), (_("Thủ tục"), chosen.procedure_name, "procedure")]
    fixed = "procedure" if chosen.passed else ""  # a step is one of a procedure
    told = [
        (what, name, address("board:list", chosen.place | {key: ""}) if key != fixed else "")
        for what, name, key in found
        if name
    ]
    if any(part.basis is not Basis.OPEN for part in chosen.choice.figure.parts or (chosen.choice.figure,)):
        told.append((_("Kỳ"), said(chosen.period), ""))
    return told


def filed_words() -> Mapping[str, str]:
    return {key: str(words.FIGURES[key].name) for key in ("online_self", "online_mandate", "counter", "post")}


def standing_of(row: Row) -> Tag | None:
    """Say how a dossier stands against its promise, by the figures it counts in."""
    if row.stands == "waiting":
        return Tag(str(words.FIGURES["waiting"].name), "wait", "wait")
    known = _STANDING.get(row.stands)
    return tag_for(known) if known else None


def _shown(row: Row, is_opened: bool, filed: Mapping[str, str]) -> Shown:
    return Shown(
        href=reverse("desk:dossier", args=[row.public_id]) if is_opened else "",
        code=row.code,
        procedure=f"{row.procedure_code} {row.procedure_name}",
        agency=row.agency_name,
        holder=row.holder,
        filed=filed[row.filed] if row.filed else "",
        state=tag_for(row.state),
        standing=standing_of(row),
        received_at=row.received_at,
        due=row.due,
        decided_at=row.decided_at,
    )


def _export(form: str, chosen: Chosen) -> str:
    return f"{reverse('board:export', args=[form])}?{address('board:list', chosen.place).partition('?')[2]}"
