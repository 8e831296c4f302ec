"""Reactions that make papers. Each looks first: a paper is made once and never made over."""

from collections.abc import Callable

from motcua.base.actor import SYSTEM
from motcua.base.models import Event
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import dossiers_for
from motcua.files import store
from motcua.papers import gathering, typeset
from motcua.papers.models import Paper, PaperKind

_PDF = "application/pdf"


def make_receipt(event: Event) -> None:
    """Make form 01 for a dossier that was received (TT03-2025)."""
    _make(event, PaperKind.RECEIPT, _receipt)


def make_apology(event: Event) -> None:
    """Make form 04, the letter of apology with the new date (TT03-2025)."""
    _make(event, PaperKind.APOLOGY, _apology)


def make_result(event: Event) -> None:
    """Make the paper of a decision, granted or rejected."""
    _make(event, PaperKind.RESULT, _result)


def _make(event: Event, kind: PaperKind, draw: Callable[[Dossier], tuple[str, str, bytes]]) -> None:
    if Paper.objects.filter(dossier=event.subject, kind=kind).exists():
        return
    found = dossiers_for(SYSTEM).select_related(
        "organisation", "owner__place__parent", "agency__parent", "agency__place", "one_stop__parent", "one_stop__place"
    )
    dossier = found.get(pk=event.subject)
    name, number, content = draw(dossier)
    file = store.keep_made(content, f"{name}-{dossier.known_as}.pdf", _PDF, at=event.at)
    Paper.objects.create(dossier=dossier, kind=kind, number=number, file=file, made_at=event.at)


def _receipt(dossier: Dossier) -> tuple[str, str, bytes]:
    facts = gathering.receipt_facts(dossier)
    return "giay-tiep-nhan", facts.number, typeset.receipt(facts)


def _apology(dossier: Dossier) -> tuple[str, str, bytes]:
    facts = gathering.apology_facts(dossier)
    return "xin-loi", facts.number, typeset.apology(facts)


def _result(dossier: Dossier) -> tuple[str, str, bytes]:
    facts = gathering.result_facts(dossier)
    return "ket-qua", facts.number, typeset.result(facts)
