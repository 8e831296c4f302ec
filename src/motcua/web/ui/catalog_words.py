"""The sections of a procedure's document in words; refusals and pages name them alike."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from motcua.catalog.sections import OTHER, section_of

SECTION_WORDS = {
    "about": _("Thông tin chung"),
    "law": _("Quyết định và căn cứ"),
    "places": _("Cơ quan giải quyết"),
    "channels": _("Cách nộp"),
    "components": _("Thành phần hồ sơ"),
    "limits": _("Thời hạn"),
    "fees": _("Phí, lệ phí"),
    "topics": _("Câu hỏi của tờ khai"),
    "route": _("Quy trình nội bộ"),
    "result": _("Kết quả"),
    OTHER: _("Mục khác"),
}


def sections_named(parts: Iterable[str]) -> str:
    """Name the sections that parts of a document stand in, each once."""
    return ", ".join(dict.fromkeys(str(SECTION_WORDS[section_of(part)]) for part in parts))
