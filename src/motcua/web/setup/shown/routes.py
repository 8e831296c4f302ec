"""The route of a procedure as a table, with what the proof says of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalog.definition import Definition
from motcua.catalog.proving import MINUTES_PER_HOUR, limit_minutes, route_findings
from motcua.directory.models import Role
from motcua.flow.definition import END, FORK, Node, NodeKind, Route, Where
from motcua.flow.longest import longest
from motcua.flow.proof import Finding, FindingKind
from motcua.web.ui import formats
from motcua.web.ui.parts import Cell, Column

KINDS = {
    NodeKind.RECEIVE: _("Tiếp nhận"), NodeKind.APPRAISE: _("Thẩm định"), NodeKind.INSPECT: _("Kiểm tra thực tế"),
    NodeKind.CONSULT: _("Lấy ý kiến"), NodeKind.VERIFY: _("Xác minh"), NodeKind.SIGN: _("Ký duyệt"),
    NodeKind.ISSUE: _("Phát hành"), NodeKind.RETURN: _("Trả kết quả"),
}  # fmt: skip
FINDINGS = {
    FindingKind.KEY_TWICE: _("Bước “%(step)s” bị khai hai lần."),
    FindingKind.OUTCOME_TWICE: _("Bước “%(step)s” có hai lối ra cùng tên “%(detail)s”."),
    FindingKind.UNKNOWN_STEP: _("Bước “%(step)s” dẫn tới bước không có: “%(detail)s”."),
    FindingKind.EMPTY_FORK: _("Bước “%(step)s” chia nhánh nhưng không có nhánh nào."),
    FindingKind.NO_ROLE: _("Bước “%(step)s” chưa có vai trò."),
    FindingKind.NO_MINUTES: _("Bước “%(step)s” chưa có thời gian."),
    FindingKind.NO_EXIT: _("Bước “%(step)s” không có lối ra."),
    FindingKind.UNREACHABLE: _("Không có đường nào tới bước “%(step)s”."),
    FindingKind.NO_END: _("Từ bước “%(step)s” không thể đi tới kết thúc."),
    FindingKind.STUCK: _("Bước “%(step)s” chờ mãi các bước: %(detail)s."),
    FindingKind.DOUBLED: _("Bước “%(step)s” có thể mở hai lần cùng lúc."),
    FindingKind.OVER_LIMIT: _("Tổng thời gian các bước là %(hours)s giờ, quá thời hạn giải quyết."),
    FindingKind.TOO_LARGE: _("Quy trình quá lớn để kiểm tra hết."),
}


def shown(known: Definition) -> dict[str, Any] | None:
    """Give the table and the verdict; None where nothing is handled here."""
    route = known.route
    if route is None:
        return None
    found = route_findings(known)
    words = (
        gettext("Bước"),
        gettext("Việc"),
        gettext("Nơi làm"),
        gettext("Vai trò"),
        gettext("Giờ"),
        gettext("Tiếp theo"),
    )
    return {
        "columns": [Column(w, number=w == words[4]) for w in words],
        "rows": [_row(route, node) for node in route.nodes],
        "faults": [finding_words({n.key: n.name for n in route.nodes}, each) for each in found],
        "hours": _hours(longest(route)[0]) if not found else "",
        "limit": _hours(limit_minutes(known)) if limit_minutes(known) else "",
    }


def _row(route: Route, node: Node) -> list[Cell]:
    place = gettext("Bộ phận Một cửa") if node.where is Where.ONE_STOP else gettext("Cơ quan giải quyết")
    role = str(Role(node.role).label) if node.role in Role.values else node.role
    return [
        Cell(node.name), Cell(str(KINDS[node.kind])), Cell(f"{place} · {node.unit}" if node.unit else place), Cell(role),
        Cell(_hours(node.minutes)), Cell("; ".join(dict.fromkeys(_ways(route, node)))),
    ]  # fmt: skip


def _ways(route: Route, node: Node) -> Iterator[str]:
    names = {n.key: n.name for n in route.nodes}
    for way in node.exits:
        if way.to == END:
            yield gettext("kết thúc")
        elif way.to == FORK:
            yield gettext("cùng lúc: %(names)s") % {"names": ", ".join(names.get(k, k) for k in node.fork)}
        else:
            yield names.get(way.to, way.to)


def finding_words(names: Mapping[str, str], found: Finding) -> str:
    """Say what is wrong; `names` are the names of the steps by key."""
    step = names.get(found.node, found.node)
    hours = _hours(int(found.detail)) if found.kind is FindingKind.OVER_LIMIT else ""
    return str(FINDINGS[found.kind]) % {"step": step, "detail": found.detail, "hours": hours}


def _hours(minutes: int | None) -> str:
    hours = (minutes or 0) / MINUTES_PER_HOUR
    return formats.number(int(hours) if hours == int(hours) else hours, get_language() or "vi")
