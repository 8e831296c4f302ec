"""The library as a list, and what a procedure needs that this province lacks."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalog.exchange import Lack, LackKind
from motcua.catalog.library import Volume


def shelf(volumes: Iterable[Volume]) -> dict[str, Any]:
    """Give what can be taken over, and the names of the files that cannot be used."""
    every = list(volumes)
    return {"volumes": [one for one in every if not one.fault], "faulty": [one.file for one in every if one.fault]}


def lacks_told(found: Iterable[Lack]) -> list[str]:
    """Say what is lacking, each in a sentence with what to do."""
    words = {
        LackKind.AGENCY: _("Cơ quan “%(key)s”%(called)s: chọn lại cơ quan giải quyết."),
        LackKind.UNIT: _("Đơn vị “%(key)s”%(called)s trong quy trình: chọn lại đơn vị, hoặc thêm đơn vị."),
        LackKind.FIELD: _("Lĩnh vực “%(key)s”: sẽ được thêm khi công bố."),
        LackKind.ROLE: _("Vai trò “%(key)s” trong quy trình: chọn lại vai trò."),
        LackKind.QUESTION_TYPE: _("Kiểu câu hỏi “%(key)s”: đổi sang kiểu khác."),
    }
    return [words[one.kind] % {"key": one.key, "called": f" ({one.called})" if one.called else ""} for one in found]
