"""The one word for where a dossier stands: what its owner has to do comes before anything else."""

from collections.abc import Collection

from motcua.dossiers.models import Dossier, HoldKind
from motcua.web.ui.parts import Tag
from motcua.web.ui.tags import tag_for


def tag_of(dossier: Dossier, holds: Collection[str]) -> Tag:
    """Give the tag; `holds` names the kinds of the open ones."""
    asked = (
        kind.value
        for kind in (HoldKind.SUPPLEMENT, HoldKind.FEE, HoldKind.OBLIGATION)
        if dossier.is_open and kind in holds
    )
    return tag_for(next(asked, dossier.state))
