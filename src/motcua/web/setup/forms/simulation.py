"""The assumptions of a simulation as fields: what is known or assumed stands in them, and each can be changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.flow.definition import Node, Route, Where
from motcua.flow.simulation.assumed import Recent, Setting
from motcua.flow.simulation.assumptions import MOST_ELSEWHERE, Desk, desks
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.parts import ErrorLine
from motcua.web.ui.route_words import outcome_words, role_words

ARRIVALS = "arrivals"
_BOUNDS = {
    "arrivals": (1.0, 100_000.0), "officers": (1.0, 500.0), "elsewhere": (0.0, 100 * MOST_ELSEWHERE),
    "minutes": (1.0, 100_000.0), "share": (0.0, 100.0),
}  # fmt: skip
_UNITS = {
    "arrivals": gettext_lazy("hồ sơ"),
    "officers": gettext_lazy("người"),
    "elsewhere": "%",
    "minutes": gettext_lazy("phút"),
    "share": "%",
}
_PERCENT = frozenset({"elsewhere", "share"})


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together, under a heading; `note` says where their first values come from."""

    title: str
    fields: list[FieldView]
    note: str = ""


@dataclass(slots=True)
class Form:
    """What was typed over what is usual. `setting` holds as long as `errors` is empty."""

    groups: list[Group]
    setting: Setting
    errors: list[ErrorLine] = field(default_factory=list)


class _Reader:
    """Reads numbers from what was sent; makes the field that shows each."""

    def __init__(self, sent: Mapping[str, str]) -> None:
        self._sent = sent
        self.wrong: list[FieldView] = []

    def number(self, name: str, label: str, kind: str, usual: float, hint: str = "") -> tuple[FieldView, float]:
        """Give the field and what stands in it; shares are shown as percentages."""
        scale = 100 if kind in _PERCENT else 1
        typed = self._sent.get(name, "").strip()
        value, error = _number(typed, kind, round(usual * scale, 1))
        known = typed if error else _written(value)
        view = FieldView(name, label, "number", hint=hint, value=known, error=error, unit=str(_UNITS[kind]))
        if error:
            self.wrong.append(view)
        return view, value / scale


def form(route: Route, usual: Setting, recent: Recent, sent: Mapping[str, str]) -> Form:
    """Lay the assumptions out, with what was sent read into them."""
    read, setting = _Reader(sent), _Setting()
    label = _("Số hồ sơ mỗi tháng")
    view, setting.arrivals = read.number(ARRIVALS, label, "arrivals", usual.arrivals_a_month)
    groups = [Group(_("Hồ sơ tới"), [view], _said(recent.arrivals_a_month is not None))]
    for number, desk in enumerate(desks(route)):
        fields = _desk(read, number, desk, usual, setting)
        groups.append(Group(desk_words(desk), fields, _desk_said(desk, recent)))
    for number, node in enumerate(route.nodes):
        fields = [*_minutes(read, number, node, usual, setting), *_shares(read, number, node, usual, setting)]
        if fields:
            measured = node.key in recent.minutes or node.key in recent.shares
            groups.append(Group(_("Bước “%(step)s”") % {"step": node.name}, fields, _said(measured)))
    return Form(groups, setting.whole(), list(error_lines(read.wrong)))


@dataclass(slots=True)
class _Setting:
    """A setting while it is read."""

    arrivals: float = 0.0
    officers: dict[Desk, int] = field(default_factory=dict)
    elsewhere: dict[Desk, float] = field(default_factory=dict)
    minutes: dict[str, float] = field(default_factory=dict)
    shares: dict[str, Mapping[str, float]] = field(default_factory=dict)

    def whole(self) -> Setting:
        return Setting(self.arrivals, self.officers, self.elsewhere, self.minutes, self.shares)


def _desk(read: _Reader, number: int, desk: Desk, usual: Setting, setting: _Setting) -> list[FieldView]:
    people, count = read.number(f"officers.{number}", _("Số cán bộ"), "officers", usual.officers[desk])
    hint = _("Thủ tục khác, họp, đi công tác.")
    label = _("Phần thời gian dành cho việc khác")
    other, share = read.number(f"other.{number}", label, "elsewhere", usual.elsewhere[desk], hint)
    setting.officers[desk], setting.elsewhere[desk] = int(count), share
    return [people, other]


def _minutes(read: _Reader, number: int, node: Node, usual: Setting, setting: _Setting) -> Iterator[FieldView]:
    if node.is_worked:
        label = _("Làm một hồ sơ mất")
        view, value = read.number(f"minutes.{number}", label, "minutes", usual.minutes[node.key])
        setting.minutes[node.key] = value
        yield view


def _shares(read: _Reader, number: int, node: Node, usual: Setting, setting: _Setting) -> Iterator[FieldView]:
    """Ask how often a step ends in which way; one that can end in one way only always does."""
    setting.shares[node.key] = found = dict(usual.shares[node.key])
    for place, outcome in enumerate(node.outcomes if len(node.exits) > 1 else ()):
        label = _("Kết thúc bằng “%(outcome)s”") % {"outcome": outcome_words(outcome)}
        view, found[outcome] = read.number(f"share.{number}.{place}", label, "share", found.get(outcome, 0.0))
        yield view


def _desk_said(desk: Desk, recent: Recent) -> str:
    """Say where the number of officers and the share of other work come from."""
    people = _("Số người theo danh sách cán bộ hôm nay.") if desk in recent.officers else _said(measured=False)
    if desk in recent.elsewhere:
        return _("%(people)s Việc khác ước từ các bước của thủ tục khác trong 90 ngày qua.") % {"people": people}
    return _("%(people)s Chưa đủ hồ sơ để đo việc khác. Xin sửa cho đúng thực tế.") % {"people": people}


def desk_words(desk: Desk) -> str:
    """Name a desk: the role, and where it sits."""
    place = _("Bộ phận Một cửa") if desk.where is Where.ONE_STOP else desk.unit or _("cơ quan giải quyết")
    return _("%(role)s, %(place)s") % {"role": role_words(desk.role), "place": place}


def _said(measured: bool) -> str:
    if measured:
        return _("Đo từ hồ sơ 90 ngày qua tại đây.")
    return _("Chưa đủ hồ sơ để đo nên đây là con số giả định. Xin sửa cho đúng thực tế.")


def _number(typed: str, kind: str, usual: float) -> tuple[float, str]:
    """Read a number as people write it, with a comma; nothing typed is the usual one."""
    if not typed:
        return usual, ""
    try:
        value = float(typed.replace(",", "."))
    except ValueError:
        return usual, _("Xin điền một con số, ví dụ 20.")
    least, most = _BOUNDS[kind]
    if not least <= value <= most:
        bounds = {"least": _written(least), "most": _written(most)}
        return usual, _("Xin điền một số từ %(least)s đến %(most)s.") % bounds
    if kind == "officers" and value % 1:
        return usual, _("Xin điền số người là một số nguyên.")
    return value, ""


def _written(value: float) -> str:
    return f"{value:.10g}".replace(".", ",")
