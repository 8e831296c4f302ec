"""The task list of a draft."""

from django.utils.translation import gettext as _

from motcua.web.portal.pages import path
from motcua.web.portal.pages.draft import Draft
from motcua.web.portal.shown import times


def values(draft: Draft) -> dict[str, object]:
    parts = path.parts(draft)
    done = sum(1 for part in parts if part.state == "finished")
    return {
        "dossier": draft.dossier, "name": draft.known.name, "agency": draft.dossier.agency.name,
        "steps": path.steps(draft), "onward": path.first_open(draft), "is_new": not draft.answers,
        "progress": _("Đã xong %(done)s trong %(total)s phần.") % {"done": done, "total": len(parts)},
        "changed": times.when(draft.dossier.changed_at),
    }  # fmt: skip
