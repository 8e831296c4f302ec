"""What a simulation tells: in plain words first, then as tables."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.flow.definition import Node, Route
from motcua.flow.simulation.assumptions import BadAssumptions, Desk, desk_of
from motcua.flow.simulation.figures import DeskFigures, OneMore, Simulated, StepFigures
from motcua.flow.waits import MINUTES_PER_HOUR
from motcua.web.setup.forms.simulation import desk_words
from motcua.web.ui import formats
from motcua.web.ui.parts import Cell, Column

Line = tuple[str, str]
"""A tone of a notice, and its words."""


def shown(route: Route, found: Simulated) -> dict[str, Any]:
    return {"lines": list(_lines(route, found)), **_steps(route, found), **_desks(found), **_one_more(found)}


def bad_words(route: Route, bad: BadAssumptions) -> str:
    """Say why a route cannot be tried."""
    names = {node.key: node.name for node in route.nodes}
    said: Mapping[str, str] = {
        "unsound": _("Quy trình còn chỗ sai ở bước “%(step)s”. Xin sửa trước rồi chạy thử."),
        "nobody": _("Bước “%(step)s” chưa có ai làm. Xin thêm người rồi chạy thử."),
        "never_ends": _("Với các tỷ lệ này, từ bước “%(step)s” hồ sơ không bao giờ xong. Xin sửa các tỷ lệ."),
        "share": _("Các tỷ lệ của bước “%(step)s” chưa đúng: ít nhất một cách kết thúc phải lớn hơn 0."),
    }
    return said[bad.kind] % {"step": names.get(bad.step, bad.step)}


def _lines(route: Route, found: Simulated) -> Iterator[Line]:
    """Say where it will queue, how many come too late, and whom one more officer would help."""
    outcome = found.outcome
    if not outcome.dossiers:
        yield "info", _("Không có hồ sơ nào trong thời gian chạy thử.")
        return
    full = [each for each in outcome.desks if each.grows]
    tight = [each for each in outcome.desks if each.is_tight]
    for each in full:
        yield "wait" if each.is_spared else "late", _full(route, each)
    for each in tight:
        yield "wait", _tight(route, each)
    if not full and not tight:
        yield "good", _("Không bước nào dồn việc: mọi vị trí đều đủ người.")
    yield _late(found)
    yield _helps(found)


def _full(route: Route, each: DeskFigures) -> str:
    facts = {"steps": _names(route, each.desk), "people": each.officers, "needed": _needed(each)}
    if each.is_spared:
        return (
            _(
                "%(steps)s chưa dồn việc chỉ vì việc kẹt ở bước trước: có %(people)s người, cần %(needed)s người nếu hồ sơ tới đủ."
            )
            % facts
        )
    return _("%(steps)s sẽ dồn việc: có %(people)s người, cần %(needed)s người. Hàng chờ cứ dài thêm.") % facts


def _tight(route: Route, each: DeskFigures) -> str:
    facts = {"steps": _names(route, each.desk), "share": _percent(each.needed / each.officers)}
    return _("%(steps)s vừa đủ người: bận %(share)s thời gian. Chỉ cần một người nghỉ là dồn việc.") % facts


def _late(found: Simulated) -> Line:
    outcome = found.outcome
    days = {"days": _hours(outcome.elapsed), "most": _hours(outcome.elapsed_p90)}
    spent = _("Một hồ sơ mất trung bình %(days)s giờ làm việc; 9 trong 10 hồ sơ xong trong %(most)s giờ.") % days
    if outcome.late is None:
        return "info", spent
    if not outcome.late:
        return "good", _("Không hồ sơ nào trễ hạn. %(spent)s") % {"spent": spent}
    facts = {"late": _percent(outcome.late), "spent": spent}
    return "late", _("%(late)s hồ sơ sẽ trễ hạn. %(spent)s") % facts


def _helps(found: Simulated) -> Line:
    best = found.best
    if best is None:
        return "info", _("Thêm một người ở bất cứ đâu cũng không nhanh hơn đáng kể.")
    facts = {
        "desk": desk_words(best.desk), "before": _hours(found.outcome.waited), "after": _hours(best.waited)
    }  # fmt: skip
    return "info", _(
        "Thêm một người thì nên thêm ở %(desk)s: một hồ sơ nằm chờ %(after)s giờ thay vì %(before)s giờ."
    ) % facts


def _steps(route: Route, found: Simulated) -> dict[str, Any]:
    words = (
        _("Bước"), _("Số lượt"), _("Nằm chờ (giờ)"), _("9 trong 10 chờ dưới (giờ)"), _("Làm hoặc đợi (giờ)"),
        _("Trễ hạn của bước"), _("Hàng chờ dài nhất"),
    )  # fmt: skip
    nodes = [node for node in route.nodes if node.is_worked or node.wait]
    by_key = {each.key: each for each in found.outcome.steps}
    return {
        "step_columns": [Column(word, number=place > 0) for place, word in enumerate(words)],
        "step_rows": [_step(node, by_key[node.key]) for node in nodes],
    }


def _step(node: Node, each: StepFigures) -> list[Cell]:
    if not node.is_worked:
        return [
            Cell(node.name),
            _count(each.times),
            Cell("–"),
            Cell("–"),
            Cell(_hours(each.worked)),
            Cell("–"),
            Cell("–"),
        ]
    return [
        Cell(node.name), _count(each.times), Cell(_hours(each.waited)), Cell(_hours(each.waited_p90)),
        Cell(_hours(each.worked)), Cell(_percent(each.late)), _count(each.longest_queue),
    ]  # fmt: skip


def _desks(found: Simulated) -> dict[str, Any]:
    words = (_("Vị trí"), _("Đang có"), _("Cần ít nhất"), _("Bận"))
    rows = [
        [Cell(desk_words(each.desk)), _count(each.officers), Cell(_needed(each)), Cell(_percent(each.used))]
        for each in found.outcome.desks
    ]
    return {"desk_columns": [Column(word, number=place > 0) for place, word in enumerate(words)], "desk_rows": rows}


def _one_more(found: Simulated) -> dict[str, Any]:
    words = (_("Thêm một người ở"), _("Nằm chờ (giờ)"), _("Xong sau (giờ)"), _("Trễ hạn"))
    outcome = found.outcome
    now = [Cell(_("Như hiện nay")), *_times(outcome.waited, outcome.elapsed, outcome.late)]
    ordered = sorted(found.one_more, key=lambda one: one.waited)
    return {
        "more_columns": [Column(word, number=place > 0) for place, word in enumerate(words)],
        "more_rows": [now, *(_more(one) for one in ordered)],
        "untried": [desk_words(desk) for desk in found.untried],
    }


def _more(one: OneMore) -> list[Cell]:
    return [Cell(desk_words(one.desk)), *_times(one.waited, one.elapsed, one.late)]


def _times(waited: float, elapsed: float, late: float | None) -> list[Cell]:
    return [Cell(_hours(waited)), Cell(_hours(elapsed)), Cell("–" if late is None else _percent(late))]


def _names(route: Route, desk: Desk) -> str:
    """Name the steps of a desk."""
    names = [node.name for node in route.nodes if node.is_worked and desk_of(node) == desk]
    said = ", ".join(f"“{name}”" for name in names)
    return _("Bước %(names)s") % {"names": said} if len(names) == 1 else _("Các bước %(names)s") % {"names": said}


def _count(value: int) -> Cell:
    return Cell(formats.number(value, _language()))


def _hours(minutes: float) -> str:
    return _decimal(minutes / MINUTES_PER_HOUR)


def _decimal(value: float) -> str:
    rounded = round(value, 1)
    return formats.number(int(rounded) if rounded == int(rounded) else rounded, _language())


def _needed(each: DeskFigures) -> str:
    """Round up: what is a little more than there are must not read like enough."""
    return _decimal(math.ceil(each.needed * 10) / 10)


def _percent(share: float) -> str:
    """Give a share as a percentage; what is not nothing is never shown as 0, what is not all never as 100."""
    whole = round(share * 100)
    if share > 0 and not whole:
        return _("dưới 1%")
    return f"{min(whole, 99) if share < 1 else whole}%"


def _language() -> str:
    return get_language() or "vi"
