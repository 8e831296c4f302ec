"""What a check of a draft found, as sentences, section by section."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalog.drafts.checking import Fault
from motcua.flow.definition import Route
from motcua.flow.findings import Finding
from motcua.web.setup.shown.difference_words import part_words
from motcua.web.setup.shown.differences import Told
from motcua.web.setup.shown.draft_routes import route_of
from motcua.web.setup.shown.procedures import CHANNELS
from motcua.web.ui.catalog_words import SECTION_WORDS, sound_words
from motcua.web.ui.route_words import finding_words, run_words


def faults_told(found: Iterable[Fault], document: Mapping[str, Any]) -> list[Told]:
    """Say every fault of a check, by section."""
    steps = {str(r.get("key")): str(r.get("name")) for r in document.get("route") or () if isinstance(r, Mapping)}
    route = route_of(document)
    sections: dict[str, list[str]] = {}
    for fault in found:
        sections.setdefault(fault.section, []).append(_fault(fault, steps, route))
    return [Told(str(SECTION_WORDS[section]), tuple(lines)) for section, lines in sections.items()]


def _finding(found: Finding, steps: Mapping[str, str], route: Route | None) -> str:
    """Say what is wrong with the route, and the shortest run that shows it."""
    return f"{finding_words(steps, found)} {run_words(route, found.path) if route else ''}".strip()


def _fault(fault: Fault, steps: Mapping[str, str], route: Route | None) -> str:
    if fault.finding is not None:
        more = (
            _("Cùng lỗi này ở %(count)s nơi khác.") % {"count": fault.facts["more"]} if fault.facts.get("more") else ""
        )
        return f"{_finding(fault.finding, steps, route)} {more}".strip()
    if fault.unsound is not None:
        return sound_words(fault.unsound)
    facts = {name: str(value) for name, value in fault.facts.items()}
    if "channel" in facts:
        facts["channel"] = str(CHANNELS.get(facts["channel"], facts["channel"]))
    if "name" in facts:
        facts["name"] = part_words(facts["name"])
    return _words()[fault.code] % {"part": part_words(fault.part), **facts}


def _words() -> dict[str, str]:
    return {
        "missing": _("Còn thiếu: %(name)s."),
        "too_long": _("%(name)s dài quá %(longest)s chữ."),
        "row": _("%(part)s, dòng %(number)s: ghi chưa đủ hoặc chưa đúng (%(why)s)."),
        "twice": _("Ký hiệu “%(key)s” dùng hai lần. Mỗi câu hỏi, giấy tờ, khoản thu cần ký hiệu riêng."),
        "no_question": _("“%(entry)s” phụ thuộc câu hỏi “%(key)s”, nhưng tờ khai không hỏi câu này."),
        "paper_unsaid": _("Giấy tờ “%(entry)s” chưa ghi là bắt buộc hay không."),
        "channel_closed": _("%(part)s: có dòng cho cách nộp “%(channel)s”, nhưng cách nộp này không mở."),
        "channel_without_limit": _("Cách nộp “%(channel)s” chưa có thời hạn."),
        "limit_nothing": _("Thời hạn, dòng %(number)s: phải lớn hơn 0."),
        "promise_beyond_law": _("Thời hạn, dòng %(number)s: tỉnh cam kết lâu hơn quy định."),
        "below_nought": _("Khoản thu “%(entry)s” có mức nhỏ hơn 0."),
        "no_tiers": _("Khoản thu “%(entry)s” tính theo bậc nhưng chưa ghi bậc nào."),
        "ends_before_start": _("Khoản thu “%(entry)s” hết áp dụng trước khi bắt đầu."),
        "no_role": _("Bước “%(entry)s” giao cho vai trò “%(role)s”, hệ thống không có vai trò này."),
        "reading": _("Chưa đọc được nội dung: %(why)s"),
    }
