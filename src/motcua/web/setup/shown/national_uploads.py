"""A list that somebody sent, in words: how far its reading is, what it would change, or which line is wrong and why."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from motcua.catalog.national.models import NationalUpload, UploadState
from motcua.web.setup.shown.national_words import KINDS
from motcua.web.ui import formats
from motcua.web.ui.parts import Fact, Tag

STATES: Mapping[str, tuple[Any, str, str]] = {
    "waiting": (gettext_lazy("Đang đọc"), "wait", "wait"),
    "ready": (gettext_lazy("Đã đọc, chờ đồng ý"), "info", "dot"),
    "agreed": (gettext_lazy("Đang ghi"), "wait", "wait"),
    "done": (gettext_lazy("Đã nhập"), "good", "good"),
    "faulty": (gettext_lazy("Chưa nhập được"), "late", "late"),
    "dropped": (gettext_lazy("Đã bỏ"), "", "stop"),
}
FAULTS: Mapping[str, Any] = {
    "answer_large": gettext_lazy("Tệp lớn quá %(most)s MB, không phải một câu trả lời của Cổng quốc gia."),
    "broken": gettext_lazy("Tệp nén bị đứt hoặc hỏng. Hãy tải lại tệp."),
    "closed": gettext_lazy("Không mở được tệp."),
    "empty": gettext_lazy("Tệp trống."),
    "line_long": gettext_lazy("Dòng này dài quá %(most)s MB, không phải một thủ tục."),
    "list_large": gettext_lazy("Tệp bung ra lớn quá %(most)s MB hoặc quá %(lines)s dòng, không phải danh mục thủ tục."),
    "no_field": gettext_lazy("Thiếu mục “%(name)s”, hoặc mục này có giá trị lạ."),
    "no_key": gettext_lazy("Thiếu mã, tên hoặc khóa của thủ tục."),
    "no_object": gettext_lazy("Đây không phải nội dung của một thủ tục."),
    "not_json": gettext_lazy("Viết sai dạng JSON, ở ký tự thứ %(column)s. Có thể dòng bị cắt mất một phần."),
    "not_utf8": gettext_lazy("Không phải bảng mã UTF-8, từ byte thứ %(byte)s. Hãy lưu lại tệp bằng UTF-8."),
    "odd_value": gettext_lazy("Có một mục ghi không đúng dạng, ví dụ số ở chỗ phải là chữ."),
    "other_file": gettext_lazy("Chỉ đọc được tệp .jsonl, .jsonl.gz hoặc .json."),
    "text_long": gettext_lazy("Mục “%(name)s” dài quá %(most)s ký tự."),
    "too_deep": gettext_lazy("Nội dung lồng nhau quá sâu, hoặc có số không phải là số."),
    "too_many_gone": gettext_lazy("Tệp thiếu %(count)s trong %(standing)s thủ tục đang có. Có lẽ tệp chưa đủ."),
}
_PLACES = {"line": gettext_lazy("Dòng %(n)s"), "after": gettext_lazy("Sau dòng %(n)s"), "answer": gettext_lazy("Thủ tục thứ %(n)s")}  # fmt: skip
_MEGABYTE = 1024 * 1024


def one(row: NationalUpload) -> dict[str, Any]:
    """Tell one file: its state, what it would change, and what a person can do now."""
    words, tone, glyph = STATES[row.state]
    return {
        "upload": row, "tag": Tag(str(words), tone, glyph), "facts": _facts(row), "progress": _progress(row),
        "fault": fault(row.fault), "changes": _changes(row.counts), "is_same": is_same(row.counts),
    }  # fmt: skip


def _facts(row: NationalUpload) -> list[Fact]:
    language = get_language() or "vi"
    found = [
        Fact(_("Tệp"), f"{row.file_name}, {_size(row.size, language)}"),
        Fact(_("Người gửi"), f"{row.by.full_name}, {formats.when(row.at, language)}"),
    ]
    if row.agreed_by and row.agreed_at:
        found.append(Fact(_("Đồng ý nhập"), f"{row.agreed_by.full_name}, {formats.when(row.agreed_at, language)}"))
    return found


def _size(size: int, language: str) -> str:
    if size < _MEGABYTE:
        return f"{formats.number(max(size // 1024, 1), language)} KB"
    return f"{formats.number(round(size / _MEGABYTE, 1), language)} MB"


def _progress(row: NationalUpload) -> str:
    """Say how far the job is; nothing where no job works on it."""
    if row.state not in (UploadState.WAITING, UploadState.AGREED):
        return ""
    if not row.read:
        return _("Tệp đang chờ đến lượt. Cả danh mục thường mất dưới một phút.")
    read = formats.number(row.read, get_language() or "vi")
    return _("Đã đọc %(count)s thủ tục. Cả danh mục thường mất dưới một phút.") % {"count": read}


def fault(told: Mapping[str, Any]) -> str:
    """Say where the file is wrong and what is wrong there."""
    if not told:
        return ""
    place = told["place"]
    where = str(_PLACES[place["kind"]]) % {"n": place["number"]} if place.get("kind") else ""
    words = str(FAULTS[told["code"]]) % told["facts"]
    return f"{where}: {words}" if where else words


def is_same(counts: Mapping[str, Any]) -> bool:
    """Tell whether a list says nothing else than what stands."""
    return bool(counts) and not (any(counts["changes"].values()) or counts["told"])


def _changes(counts: Mapping[str, Any]) -> list[str]:
    """Say what a list holds, what of it differs from what stands, and how much of that a person has to look at."""
    if not counts:
        return []
    language = get_language() or "vi"
    kinds = [(str(words), counts["changes"][kind]) for kind, words in KINDS.items()]
    every = sum(count for _kind, count in kinds)
    told = [
        (_("Thủ tục trong tệp"), counts["entries"]), *kinds,
        (_("Trong đó là thủ tục tỉnh công bố theo bản riêng"), counts["own"]),
        (_("Thay đổi phải có người xem từng cái"), counts["held"]), (_("Thay đổi không có điều cần xem"), every - counts["held"]),
    ]  # fmt: skip
    return [f"{words}: {formats.number(count, language)}" for words, count in told]
