"""The end of a filing: the code, what happens next, by when and why."""

from django.utils.translation import gettext as _

from motcua.catalog.definition import Definition, FeeWhen
from motcua.dossiers import deadlines
from motcua.dossiers.models import Dossier
from motcua.web.portal.defined import definition
from motcua.web.portal.shown import fees, limits, times


def values(dossier: Dossier) -> dict[str, object]:
    known = definition(dossier.revision_id)
    owed = list(dossier.fees.order_by("id"))
    return {
        "dossier": dossier, "name": known.name, "code": dossier.known_as, "next": _next(dossier, known, owes=bool(owed)),
        "bill": fees.bill(owed), "owes": bool(owed), "when_paid": fees.when_paid(known, dossier.one_stop.name),
        "email": dossier.owner_email, "one_stop": dossier.one_stop,
    }  # fmt: skip


def answered_by(dossier: Dossier) -> str:
    """Say until when the one-stop unit accepts or sends back: 8 working hours (ND45-2020)."""
    if dossier.submitted_at is None:
        return ""
    return times.when(deadlines.step_due(dossier.one_stop_id, deadlines.RECEPTION_MINUTES, at=dossier.submitted_at))


def _next(dossier: Dossier, known: Definition, *, owes: bool) -> list[str]:
    facts = {"one_stop": dossier.one_stop.name, "until": answered_by(dossier), "promise": limits.short(known).lower()}
    pay = [fees.when_paid(known, dossier.one_stop.name)] if owes else []
    told = [
        _("%(one_stop)s xem hồ sơ và trả lời bạn trước %(until)s, vì hồ sơ nộp trực tuyến phải được trả lời trong 8 giờ làm việc.") % facts,
        _("Nếu thiếu gì, chúng tôi báo tất cả trong một lần. Thời gian chờ bạn bổ sung không tính vào thời hạn."),
        _("Khi hồ sơ được tiếp nhận, bạn nhận giấy hẹn ghi rõ ngày trả. Thời gian giải quyết: %(promise)s.") % facts,
    ]  # fmt: skip
    return [*pay, *told] if known.fee_when is FeeWhen.AT_FILING else [*told, *pay]
