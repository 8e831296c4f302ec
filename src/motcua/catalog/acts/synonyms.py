"""Change what people's words stand for; search follows at once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import fold
from motcua.catalog.finding import index
from motcua.catalog.finding.models import FoundProcedure, Synonym
from motcua.directory.rules import may_manage_officers

CHAIN = "synonyms"
ADD = journal.kind("synonym.add", "Thêm từ người dân hay nói")
CHANGE = journal.kind("synonym.change", "Sửa từ người dân hay nói")
RETIRE = journal.kind("synonym.retire", "Bỏ từ người dân hay nói")


@dataclass(frozen=True, slots=True)
class Meaning:
    """`means` are alternatives in the catalogue's words, apart by |; `codes` are procedures meant for certain."""

    said: str
    means: str = ""
    codes: tuple[str, ...] = ()


def add_synonym(meaning: Meaning, *, by: Actor, at: datetime) -> Synonym:
    """Add words people say. Raises a refusal when they are there already, mean nothing, or name an unknown code."""
    with _changing(meaning, by=by):
        made = Synonym.objects.create(said=meaning.said, means=meaning.means, codes=list(meaning.codes))
        journal.write(ADD, CHAIN, by=by, at=at, facts=_facts(meaning), locked=True)
    return made


def change_synonym(public_id: UUID, meaning: Meaning, *, by: Actor, at: datetime) -> None:
    """Put other words or another meaning; what it was stays in the journal."""
    with _changing(meaning, by=by, but=public_id):
        held = _held(public_id)
        was = Meaning(held.said, held.means, tuple(held.codes))
        held.said, held.means, held.codes = meaning.said, meaning.means, list(meaning.codes)
        held.save(update_fields=["said", "means", "codes"])
        journal.write(CHANGE, CHAIN, by=by, at=at, facts={**_facts(meaning), "was": _facts(was)}, locked=True)


def retire_synonym(public_id: UUID, *, by: Actor, at: datetime) -> None:
    """Let search forget it; the row stays, so that the words that come with the program do not bring it back."""
    with _open(by=by):
        held = _held(public_id)
        held.retired_at = at
        held.save(update_fields=["retired_at"])
        journal.write(RETIRE, CHAIN, by=by, at=at, facts={"said": held.said}, locked=True)


@contextmanager
def _changing(meaning: Meaning, *, by: Actor, but: UUID | None = None) -> Iterator[None]:
    with _open(by=by):
        refuse_if(_wrong(meaning, but))
        yield


@contextmanager
def _open(*, by: Actor) -> Iterator[None]:
    """Let one change through at a time, and tell every process afterwards."""
    refuse_if(may_manage_officers(by))
    with transaction.atomic():
        journal.lock_chain(CHAIN)
        yield
        index.renew()


def _held(public_id: UUID) -> Synonym:
    held = Synonym.objects.filter(public_id=public_id, retired_at__isnull=True).first()
    if held is None:
        raise Refusal("synonym.none")
    return held


def _wrong(meaning: Meaning, but: UUID | None) -> Refusal | None:
    if not meaning.means.strip(" |") and not meaning.codes:
        return Refusal("synonym.meaning_missing")
    others = Synonym.objects.filter(retired_at__isnull=True, said__iexact=meaning.said)
    taken = others.exclude(public_id=but).exists() if but else others.exists()
    if taken or fold(meaning.means) == fold(meaning.said):
        return Refusal("synonym.said_taken", said=meaning.said)
    return _unknown(meaning.codes)


def _unknown(codes: Iterable[str]) -> Refusal | None:
    wanted = set(codes)
    unknown = wanted - set(FoundProcedure.objects.filter(code__in=wanted).values_list("code", flat=True))
    return Refusal("synonym.code_unknown", codes=", ".join(sorted(unknown))) if unknown else None


def _facts(meaning: Meaning) -> dict[str, object]:
    return {"said": meaning.said, "means": meaning.means, "codes": list(meaning.codes)}
