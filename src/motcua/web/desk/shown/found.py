"""What a search found: each dossier with its state and who has it now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from motcua.base import ids
from motcua.base.actor import Actor
from motcua.base.text import mask_id, mask_phone
from motcua.catalog.questions.phone import tidy
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import search, with_open_steps
from motcua.web.desk.shown import lists, standing
from motcua.web.ui.parts import Pager, Tag
from motcua.web.ui.tags import tag_for


@dataclass(frozen=True, slots=True)
class Hit:
    href: str
    name: str
    code: str
    procedure: str
    state: Tag
    due: datetime | None
    standing: Tag | None
    who: str


@dataclass(frozen=True, slots=True)
class Found:
    """`only` is the address to go to at once: a whole code names one dossier."""

    rows: Sequence[Hit]
    pager: Pager
    only: str


def found(asked: Actor, words: str, place: QueryDict, *, at: datetime) -> Found:
    page = lists.searched(with_open_steps(search(asked, words)), words, place)
    rows = [_hit(dossier, at) for dossier in page]
    whole = ids.tidy_code(words) in {c for d in page for c in (d.code, d.request_code) if c}
    only = rows[0].href if whole and len(rows) == 1 else ""
    address = reverse("desk:search")
    return Found(rows, lists.pager(page, lambda n: f"{address}?{urlencode({'q': words, 'page': n})}"), only)


def _hit(dossier: Dossier, at: datetime) -> Hit:
    steps = list(dossier.steps.all())
    step = steps[-1] if steps else None
    is_open = dossier.is_open and dossier.due is not None
    return Hit(
        href=reverse("desk:dossier", args=[dossier.public_id]),
        name=dossier.owner_name,
        code=dossier.known_as,
        procedure=dossier.procedure.name,
        state=tag_for(dossier.state),
        due=dossier.due,
        standing=standing.tag_of(dossier.due, at) if is_open and dossier.due else None,
        who=(step.assignee.full_name if step.assignee else step.unit.name) if step else "",
    )


def masked(words: str) -> str:
    """Give what may be written down of a search by ID number or phone; empty when it was for something else."""
    digits = tidy(words)
    if not digits.isdigit() or not 9 <= len(digits) <= 12:
        return ""
    return mask_id(digits) if len(digits) == 12 else mask_phone(digits)
