"""Reading the catalogue."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Q, QuerySet, Value, When
from django.db.models.functions import Length

from motcua.base import clockwork
from motcua.base.text import fold
from motcua.base.written import Slot, written
from motcua.catalog import reading
from motcua.catalog.definition import Definition
from motcua.catalog.in_force import in_force
from motcua.catalog.models import Field, Procedure, Revision

_NEAR = 0.55  # word similarity below which a procedure is not an answer (pitfalls: 0.5 finds all, 0.6 nearly all)
_SMALL_WORDS = {
    "thu", "tuc", "lam", "giay", "to", "xin", "cho", "toi", "can", "muon", "the", "nao", "o", "dau", "cua", "va", "em",
    "con", "minh", "a", "ah", "nhe", "de", "di", "duoc", "khong", "la", "gi", "voi", "nop", "ho", "so",
}  # fmt: skip


@lru_cache(maxsize=4096)
def definition(revision_id: int) -> Definition:
    """Give the definition of a revision; kept in memory, for a published revision never changes."""
    return reading.read(Revision.objects.only("document").get(pk=revision_id).document)


def procedure(code: str, at: datetime | None = None) -> Procedure | None:
    """Find a published procedure by its national code; its `current` is what holds at the moment, now if none is given."""
    found = _published(code)
    if found and found[0].changes_at is not None:
        found[0].current = in_force(found[0], at or clockwork.now())
    return found[0] if found and found[0].current is not None else None


@written(Slot)
def _published(code: Any) -> QuerySet[Procedure]:
    return Procedure.objects.select_related("field", "current").filter(code=code)


def procedures(*, text: str = "", field: str = "", level: str = "", agency: str = "") -> QuerySet[Procedure]:
    """Search by words with or without diacritics and narrow by field, level, agency; best first, else by name."""
    found = Procedure.objects.filter(current__isnull=False).select_related("field")
    if field:
        found = found.filter(field__name=field)
    if level:
        found = found.filter(level__in=(level, "both"))
    if agency:
        found = found.filter(decides=agency)
    return _ranked(found, text) if text.strip() else found.order_by("name")


def _ranked(found: QuerySet[Procedure], text: str) -> QuerySet[Procedure]:
    asked = fold(text)
    telling = " ".join(w for w in asked.split() if w not in _SMALL_WORDS) or asked
    return (
        found.annotate(
            near=TrigramWordSimilarity(telling, "search_text"),
            whole=Case(
                When(code=text.strip(), then=Value(3.0)),
                When(search_text__contains=f"| {telling} |", then=Value(2.0)),
                When(search_text__contains=asked, then=Value(1.0)),
                When(search_text__contains=telling, then=Value(0.5)),
                default=Value(0.0),
                output_field=FloatField(),
            ),
        )
        .filter(Q(near__gte=_NEAR) | Q(whole__gt=0))
        .annotate(rank=F("near") + F("whole"))
        .order_by("-rank", Length("name"), "name")
    )


def revisions_of(procedure: Procedure) -> list[Revision]:
    """Give every revision of a procedure, the latest first, without their documents."""
    return list(procedure.revisions.select_related("procedure").defer("document").order_by("-number"))


def revision_of(code: str, number: int) -> Revision | None:
    """Give one revision with its procedure, without its document."""
    return (
        Revision.objects.select_related("procedure")
        .defer("document")
        .filter(procedure__code=code, number=number)
        .first()
    )


def fields() -> QuerySet[Field]:
    return Field.objects.filter(procedure__current__isnull=False).distinct().order_by("name")


def deciders() -> list[str]:
    """Give the agencies that decide published procedures, in their published words."""
    named = Procedure.objects.filter(current__isnull=False).values_list("decides", flat=True)
    return list(named.distinct().order_by("decides"))
