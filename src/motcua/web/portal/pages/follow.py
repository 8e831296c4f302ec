"""Follow a dossier by its code and the owner's ID number: the minimum, and nothing that tells right from nearly right."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.base import ids, text, throttle
from motcua.base.actor import Actor
from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Raw
from motcua.dossiers import filing
from motcua.dossiers.filing import FoundGap
from motcua.dossiers.models import Dossier, Hold
from motcua.dossiers.queries import looked_up
from motcua.files import looks
from motcua.web.portal.shown import fields, times
from motcua.web.portal.shown.fields import Filled
from motcua.web.portal.shown.procedures import title
from motcua.web.portal.shown.status import tag_of
from motcua.web.ui.fields import error_lines
from motcua.web.ui.parts import ErrorLine, Fact

TRIES = 10
WINDOW = 10 * 60  # seconds


def questions() -> tuple[Question, ...]:
    return (
        Question("ma", "text", _("Mã hồ sơ"), _("Ghi trên giấy hẹn, hoặc mã bạn nhận khi nộp. Ví dụ: YC-7K3M-9QXA-P")),
        Question("so", "id_number", _("Số định danh của người nộp"), _("12 chữ số trên thẻ căn cước")),
    )


def values(raw: Raw, *, gaps: Mapping[str, FoundGap] | None = None, unknown: bool = False) -> dict[str, object]:
    views = fields.views(questions(), Filled(raw, gaps or {}))
    words = _("Không tìm thấy hồ sơ nào có mã và số định danh này. Hãy xem lại cả hai.")
    return {"fields": views, "errors": [*error_lines(views), *([ErrorLine(words, "#f-ma")] if unknown else [])]}


def read(raw: Raw, at: datetime) -> tuple[dict[str, str], dict[str, FoundGap]]:
    """Read code and number; gives the values and what is wrong with their shape."""
    found = {q.key: filing.read_one(q, raw, filing.reading_at(at)) for q in questions()}
    values = {key: str(value or "") for key, (value, _gap) in found.items()}
    return values, {key: gap for key, (_value, gap) in found.items() if gap}


def admits(request: HttpRequest, code: str, at: datetime) -> bool:
    """Count one try from this address and one for this code, whoever tries."""
    address = request.META.get("REMOTE_ADDR", "")
    from_here = throttle.hit(f"follow:from:{address}", TRIES, WINDOW, at)
    return throttle.hit(f"follow:code:{ids.tidy_code(code)}", TRIES, WINDOW, at) and from_here


def find(code: str, id_number: str, *, by: Actor, at: datetime) -> Dossier | None:
    """Look it up and write down that somebody did, masked, whether or not it was found."""
    found = looked_up(code, id_number)
    words = f"{ids.tidy_code(code)[:40]} {text.mask_id(id_number)}"
    looks.note("lookup", found.pk if found else None, by=by, at=at, words=words)
    return found


def found_values(dossier: Dossier) -> dict[str, object]:
    holds = set(Hold.objects.filter(dossier=dossier, lifted_at=None).values_list("kind", flat=True))
    dates = [
        (_("Ngày nộp"), dossier.submitted_at),
        (_("Ngày tiếp nhận"), dossier.received_at),
        (_("Hẹn trả kết quả"), None if dossier.ended_at else dossier.due),
        (_("Ngày có kết quả"), dossier.decided_at),
        (_("Ngày kết thúc"), dossier.ended_at),
    ]
    facts = [Fact(name, times.when(at)) for name, at in dates if at]
    return {
        "code": dossier.known_as,
        "title": title(dossier.procedure.name, ""),
        "tag": tag_of(dossier, holds),
        "facts": facts,
    }
