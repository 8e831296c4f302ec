"""Where a dossier stands, in sentences: who has it, since when, until when, what one can do now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.dossiers.models import (
    ActFor,
    Dossier,
    DossierFee,
    Hold,
    HoldKind,
    Obligation,
    Outcome,
    ReturnWay,
    State,
    Step,
    StepKind,
)
from motcua.dossiers.queries import last_acted_for
from motcua.web.portal.defined import definition
from motcua.web.portal.shown import fees, times


@dataclass(frozen=True, slots=True)
class Known:
    """What the sentences are made from, read once for the page."""

    dossier: Dossier
    steps: Sequence[Step]
    holds: Sequence[Hold]  # open ones
    fees: Sequence[DossierFee]
    gaps: int  # asked for and not yet answered
    answer_by: datetime | None
    at: datetime
    owed: Obligation | None = None  # to another office, open or settled

    @property
    def held(self) -> frozenset[str]:
        return frozenset(h.kind for h in self.holds)

    @property
    def step(self) -> Step | None:
        return next((s for s in self.steps if s.closed_at is None and s.kind == StepKind.ROUTE), None)

    @property
    def waits(self) -> bool:
        """Tell whether the applicant has to do something before it moves."""
        asked = {HoldKind.SUPPLEMENT, HoldKind.FEE} & self.held
        return self.dossier.is_open and (bool(asked) or self.must_pay_office)

    @property
    def must_pay_office(self) -> bool:
        """Tell whether another office has said what to pay and nothing was shown yet."""
        owed = self.owed if HoldKind.OBLIGATION in self.held else None
        return owed is not None and owed.noticed_at is not None and owed.proof_sent_at is None

    @property
    def is_late(self) -> bool:
        """Tell whether the promise has passed; while the clock is stopped the date still moves."""
        stopped = any(h.stops_clock for h in self.holds)
        return self.dossier.is_open and self.dossier.is_late(self.at) and not stopped


@dataclass(frozen=True, slots=True)
class Standing:
    """A box at the top of the dossier: its tone, its title, its sentences."""

    tone: str
    title: str
    texts: tuple[str, ...]


def standing(known: Known) -> Standing:
    state = State(known.dossier.state)
    if known.dossier.is_open and HoldKind.SUPPLEMENT in known.held:
        return _supplement(known)
    if known.dossier.is_open and HoldKind.FEE in known.held:
        return _fee(known)
    if known.dossier.is_open and HoldKind.OBLIGATION in known.held and known.owed:
        return _owed(known, known.owed)
    if known.is_late:
        return _late(known)
    if state is State.DECIDED:
        return _decided(known)
    return _ended(known.dossier) if known.dossier.ended_at else _moving(known, state)


def _supplement(known: Known) -> Standing:
    until = times.day(known.answer_by) if known.answer_by else ""
    return Standing("wait", _("Hồ sơ đang chờ bạn bổ sung %(n)s nội dung") % {"n": known.gaps}, (
        _("Xin gửi trước ngày %(until)s. Quá ngày đó hồ sơ không tự mất; cán bộ sẽ liên hệ với bạn.") % {"until": until},
        _("Thời gian chờ bạn không tính vào thời hạn giải quyết."),
    ))  # fmt: skip


def _fee(known: Known) -> Standing:
    owed = fees.money(sum(f.amount for f in known.fees if f.paid_at is None))
    where = known.dossier.one_stop.name
    return Standing("wait", _("Bạn cần nộp %(owed)s") % {"owed": owed}, (
        _("Nộp tại quầy của %(where)s và đọc mã hồ sơ. Hồ sơ được giải quyết tiếp khi đã nộp đủ.") % {"where": where},
    ))  # fmt: skip


def _owed(known: Known, owed: Obligation) -> Standing:
    """Say who has to act: the office that computes, the applicant who pays, or the officer who looks at the receipt."""
    rest = _("Thời gian chờ không tính vào thời hạn giải quyết.")
    if owed.noticed_at is None:
        words = _(
            "Chúng tôi đã gửi thông tin sang %(office)s ngày %(day)s. Có thông báo, chúng tôi nhắn bạn ngay; bạn chưa phải làm gì."
        )
        told = words % {"office": owed.office, "day": times.day(owed.asked_at)}
        return Standing("wait", _("Hồ sơ đang chờ thông báo của %(office)s") % {"office": owed.office}, (told, rest))
    if owed.proof_sent_at:
        told = _("Bạn gửi %(when)s. Cán bộ xem xong, hồ sơ được làm tiếp.") % {"when": times.when(owed.proof_sent_at)}
        return Standing("info", _("Chúng tôi đã nhận chứng từ nộp tiền của bạn"), (told, rest))
    facts = {"amount": fees.money(owed.amount or 0), "until": times.day(owed.pay_by) if owed.pay_by else ""}
    told = _("Thông báo số %(number)s của %(office)s. Nộp tại: %(where)s.") % {
        "number": owed.notice_number, "office": owed.office, "where": owed.pay_where,
    }  # fmt: skip
    back = _("Chứng từ lần trước chưa dùng được: %(reason)s") % {"reason": owed.proof_returned}
    then = _("Nộp xong, bạn gửi ảnh chứng từ ở đây, hoặc mang chứng từ đến %(where)s.") % {
        "where": known.dossier.one_stop.name
    }
    texts = (back, told, then, rest) if owed.proof_returned else (told, then, rest)
    return Standing("wait", _("Bạn cần nộp %(amount)s trước ngày %(until)s") % facts, texts)


def _late(known: Known) -> Standing:
    due = known.dossier.due or known.at
    return Standing("late", _("Hồ sơ đã quá hẹn. Chúng tôi xin lỗi bạn."), (
        _("Hẹn trả là %(due)s; đến nay chưa xong.") % {"due": times.when(due)},
        *_agency_wait(known), *_where(known),
        _("Bạn có thể gọi %(where)s để hỏi. Việc trễ hẹn không làm mất quyền nhận kết quả của bạn.") % {"where": _phone(known)},
    ))  # fmt: skip


def _moving(known: Known, state: State) -> Standing:
    if state is State.SUBMITTED:
        return Standing("info", _("Hồ sơ đã gửi, đang chờ tiếp nhận"), tuple(_where(known)))
    return Standing("info", _("Hồ sơ đang được giải quyết"), (*_where(known), *_agency_wait(known)))


def _where(known: Known) -> list[str]:
    """Say who has it and since when."""
    if known.step is None:
        return []
    facts = {"unit": known.step.unit.name, "since": times.when(known.step.opened_at), "step": known.step.name}
    who = known.step.assignee.full_name if known.step.assignee else ""
    if who:
        words = _("Hồ sơ đang ở %(unit)s từ %(since)s, bước “%(step)s”, do %(who)s giữ.")
        return [words % {**facts, "who": who}]
    return [_("Hồ sơ đang ở %(unit)s từ %(since)s, bước “%(step)s”.") % facts]


def _agency_wait(known: Known) -> list[str]:
    return [f"{h.reason}." for h in known.holds if h.kind == HoldKind.AGENCY]


def _phone(known: Known) -> str:
    one_stop = known.dossier.one_stop
    return f"{one_stop.name} ({one_stop.phone})" if one_stop.phone else one_stop.name


def _decided(known: Known) -> Standing:
    dossier = known.dossier
    where = {
        ReturnWay.ONLINE: _("Bản điện tử sẽ có trong trang này ngay khi được trả."),
        ReturnWay.COUNTER: _("Mời bạn đến %(where)s nhận kết quả trong giờ làm việc. Mang theo căn cước và giấy hẹn."),
        ReturnWay.POST: _("Kết quả sẽ được gửi đến bạn qua bưu điện."),
    }[ReturnWay(dossier.return_way)] % {"where": dossier.one_stop.name}
    if dossier.outcome == Outcome.REJECTED:
        words = _("Đề nghị của bạn không được chấp thuận. Văn bản trả lời ghi rõ lý do.")
        return Standing("late", _("Đã có kết quả: không được chấp thuận"), (words, where, *_to_pay(known)))
    return Standing("good", _("Đã có kết quả"), (where, *_to_bring(dossier), *_to_pay(known)))


def _to_bring(dossier: Dossier) -> list[str]:
    wanted = definition(dossier.revision_id).originals_at_return
    return [_("Mang theo bản chính những giấy tờ bạn đã gửi ảnh, để đối chiếu.")] if wanted else []


def _to_pay(known: Known) -> list[str]:
    owed = sum(f.amount for f in known.fees if f.paid_at is None)
    return [_("Bạn cần nộp %(owed)s khi nhận.") % {"owed": fees.money(owed)}] if owed else []


def _ended(dossier: Dossier) -> Standing:
    at = {"at": times.when(dossier.ended_at) if dossier.ended_at else ""}
    reason = (_("Lý do: %(reason)s") % {"reason": dossier.end_reason},) if dossier.end_reason else ()
    match State(dossier.state):
        case State.REFUSED:
            again = _("Bạn có thể sửa theo lý do trên rồi nộp lại.")
            return Standing("late", _("Hồ sơ không được tiếp nhận, %(at)s") % at, (*reason, again))
        case State.WITHDRAWN:
            filer = last_acted_for(dossier, ActFor.WITHDRAW)
            by_others = _("%(filer)s đã rút hồ sơ thay bạn, %(at)s") % {**at, "filer": filer}
            return Standing("info", by_others if filer else _("Bạn đã rút hồ sơ, %(at)s") % at, reason)
        case State.STOPPED:
            return Standing("info", _("Hồ sơ đã dừng giải quyết, %(at)s") % at, reason)
    below = _("Kết quả và giấy hẹn ở ngay bên dưới, bạn tải về lúc nào cũng được.")
    return Standing("good", _("Đã trả kết quả, %(at)s") % at, (below,))
