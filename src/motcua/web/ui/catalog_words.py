"""The words of the catalogue that refusals and pages share: sections of a document, and every no to its editors."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.catalog.errors import Fault
from motcua.catalog.sections import OTHER, section_of

SECTION_WORDS = {
    "about": _("Thông tin chung"),
    "law": _("Quyết định và căn cứ"),
    "places": _("Cơ quan giải quyết"),
    "channels": _("Cách nộp"),
    "level": _("Mức độ dịch vụ công"),
    "cases": _("Trường hợp"),
    "components": _("Thành phần hồ sơ"),
    "limits": _("Thời hạn"),
    "fees": _("Phí, lệ phí"),
    "topics": _("Câu hỏi của tờ khai"),
    "route": _("Quy trình nội bộ"),
    "result": _("Kết quả"),
    OTHER: _("Mục khác"),
}


CATALOG_REFUSALS: dict[str, Any] = {
    "catalog.not_editor": _("Chỉ người biên tập danh mục thủ tục được làm việc này."),
    "draft.base_moved": _(
        "Trong lúc soạn “%(called)s”, đã có phiên bản lần %(number)s được công bố. Hãy xem khác biệt, đưa phần mới vào bản soạn rồi bấm “Đã xem phiên bản mới”."
    ),
    "draft.day_gone": _("Ngày %(day)s đã đến hoặc đã qua. Hãy đặt lại ngày từ ngày mai trở đi, hoặc để trống."),
    "draft.faulty": _("“%(called)s” còn %(count)s chỗ chưa đúng. Hãy sửa và kiểm tra lại."),
    "draft.file_altered": _("Tệp này đã bị sửa sau khi tải về nên không nhập được. Hãy xin lại tệp gốc."),
    "draft.file_missing": _("Chưa chọn tệp."),
    "draft.file_too_large": _("Tệp này lớn quá %(most)s KB, không phải tệp của một thủ tục."),
    "draft.file_unreadable": _("Không đọc được tệp này. Hãy chọn tệp .json tải từ trang của một thủ tục."),
    "draft.file_version": _("Tệp này do phiên bản phần mềm khác tạo ra (%(version)s) nên chưa đọc được."),
    "draft.no_file": _("Thư viện không có tệp %(file)s."),
    "draft.in_package": _("Bản soạn này nằm trong một gói thay đổi và được công bố cùng với gói."),
    "draft.nothing_new": _("“%(called)s” không khác gì phiên bản đang công bố."),
    "draft.own": _("Anh/chị đã soạn hoặc sửa bản này nên không tự công bố được. Cần một người biên tập khác."),
    "draft.unchecked": _("“%(called)s” chưa được kiểm tra từ lần sửa cuối. Hãy bấm “Kiểm tra” trước."),
    "draft.bad_code": _("Mã “%(code)s” không dùng được. Mã chỉ gồm chữ không dấu, chữ số, dấu chấm, ví dụ 1.001193."),
    "draft.closed": _("Bản soạn này đã công bố hoặc đã bỏ nên không sửa được nữa. Hãy mở bản soạn mới."),
    "draft.code_taken": _("Mã %(code)s đã có thủ tục được công bố. Hãy soạn bản mới từ thủ tục đó."),
    "draft.day_of_package": _("Bản soạn nằm trong một gói thay đổi nên có hiệu lực cùng ngày với gói."),
    "draft.no_procedure": _("Không tìm thấy thủ tục mã %(code)s."),
    "draft.none": _("Không tìm thấy bản soạn này."),
    "draft.open_already": _("Thủ tục %(code)s đang có bản soạn chưa công bố (%(who)s). Hãy sửa tiếp bản đó."),
    "draft.overtaken": _(
        "Chưa lưu: trong lúc anh/chị sửa, %(who)s đã lưu thay đổi ở %(parts)s. Mở lại trang, xem phần mới rồi sửa tiếp."
    ),
    "national.bad_amount": _("“%(typed)s” không phải là số. Chỉ ghi số, ví dụ 5 hoặc 3,5."),
    "national.bad_code": _("Mã %(code)s viết sai hoặc trùng với thủ tục khác nên chưa công bố được."),
    "national.cannot_publish": _("Chưa công bố được: %(why)s"),
    "national.decided": _("Thay đổi này đã có người xem xong, hoặc lần nhập sau đã thay. Hãy mở lại danh sách."),
    "national.no_change": _("Không tìm thấy thay đổi này."),
    "national.runs_here": _("Tỉnh đang nhận hồ sơ của thủ tục %(code)s. Muốn dừng thì dừng ở trang của thủ tục đó."),
    "national.too_many_gone": _(
        "Tệp thiếu %(count)s trong %(standing)s thủ tục đang có. Có lẽ tệp chưa đủ; chưa ghi gì."
    ),
    "national.no_upload": _("Không tìm thấy tệp danh mục này."),
    "national.upload_empty": _("Tệp này trống. Hãy chọn lại tệp."),
    "national.upload_kind": _(
        "Chỉ nhận tệp .jsonl, .jsonl.gz (cả danh mục) hoặc .json (một phần, tải từ Cổng quốc gia)."
    ),
    "national.upload_large": _("Tệp này lớn quá %(most)s MB, không phải tệp danh mục. Hãy nén thành .jsonl.gz."),
    "national.upload_not_ready": _(
        "Tệp này chưa đọc xong, đang được ghi, hoặc đã có người quyết định. Hãy mở lại trang."
    ),
    "national.upload_open": _("Đang có một tệp danh mục do %(who)s gửi. Hãy nhập hoặc bỏ tệp đó trước."),
    "national.why_missing": _("Hãy ghi lý do không nhận, để người sau hiểu."),
    "law.not_by_hand": _(
        "Hồ sơ theo quy định mới hay cũ là do gói thay đổi đã công bố, không chọn riêng cho từng hồ sơ."
    ),
    "route.file_broken": _("Quy trình trong tệp không nối được ở bước “%(step)s”."),
    "route.file_line": _("Tệp có phần chưa dùng được ở dòng %(line)s: %(element)s. Hãy vẽ lại phần này rồi nhập lại."),
    "route.file_row": _("Bảng có chỗ chưa đúng ở dòng %(row)s, cột %(field)s."),
    "route.file_unreadable": _(
        "Không đọc được quy trình trong tệp này. Hãy chọn tệp BPMN, CSV, hoặc tệp của một thủ tục."
    ),
    "package.begun": _("Gói này chưa công bố, đã rút lại, hoặc đã đến ngày có hiệu lực nên không rút lại được."),
    "package.closed": _("Gói thay đổi này đã công bố hoặc đã bỏ nên không sửa được nữa."),
    "package.empty": _("Gói thay đổi chưa có bản soạn nào."),
    "package.none": _("Không tìm thấy gói thay đổi này."),
    "package.not_by_hand": _("Gói thay đổi do hệ thống thực hiện vào ngày có hiệu lực."),
    "package.not_empty": _("Gói còn bản soạn. Hãy lấy từng bản ra hoặc bỏ từng bản trước."),
    "package.not_in_it": _("“%(called)s” không nằm trong gói thay đổi này."),
    "package.own": _("Anh/chị đã mở gói này nên không tự công bố được. Cần một người biên tập khác."),
    "package.why_missing": _("“%(called)s” chưa ghi hồ sơ đang giải quyết theo quy định nào và vì sao."),
    "revision.begun": _("Phiên bản lần %(number)s đã có hiệu lực nên không rút lại được. Hãy soạn bản mới thay thế."),
    "revision.in_package": _("Phiên bản này thuộc gói thay đổi “%(called)s”. Hãy rút lại cả gói."),
    "revision.no_end": _(
        "Phiên bản lần %(number)s không có ngày thôi nhận hồ sơ, hoặc ngày đó đã đến. Muốn nhận lại thì soạn bản mới."
    ),
    "revision.none": _("Không tìm thấy phiên bản này, hoặc đã có người rút lại."),
    "revision.why_missing": _("Hãy ghi lý do, để người sau hiểu."),
}


def sound_words(fault: Fault) -> str:
    """Say what contradicts itself in a document."""
    facts = {name: ", ".join(v) if isinstance(v, list) else str(v) for name, v in fault.facts.items()}
    return str(SOUND_WORDS[fault.code]) % {"key": fault.key, **facts}


SOUND_WORDS = {
    "key.twice": _("Ký hiệu “%(key)s” dùng hai lần."),
    "question.none": _("Có mục phụ thuộc câu hỏi “%(key)s”, nhưng tờ khai không hỏi câu này."),
    "local.no_limit": _("Thủ tục nhận ở đây phải có thời hạn và quy trình nội bộ."),
    "component.undecided": _("Còn giấy tờ chưa ghi là bắt buộc hay không."),
    "route.forks": _("Quy trình nội bộ chưa được chia thành nhiều nhánh cùng lúc."),
    "route.not_run": _(
        "Bước “%(name)s” thuộc loại mà hồ sơ chưa chạy được. Quy trình vẫn lưu, vẽ và kiểm tra được, chưa công bố được."
    ),
    "obligation.no_step": _("Quy trình không có bước “%(key)s” để chờ nghĩa vụ tài chính."),
    "case.none": _("Có mục dùng trường hợp “%(case)s”, nhưng không có trường hợp này."),
    "digitise.ground": _("Giấy tờ “%(key)s”: căn cứ số hóa phải là một trong ba căn cứ của quy định."),
    "result.code": _("Giấy tờ “%(key)s”: mã kết quả thay thế phải viết như KQ.G15.000031."),
    "limit.longer": _("Có thời hạn tỉnh cam kết lâu hơn quy định."),
    "limit.twice": _("Hai thời hạn cho cùng một trường hợp và cách nộp. %(case)s"),
    "channel.no_limit": _("Có cách nộp đang mở mà chưa có thời hạn thông thường."),
    "channel.none": _("Chưa mở cách nộp nào."),
    "channel.closed": _("Có phí, thời hạn hoặc ngày mở cho cách nộp không mở."),
    "fee.dates": _("Có khoản thu hết áp dụng trước khi bắt đầu."),
    "dates.turned": _("Ngày cuối đứng trước ngày đầu."),
    "online_only.closed": _("Đã ghi chỉ nhận trực tuyến, nhưng chưa mở nộp trực tuyến."),
    "online_only.ground": _("Chỉ nhận trực tuyến thì phải có quyết định và các lý do vẫn được nhận hồ sơ giấy."),
    "fee.overlap": _(
        "Khoản thu “%(name)s” có hai dòng cùng áp dụng cho một hồ sơ. Sửa ngày, cách nộp, điều kiện, hoặc đặt tên khác."
    ),
    "level.unknown": _("Mức độ dịch vụ công hôm nay phải là toàn trình, một phần hoặc cung cấp thông tin."),
    "level.too_old": _("Mức độ 1 đến 4 chỉ có đến hết ngày 14/08/2022."),
    "level.twice": _("Hai mức độ trước đây cùng hết vào một ngày."),
    "place.twice": _("Một xã, phường nằm ở hai dòng của nơi có cơ quan giải quyết riêng."),
    "competence.empty": _(
        "Mỗi nơi có cơ quan giải quyết riêng phải ghi xã, phường, và ghi một cơ quan của tỉnh hoặc tên nơi khác."
    ),
    "elsewhere.missing": _("Chưa ghi tên nơi nhận hồ sơ."),
}


def sections_named(parts: Iterable[str]) -> str:
    """Name the sections that parts of a document stand in, each once."""
    return ", ".join(dict.fromkeys(str(SECTION_WORDS[section_of(part)]) for part in parts))
