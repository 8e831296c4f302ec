"""Why a dossier does not move, and what an officer may do about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalog.definition import Definition
from motcua.dossiers.models import Dossier, Gap, Hold, HoldKind, Supplement
from motcua.web.desk.shown import said
from motcua.web.desk.shown.buttons import WORDS, ending
from motcua.web.ui.parts import Link


@dataclass(frozen=True, slots=True)
class Wait:
    tone: str
    title: str
    text: str
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing asked for: what, why, and the applicant's word about it."""

    name: str
    reason: str
    reply: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to complete and what came of it."""

    title: str
    gaps: Sequence[Missing]
    answered: str
    is_open: bool


def waits(dossier: Dossier, holds: Sequence[Hold], supplements: Sequence[Supplement], keys: Sequence[str],
          *, at: datetime) -> list[Wait]:  # fmt: skip
    """Give every open wait; a request left unanswered past its day asks for a decision."""
    found = list(_overdue(dossier, supplements, keys, at))
    return found + [_hold(h) for h in holds if not (found and h.kind == HoldKind.SUPPLEMENT)]


def _overdue(dossier: Dossier, supplements: Sequence[Supplement], keys: Sequence[str], at: datetime) -> Iterator[Wait]:
    for supplement in supplements:
        if supplement.answered_at is None and supplement.answer_by < at:
            text = _(
                "Người nộp chưa bổ sung, hạn đã qua ngày %(day)s. Hệ thống không tự kết thúc hồ sơ. "
                "Anh/chị liên hệ người nộp, rồi quyết định chờ thêm hoặc kết thúc."
            )
            links = [Link(str(WORDS[k]), reverse("desk:act", args=[dossier.public_id, k])) for k in ending(keys)]
            words = text % {"day": said.on_day(supplement.answer_by)}
            yield Wait("late", _("Đề nghị xem xét kết thúc hồ sơ"), words, links)


def _hold(hold: Hold) -> Wait:
    titles = {
        HoldKind.SUPPLEMENT: _("Đang chờ người nộp bổ sung"),
        HoldKind.FEE: _("Đang chờ nộp phí, lệ phí"),
        HoldKind.AGENCY: _("Đang chờ ý kiến cơ quan khác"),
        HoldKind.OBLIGATION: _("Đang chờ nghĩa vụ tài chính"),
    }
    counts = _("Thời gian chờ không tính vào hạn.") if hold.stops_clock else _("Hạn giải quyết vẫn tính.")
    since = _("Từ %(when)s.") % {"when": said.moment(hold.placed_at)}
    return Wait("wait", titles[HoldKind(hold.kind)], f"{hold.reason}. {since} {counts}")


def requests(supplements: Sequence[Supplement], known: Definition) -> list[Asked]:
    return [_asked(s, known) for s in supplements]


def _asked(supplement: Supplement, known: Definition) -> Asked:
    facts = {"n": supplement.number, "who": supplement.asked_by.full_name, "when": said.moment(supplement.asked_at)}
    answered = (
        _("Đã bổ sung %(when)s") % {"when": said.moment(supplement.answered_at)} if supplement.answered_at else ""
    )
    until = _("Chờ đến %(when)s") % {"when": said.moment(supplement.answer_by)}
    return Asked(
        title=_("Lần %(n)s: %(who)s, %(when)s") % facts,
        gaps=[Missing(name_of(g, known), g.reason, g.reply) for g in supplement.gaps.all()],
        answered=answered or until,
        is_open=supplement.answered_at is None,
    )


def name_of(gap: Gap, known: Definition) -> str:
    """Give the published name of what is missing; its key when the revision does not know it."""
    component = known.component(gap.key) if gap.part == "component" else None
    question = known.question(gap.key) if gap.part == "question" else None
    return component.name if component else question.label if question else gap.key
