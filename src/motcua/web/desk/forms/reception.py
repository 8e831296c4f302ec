"""At the counter: receive, hand over, or not accept."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.base.clockwork import today
from motcua.catalog.definition import Question
from motcua.catalog.offering import chosen_cases
from motcua.directory.queries import unit_below
from motcua.dossiers.acts.check import check_components
from motcua.dossiers.acts.forward import forward
from motcua.dossiers.acts.receive import receive
from motcua.dossiers.acts.refuse import refuse
from motcua.dossiers.queries import has_checks
from motcua.flow.definition import Node, Where
from motcua.web.desk.forms.asked import ActForm, Asked, Values
from motcua.web.desk.forms.counter import ORDINARY
from motcua.web.desk.shown import components, deadline


def _seen(asked: Asked) -> dict[str, Any]:
    """Show the papers with their ticks as typed, and the day that would be promised."""
    return {
        "papers": ticked(asked),
        "preview": deadline.preview(asked.dossier, at=asked.at),
        "rule": asked.read.known.limit(asked.dossier.channel, asked.dossier.case).why,
        "next": next_place(asked, "forwarded"),
    }


def ticked(asked: Asked) -> list[components.Paper]:
    return components.as_typed(asked.read.papers, asked.typed)


def save_ticks(asked: Asked) -> None:
    is_ticked = any(key.startswith("ok.") for key in asked.typed)
    if not is_ticked and not has_checks(asked.dossier.pk):  # nothing said, and nothing to take back
        return
    marks = components.marks(asked.typed, asked.read.papers)
    if marks:
        check_components(asked.dossier.pk, marks, by=asked.by, at=asked.at)


def next_place(asked: Asked, outcome: str) -> str:
    """Name the step and the unit that an outcome leads to; empty at the end of the route."""
    route, step = asked.read.known.route, asked.facts.step
    way = route.node(step.node).exit(outcome) if route and step else None
    if route is None or way is None or way.to not in route.by_key:
        return ""
    node = route.node(way.to)
    return f"{node.name} · {_unit(asked, node)}"


def _unit(asked: Asked, node: Node) -> str:
    dossier = asked.dossier
    if node.where is Where.ONE_STOP:
        return dossier.one_stop.name
    below = unit_below(dossier.agency, node.unit, today(asked.at)) if node.unit else None
    return below.name if below else dossier.agency.name


def _receive(asked: Asked, values: Values) -> str:
    save_ticks(asked)
    chosen = values.get("case")
    case = "" if chosen == ORDINARY else chosen
    code = receive(asked.dossier.pk, case=case, by=asked.by, at=asked.at)
    if "then" in asked.typed:
        forward(asked.dossier.pk, by=asked.by, at=asked.at)
        return _("Đã tiếp nhận với mã %(code)s và chuyển giải quyết.") % {"code": code}
    return _("Đã tiếp nhận. Mã hồ sơ: %(code)s.") % {"code": code}


def _cases(asked: Asked) -> tuple[Question, ...]:
    """Ask for the case where no answer tells it."""
    known = asked.read.known
    if not chosen_cases(known):
        return ()
    own = known.case(asked.dossier.case)
    options = [
        {"value": ORDINARY, "label": _("Thông thường")},
        *({"value": c.key, "label": c.name} for c in chosen_cases(known)),
    ]
    options += [{"value": own.key, "label": own.name}] if own and own.when else []
    return (Question("case", "choice", _("Trường hợp"), required=False, params={"options": options}),)


def _forward(asked: Asked, _values: Values) -> str:
    to = next_place(asked, "forwarded")
    forward(asked.dossier.pk, by=asked.by, at=asked.at)
    return _("Đã chuyển: %(to)s.") % {"to": to}


def _refuse(asked: Asked, values: Values) -> str:
    refuse(asked.dossier.pk, values["reason"], by=asked.by, at=asked.at)
    return _("Đã báo người nộp là hồ sơ không được tiếp nhận, kèm lý do.")


def _why_refused(_asked: Asked) -> tuple[Question, ...]:
    hint = _("Viết cho người dân đọc: vì sao không nhận được, và họ nên làm gì tiếp.")
    return (Question("reason", "long_text", _("Lý do không tiếp nhận"), hint),)


RECEIVE = ActForm(
    key="receive",
    title=gettext_lazy("Tiếp nhận hồ sơ"),
    act=gettext_lazy("Tiếp nhận"),
    do=_receive,
    questions=_cases,
    start=lambda asked: {"case": [asked.dossier.case or ORDINARY]},
    more=_seen,
    template="desk/receive.html",
)
FORWARD = ActForm(
    key="forward",
    title=gettext_lazy("Chuyển hồ sơ đến nơi giải quyết"),
    act=gettext_lazy("Chuyển"),
    do=_forward,
    more=lambda asked: {"next": next_place(asked, "forwarded")},
)
REFUSE = ActForm(
    key="refuse",
    title=gettext_lazy("Không tiếp nhận hồ sơ"),
    act=gettext_lazy("Không tiếp nhận"),
    do=_refuse,
    questions=_why_refused,
    text=gettext_lazy("Hồ sơ kết thúc tại đây. Người nộp nhận được thông báo kèm lý do và có thể nộp hồ sơ mới."),
    danger=True,
)
