"""Finding what an officer asks for: nobody else's dossier is there, and each opening is written down."""

from uuid import UUID

from django.http import Http404, HttpRequest

from motcua.base import clockwork
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import dossier_of
from motcua.files import looks
from motcua.web.ui.actor import actor


def opened(request: HttpRequest, public_id: UUID) -> Dossier:
    """Give a dossier of the officer's units; anything else does not exist (404). Writes the look."""
    asked, is_act = actor(request), request.method == "POST"
    dossier = dossier_of(asked, public_id, alone=is_act)
    if dossier is None:
        raise Http404
    if not is_act:
        looks.note("dossier", dossier.pk, by=asked, at=clockwork.now())
    return dossier
