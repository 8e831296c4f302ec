"""What happened to a dossier and what comes next, in the words of an officer."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalog.definition import Definition
from motcua.dossiers import timeline
from motcua.dossiers.facts import Facts
from motcua.dossiers.models import Dossier, State
from motcua.flow.definition import END
from motcua.web.desk.shown import said
from motcua.web.ui.parts import Moment

WORDS: dict[str, Any] = {
    "submitted": gettext_lazy("Nộp hồ sơ"),
    "received": gettext_lazy("Tiếp nhận"),
    "decided_granted": gettext_lazy("Chấp thuận"),
    "decided_rejected": gettext_lazy("Không chấp thuận"),
    "delivered": gettext_lazy("Trả kết quả"),
    "refused": gettext_lazy("Không tiếp nhận"),
    "withdrawn": gettext_lazy("Người nộp rút hồ sơ"),
    "stopped": gettext_lazy("Dừng giải quyết"),
    "at": gettext_lazy("Đang ở bước: %(step)s"),
    "consulting": gettext_lazy("Chờ ý kiến của %(unit)s"),
    "sent_back": gettext_lazy("Chuyển lại từ bước: %(step)s"),
    "consulted": gettext_lazy("%(unit)s cho ý kiến"),
    "forwarded": gettext_lazy("Chuyển giải quyết"),
    "proposed": gettext_lazy("Trình từ bước: %(step)s"),
    "supplement_requested": gettext_lazy("Yêu cầu bổ sung %(gaps)s nội dung"),
    "supplement_answered": gettext_lazy("Người nộp đã bổ sung"),
    "fee_paid": gettext_lazy("Đã thu phí, lệ phí"),
}


def moments(dossier: Dossier, known: Definition, facts: Facts, *, at: datetime) -> list[Moment]:
    """Give the past in order, where it is now, and the steps still to come."""
    return [*(_moment(m, at) for m in timeline.moments(dossier)), *_ahead(known, facts)]


def _moment(moment: timeline.Moment, at: datetime) -> Moment:
    title = str(WORDS[moment.key]) % moment.facts
    until = moment.open_until
    state = "done" if until is None else ("late" if until < at else "now")
    return Moment(title, state, moment.at, _who(moment), _note(moment, until))


def _who(moment: timeline.Moment) -> str:
    names = (moment.facts.get(name, "") for name in ("filer", "who", "unit", "agency"))
    return ", ".join(str(n) for n in names if n)


def _note(moment: timeline.Moment, until: datetime | None) -> str:
    if until is not None:
        return _("Hạn của bước: %(due)s") % {"due": said.moment(until)}
    if moment.key == "submitted":
        return " · ".join((str(moment.facts["code"]), str(said.CHANNELS[moment.facts["channel"]])))
    outcome = said.OUTCOMES.get(moment.facts.get("outcome", ""), "")
    return str(outcome or moment.facts.get("reason", ""))


def _ahead(known: Definition, facts: Facts) -> Iterator[Moment]:
    """Give the steps that follow when nothing goes another way: the first exit of each."""
    if known.route is None or facts.step is None or facts.state is State.DRAFT:
        return
    node = known.route.node(facts.step.node)
    for _turn in known.route.nodes:
        onward = node.exits[0].to if node.exits else END
        if onward not in known.route.by_key:
            return
        node = known.route.node(onward)
        yield Moment(node.name, "ahead")
