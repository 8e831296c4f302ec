"""What the officer may do now, in the order of the work, the next thing first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.base.actor import Actor
from motcua.dossiers import rules
from motcua.dossiers.facts import Facts
from motcua.dossiers.models import Dossier, HoldKind, State, Step

WORDS: dict[str, Any] = {
    "receive": _("Tiếp nhận"),
    "forward": _("Chuyển giải quyết"),
    "propose": _("Trình kết quả"),
    "approve": _("Duyệt, ký"),
    "reject": _("Không chấp thuận"),
    "send_back": _("Chuyển lại bước trước"),
    "deliver": _("Trả kết quả"),
    "request_supplement": _("Yêu cầu bổ sung"),
    "consult": _("Hỏi ý kiến cơ quan khác"),
    "extend": _("Xin lỗi, hẹn lại"),
    "refuse": _("Không tiếp nhận"),
    "stop": _("Dừng giải quyết"),
    "take": _("Nhận việc này"),
    "give_back": _("Trả việc về đơn vị"),
    "fee": _("Thu phí, lệ phí"),
    "ask_obligation": _("Gửi sang cơ quan thuế"),
    "note_obligation": _("Ghi thông báo thuế"),
    "settle_obligation": _("Xác nhận đã nộp"),
    "return_proof": _("Trả lại chứng từ"),
    "answer": _("Trả lời ý kiến"),
}
DANGER = frozenset({"reject", "refuse", "stop"})
AT_ONCE = frozenset({"take", "give_back"})  # nothing to fill in and easily undone: the button is the act


@dataclass(frozen=True, slots=True)
class Button:
    """A way to an act; `kind` is that of ui/button, `at_once` means that pressing does it."""

    words: str
    href: str
    kind: str = "second"
    at_once: bool = False


def allowed(facts: Facts, asked: Actor, one_stop: int, *, at: datetime) -> list[str]:
    """Give the keys of the acts that the rules allow, the main one first."""
    keys = [key for key, rule in rules.OFFICER_ACTS.items() if rule(facts, asked, at) is None]
    if rules.may_take_fee(facts, asked, one_stop) is None:
        must = HoldKind.FEE in facts.holds or facts.state is State.DECIDED
        keys.insert(0 if must else len(keys), "fee")
    return keys


def ordered(keys: Sequence[str], steps: Sequence[Step]) -> list[str]:
    """Put rejecting before approving where that is what was proposed."""
    proposals = [s.proposes for s in steps if s.outcome == "proposed" and s.proposes]
    if proposals and proposals[-1] == "rejected" and "reject" in keys:
        return ["reject", *(k for k in keys if k != "reject")]
    return list(keys)


def buttons(dossier: Dossier, keys: Sequence[str], consults: Sequence[Step], place: str) -> list[Button]:
    answers = [_answer(dossier, step, place) for step in consults]
    main = "" if answers else _main(keys)
    return [*answers, *(_button(dossier, key, place, key == main) for key in keys)]


def _main(keys: Sequence[str]) -> str:
    """Choose the act that carries the work on; ending a dossier is never pressed upon anybody."""
    onward = (key for key in keys if key not in AT_ONCE and (key not in DANGER or key == "reject"))
    return next(onward, "")


def _answer(dossier: Dossier, step: Step, place: str) -> Button:
    href = reverse("desk:answer", args=[dossier.public_id, step.pk]) + place
    return Button(str(WORDS["answer"]), href, "")


def _button(dossier: Dossier, key: str, place: str, main: bool) -> Button:
    href = reverse("desk:act", args=[dossier.public_id, key]) + place
    kind = "" if main else ("danger" if key in DANGER else "second")
    return Button(str(WORDS[key]), href, kind, key in AT_ONCE)


def ending(keys: Sequence[str]) -> Iterator[str]:
    """Give the acts by which an officer may end a dossier that was never completed."""
    yield from (key for key in ("refuse", "stop") if key in keys)
