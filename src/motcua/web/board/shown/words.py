"""What each figure is called, and how it is counted: the line under every number."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from motcua.measures.process_map import END, START


class Said(NamedTuple):
    """The name of a figure and how it is counted."""

    name: Any
    means: Any


FIGURES: Mapping[str, Said] = {
    "received": Said(_("Đã tiếp nhận"), _("Hồ sơ được tiếp nhận trong kỳ, nộp bằng mọi cách.")),
    "online": Said(_("Nộp trực tuyến"), _("Người dân tự nộp qua mạng, và nộp qua mạng theo ủy quyền.")),
    "online_self": Said(
        _("Tự nộp trực tuyến"), _("Người dân tự nộp qua mạng. Hồ sơ do cán bộ nhập không tính là trực tuyến.")
    ),
    "online_mandate": Said(
        _("Nộp trực tuyến theo ủy quyền"), _("Hệ thống khác nộp thay qua mạng, có ủy quyền của chủ hồ sơ.")
    ),
    "counter": Said(_("Nộp tại quầy"), _("Nộp tại quầy, và hồ sơ ghi là trực tuyến nhưng do cán bộ nhập.")),
    "paper_exception": Said(
        _("Nhận giấy theo ngoại lệ"), _("Thủ tục chỉ nhận trực tuyến, quầy nhận hồ sơ giấy và ghi lý do được phép.")
    ),
    "post": Said(_("Nộp qua bưu chính"), _("Gửi qua bưu chính, cán bộ nhập khi nhận được.")),
    "unreceived": Said(_("Chờ tiếp nhận"), _("Đã nộp, chưa được tiếp nhận và chưa được trả lời.")),
    "unreceived_late": Said(
        _("Chậm tiếp nhận"), _("Chờ tiếp nhận quá hạn của bước tiếp nhận; không kể hồ sơ đang chờ người nộp.")
    ),
    "in_progress": Said(_("Đang giải quyết"), _("Đã tiếp nhận, chưa có kết quả.")),
    "late_now": Said(
        _("Đang quá hạn"),
        _("Qua ngày hẹn trả mà chưa có kết quả, hoặc đã yêu cầu bổ sung từ hai lần. "
          "Hồ sơ dừng chờ người nộp từ trước ngày hẹn thì chưa tính."),
    ),
    "due_today": Said(
        _("Phải trả hôm nay"), _("Đến hẹn trong hôm nay; không kể hồ sơ đã quá hạn hoặc đang chờ người nộp.")
    ),
    "due_soon": Said(
        _("Đến hẹn trong 3 ngày tới"), _("3 ngày làm việc sau hôm nay; không kể hồ sơ đang chờ người nộp.")
    ),
    "waiting": Said(_("Đang chờ người nộp"), _("Đang giải quyết, nhưng chờ người nộp bổ sung giấy tờ hoặc nộp phí.")),
    "decided": Said(_("Đã có kết quả"), _("Hồ sơ có kết quả trong kỳ, đồng ý hoặc không đồng ý.")),
    "in_time": Said(_("Không trễ hẹn"), _("Có kết quả trước hạn hoặc đúng hạn.")),
    "early": Said(_("Trước hạn"), _("Có kết quả trước ngày hẹn trả.")),
    "on_time": Said(_("Đúng hạn"), _("Có kết quả trong ngày hẹn, trước giờ hẹn.")),
    "late": Said(_("Trễ hạn"), _("Có kết quả sau giờ hẹn, hoặc đã yêu cầu bổ sung từ hai lần.")),
    "late_asked_twice": Said(
        _("Trễ do yêu cầu bổ sung hai lần"), _("Có trong số trễ hạn: đã yêu cầu bổ sung từ hai lần, dù trả kịp hẹn.")
    ),
    "right_first": Said(_("Đúng ngay từ đầu"), _("Có kết quả mà không phải bổ sung lần nào.")),
    "returned": Said(_("Đã trả kết quả"), _("Kết quả đã đến tay người nộp trong kỳ.")),
    "refused": Said(_("Không được tiếp nhận"), _("Bị từ chối khi tiếp nhận, trong kỳ.")),
    "withdrawn": Said(_("Người nộp rút"), _("Người nộp tự rút hồ sơ trong kỳ.")),
    "stopped": Said(_("Dừng giải quyết"), _("Cơ quan dừng giải quyết trong kỳ, có thông báo.")),
    "overdue": Said(
        _("Trễ hạn hoặc đang quá hạn"), _("Có kết quả trễ trong kỳ, cộng với hồ sơ đang quá hạn lúc này.")
    ),
    "handled": Said(_("Có kết quả hoặc đang giải quyết"), _("Có kết quả trong kỳ, cộng với hồ sơ đang giải quyết.")),
}  # fmt: skip
_STEP, _NEXT = _("Đã qua bước “%(step)s”"), _("Từ bước “%(source)s” sang bước “%(target)s”")
_AGAIN = _("Đã qua bước “%(step)s” nhiều lần")


def passed(written: str, names: Mapping[str, str]) -> Said:
    """Name the dossiers behind a number of a map."""
    kind, *keys = written.split(".")
    of_received = _("Trong số hồ sơ của thủ tục này được tiếp nhận trong kỳ.")
    if kind == "through":
        return Said(_("Đi qua các bước theo cùng một cách"), of_received)
    if kind == "open":
        return Said(_("Chưa đi hết quy trình"), of_received)
    if kind != "way":
        name = {"step": names.get(keys[0], keys[0])}
        return Said((_AGAIN if kind.endswith("again") else _STEP) % name, of_received)
    source, target = (names.get(key, key) for key in keys)
    if keys[0] == START:
        return Said(_("Bắt đầu ở bước “%(step)s”") % {"step": target}, of_received)
    if keys[1] == END:
        return Said(_("Kết thúc ở bước “%(step)s”") % {"step": source}, of_received)
    return Said(_NEXT % {"source": source, "target": target}, of_received)


SHARES: Mapping[str, Said] = {
    "online_share": Said(
        _("Tỷ lệ nộp trực tuyến"),
        _("Tự nộp và nộp theo ủy quyền qua mạng, trên tổng số đã tiếp nhận trong kỳ."),
    ),
    "in_time_share": Said(
        _("Tỷ lệ không trễ hẹn"), _("Trước hạn và đúng hạn, trên tổng số đã có kết quả trong kỳ.")
    ),
    "right_first_share": Said(
        _("Tỷ lệ đúng ngay từ đầu"), _("Không phải bổ sung lần nào, trên tổng số đã có kết quả trong kỳ.")
    ),
    "overdue_share": Said(
        _("Tỷ lệ quá hạn"),
        _("Có kết quả trễ trong kỳ và đang quá hạn lúc này, trên tổng số có kết quả trong kỳ và đang giải quyết."),
    ),
    "late_share": Said(
        _("Tỷ lệ trễ hạn"),
        _("Có kết quả trễ, trên tổng số có kết quả trong kỳ. Kỳ đã qua nên không tính hồ sơ đang giải quyết."),
    ),
}  # fmt: skip
