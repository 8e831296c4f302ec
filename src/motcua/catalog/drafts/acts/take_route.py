"""Take the route of a file into a draft, in the place of the one it has."""

from datetime import datetime
from uuid import UUID

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.flow.errors import BadDiagram, BadRoute
from motcua.flow.files import RouteFile, read_file
from motcua.flow.proof import broken
from motcua.flow.table_rows import rows


def take_route(draft: UUID, name: str, content: bytes, *, version: int, by: Actor, at: datetime) -> ProcedureDraft:
    """Save the rows of the file's route; refuses a file that cannot be read, with the place and why."""
    route = _read(name, content).route
    if broken(route):
        raise Refusal("route.file_broken", step=broken(route)[0].node)
    return save_draft(draft, {"route": rows(route)}, version=version, by=by, at=at)


def _read(name: str, content: bytes) -> RouteFile:
    try:
        return read_file(name, content)
    except BadDiagram as bad:
        if bad.line:
            raise Refusal("route.file_line", line=bad.line, element=bad.element) from bad
        raise Refusal("route.file_unreadable") from bad
    except BadRoute as bad:
        if bad.row:
            raise Refusal("route.file_row", row=bad.row, field=bad.field) from bad
        raise Refusal("route.file_unreadable") from bad
