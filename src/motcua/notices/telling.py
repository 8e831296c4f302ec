"""Which event tells the applicant what, in plain words. Codes and dates only: nothing sensitive leaves the system."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse

from motcua.base.actor import SYSTEM
from motcua.base.clockwork import local, today
from motcua.base.models import Event
from motcua.base.money import show
from motcua.directory.addressing import capital
from motcua.directory.calendars import citizen_word
from motcua.dossiers import events
from motcua.dossiers.models import ActFor, Dossier, HoldKind, Outcome, ReturnWay
from motcua.dossiers.queries import dossiers_for, filed_by, last_acted_for, obligation_of
from motcua.notices import ports
from motcua.notices.models import Notice

Words = tuple[str, str]


def tell_applicant(event: Event) -> None:
    """Write the message for an event once, and have it sent by e-mail when there is an address."""
    dossier = dossiers_for(SYSTEM).get(pk=event.subject)
    subject, body = WORDS[event.name](dossier)
    notice, is_new = Notice.objects.get_or_create(
        event=event,
        citizen_id=dossier.owner_id,
        defaults={
            "dossier": dossier, "subject": subject, "body": body, "made_at": event.at, "email": dossier.owner_email,
        },
    )  # fmt: skip
    if is_new and notice.email:
        ports.defer_email(notice.pk)


def address(dossier: Dossier) -> str:
    return f"{settings.MOTCUA_PUBLIC_URL}{reverse('portal:dossier', args=[dossier.public_id])}"


def _moment(dossier: Dossier) -> str:
    return f"{local(dossier.due):%H:%M ngày %d/%m/%Y}" if dossier.due else ""


def _word(dossier: Dossier) -> str:
    """Give the word that addresses people on the day of what is told."""
    return citizen_word(today(dossier.changed_at))


def _submitted(dossier: Dossier) -> Words:
    you = _word(dossier)
    owed = sum(f.amount for f in dossier.fees.filter(paid_at=None))
    waits = dossier.holds.filter(kind=HoldKind.FEE, lifted_at=None).exists()
    fee = (
        f" {capital(you)} cần nộp {show(owed)} tại quầy của {dossier.one_stop.name} để hồ sơ được tiếp nhận."
        if waits
        else ""
    )
    filer = filed_by(dossier)
    who = f"{filer} đã gửi thay {you}" if filer else f"{capital(you)} đã gửi"
    return (
        f"Đã nhận yêu cầu {dossier.request_code}",
        f"{who} hồ sơ “{dossier.procedure.name}”. Mã yêu cầu là {dossier.request_code}. "
        f"{dossier.one_stop.name} sẽ trả lời trong 8 giờ làm việc.{fee}",
    )


def _received(dossier: Dossier) -> Words:
    return (
        f"Hồ sơ {dossier.code} đã được tiếp nhận",
        f"Hồ sơ “{dossier.procedure.name}” được tiếp nhận với mã {dossier.code}. Hẹn trả kết quả: {_moment(dossier)}.",
    )


def _refused(dossier: Dossier) -> Words:
    you = _word(dossier)
    return (
        f"Hồ sơ {dossier.request_code} không được tiếp nhận",
        f"Hồ sơ “{dossier.procedure.name}” không được tiếp nhận. Lý do ghi trong trang hồ sơ của {you}.",
    )


def _supplement(dossier: Dossier) -> Words:
    you = _word(dossier)
    asked = dossier.supplements.order_by("-number").first()
    until = f" Xin gửi trước {local(asked.answer_by):%d/%m/%Y}." if asked else ""
    return (
        f"Hồ sơ {dossier.known_as} cần bổ sung",
        f"Hồ sơ “{dossier.procedure.name}” còn thiếu một số nội dung. Mở trang hồ sơ để xem toàn bộ danh sách.{until} "
        f"Thời gian chờ {you} không tính vào thời hạn giải quyết.",
    )


def _supplemented(dossier: Dossier) -> Words:
    you = _word(dossier)
    due = f" Hẹn trả kết quả mới: {_moment(dossier)}." if dossier.due else ""
    filer = last_acted_for(dossier, ActFor.SUPPLEMENT)
    who = f"{filer} gửi thay {you}" if filer else f"{you} bổ sung"
    return f"Đã nhận phần bổ sung của hồ sơ {dossier.known_as}", f"Chúng tôi đã nhận phần {who}.{due}"


def _decided(dossier: Dossier) -> Words:
    you = _word(dossier)
    granted = dossier.outcome == Outcome.GRANTED
    where = {
        ReturnWay.ONLINE: f"Bản điện tử sẽ có trong trang hồ sơ của {you}.",
        ReturnWay.COUNTER: f"Mời {you} đến {dossier.one_stop.name} nhận kết quả.",
        ReturnWay.POST: "Kết quả sẽ được gửi qua bưu chính.",
    }[ReturnWay(dossier.return_way)]
    said = "đã có kết quả" if granted else "không được chấp thuận; văn bản nêu rõ lý do"
    return f"Hồ sơ {dossier.code} {said.split(';', maxsplit=1)[0]}", f"Hồ sơ “{dossier.procedure.name}” {said}. {where}"


def _delivered(dossier: Dossier) -> Words:
    you = _word(dossier)
    return (
        f"Đã trả kết quả hồ sơ {dossier.code}",
        f"Kết quả của hồ sơ “{dossier.procedure.name}” đã được trả. {capital(you)} có thể tải kết quả và đánh giá trong trang hồ sơ.",
    )


def _withdrawn(dossier: Dossier) -> Words:
    you = _word(dossier)
    filer = last_acted_for(dossier, ActFor.WITHDRAW)
    if filer:
        return (
            f"{filer} đã rút hồ sơ {dossier.known_as} thay {you}",
            f"Hồ sơ “{dossier.procedure.name}” đã dừng theo yêu cầu của {filer}, nơi {you} ủy quyền. "
            f"Nếu {you} không đồng ý, hãy nộp lại hồ sơ hoặc đến quầy để được giúp.",
        )
    return (
        f"{capital(you)} đã rút hồ sơ {dossier.known_as}",
        f"Hồ sơ “{dossier.procedure.name}” đã dừng theo yêu cầu của {you}.",
    )


def _stopped(dossier: Dossier) -> Words:
    you = _word(dossier)
    return (
        f"Hồ sơ {dossier.known_as} đã dừng giải quyết",
        f"Hồ sơ “{dossier.procedure.name}” đã dừng giải quyết. Lý do ghi trong trang hồ sơ của {you}.",
    )


def _fee(dossier: Dossier) -> Words:
    return f"Đã nhận tiền cho hồ sơ {dossier.known_as}", "Chúng tôi đã nhận đủ phí, lệ phí của hồ sơ."


def _moved(dossier: Dossier) -> Words:
    you = _word(dossier)
    return (
        f"Hẹn trả của hồ sơ {dossier.known_as} đã đổi",
        f"Lịch làm việc của cơ quan nhà nước vừa thay đổi, nên hẹn trả kết quả hồ sơ “{dossier.procedure.name}” "
        f"là {_moment(dossier)}. Cách tính có trong trang hồ sơ của {you}.",
    )


def _extended(dossier: Dossier) -> Words:
    you, letter = _word(dossier), dossier.extension
    return (
        f"Xin lỗi và hẹn lại ngày trả hồ sơ {dossier.known_as}",
        f"Chúng tôi chưa xong hồ sơ “{dossier.procedure.name}” đúng hẹn và xin lỗi {you}. Lý do: {letter.reason} "
        f"Hẹn trả kết quả: {local(letter.after):%H:%M ngày %d/%m/%Y}. Văn bản xin lỗi số {letter.paper_number} có trong trang hồ sơ.",
    )


def _law(dossier: Dossier) -> Words:
    change = dossier.law_changes.filter(moved=True).select_related("item__package").latest("pk")
    package = change.item.package
    ground = f" theo {package.decision}" if package else ""
    due = f" Hẹn trả kết quả: {_moment(dossier)}." if dossier.due else ""
    more = (
        f" Quy định mới cần thêm: {', '.join(change.missing)}. Khi cần nộp, cán bộ sẽ nhắn bạn."
        if change.missing
        else ""
    )
    return (
        f"Hồ sơ {dossier.known_as} được giải quyết theo quy định mới",
        f"Quy định về “{dossier.procedure.name}” đã thay đổi{ground}. Hồ sơ của bạn được giải quyết tiếp theo quy định mới, "
        f"bạn không phải nộp lại.{due} Số tiền đã tính khi nộp không đổi.{more}",
    )


def _obligation_asked(dossier: Dossier) -> Words:
    you = _word(dossier)
    owed = obligation_of(dossier)
    office = owed.office if owed else ""
    return (
        f"Hồ sơ {dossier.code} được chuyển sang {office}",
        f"Chúng tôi đã gửi thông tin của hồ sơ “{dossier.procedure.name}” sang {office} để tính số tiền {you} phải nộp. {capital(you)} "
        f"chưa phải làm gì; có thông báo, chúng tôi nhắn {you} ngay. Thời gian này không tính vào thời hạn giải quyết.",
    )


def _obligation_noted(dossier: Dossier) -> Words:
    you = _word(dossier)
    owed = obligation_of(dossier)
    if owed is None or owed.amount is None:
        raise ValueError(f"{dossier} was told of an obligation that it does not have")
    until = f" trước ngày {owed.pay_by:%d/%m/%Y}" if owed.pay_by else ""
    return (
        f"Hồ sơ {dossier.code}: {you} cần nộp {show(owed.amount)}",
        f"{owed.office} có thông báo số {owed.notice_number}: {you} nộp {show(owed.amount)}{until}, tại {owed.pay_where}. "
        f"Nộp xong, {you} gửi ảnh chứng từ trong trang hồ sơ, hoặc mang đến quầy. Thời gian chờ nộp không tính vào thời hạn.",
    )


def _obligation_returned(dossier: Dossier) -> Words:
    you = _word(dossier)
    owed = obligation_of(dossier)
    reason = f" Lý do: {owed.proof_returned}" if owed else ""
    return (
        f"Hồ sơ {dossier.code}: cần gửi lại chứng từ nộp tiền",
        f"Cán bộ chưa dùng được chứng từ {you} gửi.{reason} Xin mở trang hồ sơ để gửi bản khác.",
    )


def _obligation_settled(dossier: Dossier) -> Words:
    return (
        f"Hồ sơ {dossier.code} được làm tiếp",
        f"Nghĩa vụ tài chính của hồ sơ “{dossier.procedure.name}” đã xong. Hẹn trả kết quả mới: {_moment(dossier)}.",
    )


WORDS: dict[str, Callable[[Dossier], Words]] = {
    events.SUBMITTED: _submitted,
    events.RECEIVED: _received,
    events.REFUSED: _refused,
    events.SUPPLEMENT_REQUESTED: _supplement,
    events.SUPPLEMENT_ANSWERED: _supplemented,
    events.DECIDED: _decided,
    events.DELIVERED: _delivered,
    events.WITHDRAWN: _withdrawn,
    events.STOPPED: _stopped,
    events.FEE_RECEIVED: _fee,
    events.OBLIGATION_ASKED: _obligation_asked,
    events.OBLIGATION_NOTED: _obligation_noted,
    events.OBLIGATION_RETURNED: _obligation_returned,
    events.OBLIGATION_SETTLED: _obligation_settled,
    events.DUE_DATE_MOVED: _moved,
    events.EXTENDED: _extended,
    events.LAW_CHANGED: _law,
}
