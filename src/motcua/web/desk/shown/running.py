"""A dossier on the drawing of its route: what is done, where it stands, what lies ahead."""

from django.utils.translation import gettext as _

from motcua.dossiers.models import StepKind
from motcua.web.desk.shown.page import Read
from motcua.web.ui.route_drawing import Drawing, Marks, draw


def shown(read: Read) -> dict[str, Drawing | None]:
    """Give the drawing; None for a procedure that has no route."""
    if read.known.route is None:
        return {"drawing": None}
    steps = [step for step in read.steps if step.kind == StepKind.ROUTE]
    open_ones = tuple(step.node for step in steps if step.closed_at is None)
    done = {step.node for step in steps if step.closed_at} - set(open_ones)
    title = _("Quy trình của hồ sơ %(code)s") % {"code": read.dossier.known_as}
    return {"drawing": draw(read.known.route, title, marks=Marks(done=done, open=open_ones))}
