"""Save a section of a draft; somebody else's saving of other sections is no reason to say no."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.models import ProcedureDraft


def save(row: ProcedureDraft, changes: Mapping[str, Any], *, version: int, by: Actor, at: datetime) -> None:
    """Save over the version that was opened; refuses only where others have changed the same parts since."""
    try:
        save_draft(row.public_id, changes, version=version, by=by, at=at)
    except Refusal as no:
        if no.code != "draft.overtaken" or set(changes) & set(no.facts["parts"]):  # type: ignore[call-overload]  # facts are objects
            raise
        save_draft(row.public_id, changes, version=row.version, by=by, at=at)
