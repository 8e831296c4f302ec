"""“Vì sao là ngày này?”: the page of four lines, and the certificate behind it."""

from datetime import datetime
from typing import Any

from django.http import Http404
from django.urls import reverse

from motcua.clock.reasons import to_rows
from motcua.dossiers.explained import Explained, explained
from motcua.dossiers.models import Dossier
from motcua.web.portal.defined import definition
from motcua.web.portal.shown import reasons, why
from motcua.web.portal.shown.procedures import title


def of(dossier: Dossier) -> Explained:
    """Count it again; 404 before there is a date to explain."""
    found = explained(dossier)
    if found is None:
        raise Http404
    return found


def values(dossier: Dossier) -> dict[str, object]:
    found, defined = of(dossier), definition(dossier.revision_id)
    return {
        "dossier": dossier, "title": title(defined.name, defined.short_name), "due": found.binds,
        "lines": why.lines(dossier, found), "is_paused": dossier.is_open and _is_paused(dossier),
        "provisional": reasons.provisional() if dossier.due_is_provisional and dossier.is_open else "",
        "certificate": "" if found.is_moving else reverse("portal:why_certificate", args=[dossier.public_id]),
    }  # fmt: skip


def certificate(dossier: Dossier, *, at: datetime) -> dict[str, Any]:
    """Give the certificate; 404 while the date is being counted anew."""
    found = of(dossier)
    if found.is_moving:
        raise Http404
    return found.certificate(dossier, reasons.sentences(to_rows(found.found.reasons)), at=at)


def _is_paused(dossier: Dossier) -> bool:
    return any(hold.stops_clock and hold.lifted_at is None for hold in dossier.holds.all())
