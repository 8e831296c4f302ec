"""What the applicant owes another office: the papers of it, and what an officer does next."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.models import Dossier, Obligation
from motcua.web.desk.shown import said
from motcua.web.desk.shown.buttons import WORDS
from motcua.web.desk.shown.waiting import Wait
from motcua.web.ui.formats import dong
from motcua.web.ui.parts import Fact, Link


def facts(owed: Obligation | None) -> list[Fact]:
    """Give what is known of it, in the order in which it comes to be known; nothing when no office was asked."""
    if owed is None:
        return []
    slip = _("Số %(number)s ngày %(day)s, %(who)s gửi %(when)s") % {
        "number": owed.slip_number, "day": said.on_day(owed.slip_date), "who": owed.asked_by.full_name,
        "when": said.moment(owed.asked_at),
    }  # fmt: skip
    found = [
        Fact(_("Cơ quan"), owed.office),
        Fact(_("Phiếu chuyển thông tin"), slip),
        Fact(_("Thông báo"), _notice(owed)),
        Fact(_("Hạn nộp"), said.on_day(owed.pay_by) if owed.pay_by else ""),
        Fact(_("Nơi nộp"), owed.pay_where),
        Fact(_("Chứng từ"), _proof(owed)),
        Fact(_("Xác nhận"), _settled(owed)),
    ]
    return [fact for fact in found if fact.value]


def _notice(owed: Obligation) -> str:
    if owed.amount is None:
        return ""
    amount = dong(owed.amount, said.language()) if owed.amount else _("không phải nộp")
    return _("Số %(number)s: %(amount)s") % {"number": owed.notice_number, "amount": amount}


def _proof(owed: Obligation) -> str:
    if owed.paid_on is None:
        return ""
    return _("Số %(number)s, nộp ngày %(day)s") % {"number": owed.proof_number, "day": said.on_day(owed.paid_on)}


def _settled(owed: Obligation) -> str:
    if owed.settled_at is None:
        return ""
    who = owed.settled_by.full_name if owed.settled_by else ""
    return ", ".join(part for part in (who, said.moment(owed.settled_at)) if part)


def waits(owed: Obligation | None, dossier: Dossier, keys: Sequence[str], *, at: datetime) -> Iterator[Wait]:
    """Say that the office keeps silent past its day, or that the applicant has sent a proof to look at."""
    if owed is None or owed.settled_at or not dossier.is_open:
        return
    if owed.proof_sent_at and owed.proof_file:
        words = _("Gửi %(when)s, số %(number)s. Xem ảnh rồi xác nhận, hoặc trả lại kèm lý do.") % {
            "when": said.moment(owed.proof_sent_at), "number": owed.proof_number
        }  # fmt: skip
        file = Link(owed.proof_file.name, reverse("desk:file", args=[owed.proof_file.public_id]))
        yield Wait("info", _("Người nộp đã gửi chứng từ nộp tiền"), words, [file, *_links(dossier, keys)])
    elif owed.noticed_at is None and owed.answer_by < at:
        words = _("Hạn trả lời đã qua ngày %(day)s. Anh/chị liên hệ %(office)s; thời gian chờ vẫn không tính vào hạn.") % {
            "day": said.on_day(owed.answer_by), "office": owed.office
        }  # fmt: skip
        yield Wait("late", _("Cơ quan thuế chưa trả lời"), words, _links(dossier, keys))


def _links(dossier: Dossier, keys: Sequence[str]) -> list[Link]:
    wanted = (key for key in ("settle_obligation", "return_proof", "note_obligation") if key in keys)
    return [Link(str(WORDS[key]), reverse("desk:act", args=[dossier.public_id, key])) for key in wanted]
