"""Every refusal and every fault of an answer in the words of daily life; a house test finds a code without words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext, gettext_lazy

from motcua.base import money
from motcua.base.errors import Refusal
from motcua.web.ui import formats
from motcua.web.ui.catalog_words import CATALOG_REFUSALS, sections_named

_ = gettext_lazy

REFUSALS: dict[str, Any] = {
    **CATALOG_REFUSALS,
    "account.already_in_use": _("%(name)s đã có mật khẩu và đang dùng hệ thống."),
    "account.email_taken": _("Địa chỉ %(email)s đã có người dùng."),
    "account.not_platform": _("Chỉ người quản trị hệ thống được làm việc này."),
    "account.weak_password": _("%(why)s"),
    "agency.already_ends": _("“%(name)s” đã có ngày kết thúc: %(day)s."),
    "agency.code_taken": _("Mã định danh %(code)s đang dùng cho một cơ quan khác vào ngày này."),
    "agency.cycle": _("Không thể đặt “%(name)s” dưới chính nó hoặc dưới đơn vị thuộc nó."),
    "agency.has_posts": _(
        "Còn %(count)s vị trí công tác ở đây. Hãy kết thúc các vị trí đó, hoặc chọn cơ quan tiếp nhận."
    ),
    "agency.has_units": _(
        "Còn đơn vị trực thuộc: %(names)s. Hãy kết thúc các đơn vị đó trước, hoặc chọn cơ quan tiếp nhận."
    ),
    "agency.has_work": _(
        "Còn %(dossiers)s hồ sơ chưa xong và %(steps)s việc đang chờ ở đây. Hãy chọn cơ quan tiếp nhận."
    ),
    "agency.heir_below": _(
        "“%(name)s” là đơn vị trực thuộc nên không tiếp nhận được. Hãy chuyển đơn vị này lên trên trước."
    ),
    "agency.heir_not_in_force": _(
        "Cơ quan tiếp nhận phải đang hoạt động vào ngày đó, không phải chính cơ quan này, và chưa có ngày kết thúc."
    ),
    "agency.in_the_past": _(
        "Thay đổi chỉ có hiệu lực từ hôm nay trở đi, vì hồ sơ những ngày trước đã ghi theo tên cũ."
    ),
    "agency.key_taken": _("Cùng cấp đã có đơn vị mang ký hiệu %(key)s."),
    "agency.no_one_stop": _("%(name)s hiện không có nơi tiếp nhận hồ sơ. Xin chọn nơi khác."),
    "agency.parent_not_in_force": _("Cơ quan cấp trên chưa hoạt động hoặc không còn hoạt động vào ngày này."),
    "asking.key_used": _("Mã chống gửi trùng này đã dùng cho một yêu cầu khác."),
    "article.no_kind": _("Hãy chọn loại bài."),
    "article.none": _("Bài này không còn. Có thể người khác đã gỡ."),
    "article.not_writer": _("Chỉ lãnh đạo, trưởng phòng của đơn vị được viết và gỡ bài trên trang của đơn vị mình."),
    "article.text_long": _("Nội dung dài quá %(most)s ký tự. Hãy rút gọn hoặc chia thành hai bài."),
    "article.text_missing": _("Hãy viết nội dung."),
    "article.title_long": _("Tên bài dài quá %(most)s ký tự."),
    "article.title_missing": _("Hãy ghi tên bài."),
    "calendar.day_taken": _("Ngày %(date)s đã có trong lịch: %(name)s. Mở ngày đó để sửa."),
    "calendar.name_missing": _("Ghi tên của ngày, ví dụ: Tết Nguyên đán."),
    "calendar.no_such_day": _("Ngày %(date)s không có trong lịch ngày đặc biệt."),
    "calendar.out_of_reach": _("Chỉ nhận các năm từ %(first)s đến %(last)s. Hãy kiểm tra lại năm."),
    "calendar.past_workday": _("Ngày %(date)s đã qua hoặc là hôm nay, không thể đổi thành ngày làm việc được nữa."),
    "calendar.range": _("Ngày cuối phải từ ngày đầu trở đi, mỗi lần nhiều nhất %(most)s ngày."),
    "calendar.reason_missing": _("Ghi lý do bỏ ngày này, ví dụ số thông báo hoặc “nhập nhầm”."),
    "calendar.source_missing": _("Ngày đã công bố thì ghi số và ngày của văn bản. Nếu chưa có, chọn “dự kiến”."),
    "calendar.undecided_is_provisional": _("Ngày chưa có thông báo thì chỉ ghi được là dự kiến."),
    "calendar.works_already": _("Ngày %(date)s vốn là ngày làm việc. Chỉ thứ Bảy, Chủ nhật mới cần làm bù."),
    "case.unknown": _("Trường hợp này không có trong thủ tục. Hãy chọn lại."),
    "component.too_many": _("“%(name)s” chỉ nhận tối đa %(most)s tệp. Hãy xóa bớt tệp không cần."),
    "component.unknown": _("Giấy tờ này không còn trong danh sách cần nộp. Hãy tải lại trang."),
    "components.unchecked": _("Còn giấy tờ chưa được đánh dấu đã xem và hợp lệ: %(names)s."),
    "consult.closed": _("Ý kiến này đã được trả lời rồi."),
    "consult.due_missing": _("Hãy ghi hạn trả lời."),
    "consult.due_past": _("Hạn trả lời phải sau thời điểm hiện tại."),
    "consult.silence_no": _("Với thủ tục này, im lặng không phải là đồng ý. Hãy bỏ dấu chọn ở dòng này."),
    "consult.too_short": _("Muốn coi im lặng là đồng ý thì phải cho đủ thời gian theo quy định, ít nhất đến %(due)s."),
    "consult.waiting": _("Hồ sơ còn chờ ý kiến của cơ quan khác."),
    "dates.end_before_start": _("Ngày kết thúc phải sau ngày bắt đầu."),
    "deadline.not_by_hand": _("Hẹn trả do hệ thống tính theo lịch làm việc, không sửa bằng tay."),
    "decide.own_proposal": _("Anh/chị là người trình hồ sơ này nên không tự ký duyệt được. Cần người khác ký."),
    "delegation.already_ended": _("Ủy quyền này đã hết hiệu lực."),
    "delegation.beyond_post": _("Ủy quyền phải nằm trong thời gian người giao còn giữ vị trí."),
    "delegation.document_missing": _("Còn thiếu số và ngày của văn bản ủy quyền."),
    "delegation.in_the_past": _("Ủy quyền chỉ kết thúc được từ hôm nay trở đi."),
    "delegation.not_longer": _("Ngày này sau ngày hết hiệu lực đã ghi. Muốn kéo dài thì ghi một ủy quyền mới."),
    "delegation.overlaps": _("Người này đã được ủy quyền vị trí đó trong những ngày trùng nhau."),
    "delegation.to_oneself": _("Không thể ủy quyền cho chính người đang giữ vị trí."),
    "deliver.originals": _("Thủ tục này phải đối chiếu bản chính khi trả kết quả. Hãy đánh dấu sau khi đã đối chiếu."),
    "deliver.presence": _("Người nhận phải có mặt tại quầy để ký. Không trả qua mạng hay bưu chính được."),
    "deliver.proof_missing": _("Ghi rõ trả cho ai và bằng chứng trả (chữ ký, mã xác nhận hoặc số bưu gửi)."),
    "document.none": _("Không tìm thấy giấy tờ này."),
    "dossier.already_received": _("Hồ sơ %(code)s đã được %(by)s tiếp nhận trước đó."),
    "dossier.already_submitted": _("Hồ sơ này đã được gửi rồi, mã của bạn là %(code)s."),
    "dossier.none": _("Không tìm thấy hồ sơ."),
    "dossier.not_yours": _("Hồ sơ này không thuộc tài khoản của bạn."),
    "dossier.state": _("Hồ sơ %(code)s đã sang giai đoạn khác nên không làm việc này được nữa. Hãy tải lại trang."),
    "export.too_many_rows": _(
        "Danh sách dài hơn %(most)s dòng, quá dài cho Excel. Hãy tải CSV, hoặc chọn kỳ ngắn hơn."
    ),
    "fee.not_your_counter": _("Chỉ cán bộ tại quầy nơi nhận hồ sơ được ghi thu tiền."),
    "extend.day_off": _("Ngày này cơ quan nghỉ. Xin chọn một ngày làm việc."),
    "extend.not_later": _("Ngày hẹn mới phải sau ngày đã hẹn và sau hôm nay."),
    "extend.not_leader": _("Chỉ người đứng đầu cơ quan giải quyết mới được hẹn lại ngày trả hồ sơ %(code)s."),
    "extend.only_once": _("Hồ sơ %(code)s đã được hẹn lại một lần, không hẹn lại nữa."),
    "extend.paper_missing": _("Hãy ghi số văn bản xin lỗi."),
    "extend.too_far": _("Ngày hẹn mới cách ngày đã hẹn nhiều nhất %(most)s ngày."),
    "fee.nothing_owed": _("Hồ sơ này không còn khoản nào phải thu."),
    "fee.other_amount": _("Số tiền phải thu là %(owed)s, không phải %(amount)s."),
    "fee.receipt_number_missing": _("Còn thiếu số biên lai."),
    "fee.receipt_number_used": _("Biên lai số %(number)s đã dùng cho hồ sơ khác."),
    "fee.unpaid": _("Hồ sơ chưa nộp phí, lệ phí. Thu tiền trước rồi làm tiếp."),
    "file.broken": _("Tệp này bị hỏng, chúng tôi không mở được. Xin chụp hoặc lưu lại rồi gửi lại."),
    "file.empty": _("Tệp này trống, không có nội dung. Xin chọn tệp khác."),
    "file.kind": _("Chúng tôi chỉ nhận ảnh JPG, PNG, HEIC hoặc tệp PDF. Tệp này là loại khác%(found)s."),
    "file.protected": _("Tệp PDF này có mật khẩu nên chúng tôi không mở được. Xin gửi bản không đặt mật khẩu."),
    "file.too_large": _("Tệp này nặng %(size)s, quá mức %(most)s. Hãy chụp lại với cỡ ảnh nhỏ hơn."),
    "hours.end_before_start": _("Giờ kết thúc phải sau giờ bắt đầu."),
    "former.no_place": _("Không có xã, phường nào mang mã %(code)s. Danh sách chưa được nhập."),
    "hours.no_agency": _("Cơ quan này không hoạt động vào ngày bắt đầu. Hãy xem lại ngày."),
    "hours.not_a_time": _("“%(typed)s” không phải giờ. Ghi như 07:30."),
    "hours.half_session": _("Mỗi buổi cần cả giờ bắt đầu và giờ kết thúc."),
    "hours.none": _("Ghi ít nhất một buổi làm việc của tỉnh."),
    "hours.only_from_tomorrow": _("Giờ làm việc mới chỉ bắt đầu được từ ngày mai, vì hồ sơ đã nhận tính theo giờ cũ."),
    "hours.overlap": _("Các buổi làm việc trùng giờ nhau. Hãy sửa lại."),
    "identity.changed": _(
        "Số định danh của tài khoản này đã thay đổi. Xin đến Trung tâm Phục vụ hành chính công để được hỗ trợ."
    ),
    "identity.incomplete": _("VNeID chưa cho biết đủ họ tên và số định danh."),
    "identity.level_unknown": _("VNeID chưa cho biết mức xác thực của tài khoản."),
    "import.bomb": _("Tệp này giải nén ra quá lớn nên chúng tôi không mở. Hãy chép danh sách sang một tệp mới."),
    "import.empty": _("Tệp này chưa có dòng nào dưới hàng tiêu đề."),
    "import.expired": _("Bản xem trước đã quá một giờ hoặc không đọc được nữa. Hãy chọn lại tệp."),
    "import.faulty": _("Danh sách còn %(count)s chỗ sai, chưa ghi gì. Hãy sửa trong tệp rồi gửi lại."),
    "import.heads": _("Trang “%(sheet)s” thiếu cột: %(names)s. Hãy dùng tệp mẫu và giữ nguyên hàng tiêu đề."),
    "import.merged": _("Tệp có ô gộp (%(cells)s). Hãy bỏ gộp ô, mỗi dòng ghi đủ, rồi gửi lại."),
    "import.no_sheet": _("Tệp không có trang nào mang tên %(names)s. Hãy dùng tệp mẫu."),
    "import.not_excel": _("Tệp này không phải tệp Excel (.xlsx) hoặc đã hỏng. Hãy lưu lại dạng .xlsx rồi gửi lại."),
    "import.protected": _("Tệp này có mật khẩu hoặc là dạng .xls cũ. Hãy bỏ mật khẩu, lưu dạng .xlsx rồi gửi lại."),
    "import.stale": _("Dữ liệu đã thay đổi sau khi xem trước, nên chưa ghi gì. Hãy gửi lại tệp và xem lại."),
    "import.too_large": _("Tệp này nặng quá %(most)s. Hãy chia thành vài tệp."),
    "import.too_many": _("Mỗi lần chỉ nhận %(most)s dòng. Hãy chia thành vài tệp."),
    "inspection.record_missing": _("Ghi lại kết quả kiểm tra thực tế trước khi chuyển tiếp."),
    "intake.incomplete": _("Hồ sơ giấy còn thiếu, chưa tiếp nhận được. Xem các mục bên dưới."),
    "intake.online_only": _(
        "Thủ tục “%(name)s” chỉ nhận trực tuyến theo %(decision)s. Muốn nhận hồ sơ giấy thì phải chọn lý do được phép."
    ),
    "intake.not_anywhere": _("Thủ tục “%(name)s” chỉ nhận tại quầy của nơi giải quyết: %(home)s."),
    "intake.not_your_counter": _("Anh/chị không trực quầy của %(name)s."),
    "officer.unknown_email": _("Không có cán bộ nào dùng địa chỉ %(email)s."),
    "post.agency_not_in_force": _("“%(name)s” không hoạt động trong suốt thời gian này. Hãy xem lại ngày."),
    "mandate.ended": _("Việc ủy quyền đã hết hạn, ngày cuối là %(day)s."),
    "mandate.not_covered": _("Giấy ủy quyền của hồ sơ %(code)s không ghi việc này."),
    "obligation.amount_wrong": _("Số tiền không thể nhỏ hơn 0."),
    "obligation.none_here": _("Thủ tục này không có nghĩa vụ tài chính phải chờ."),
    "obligation.not_now": _("Hồ sơ %(code)s không còn chờ việc này nữa. Hãy tải lại trang."),
    "obligation.not_settled": _(
        "Bước này phải chờ nghĩa vụ tài chính xong: gửi phiếu chuyển thông tin, ghi thông báo, rồi xác nhận đã nộp."
    ),
    "obligation.notice_missing": _("Còn thiếu số thông báo."),
    "obligation.paid_on_wrong": _("Ngày nộp phải từ %(since)s đến hôm nay."),
    "obligation.proof_missing": _("Còn thiếu số chứng từ."),
    "obligation.slip_future": _("Ngày của phiếu không thể ở tương lai."),
    "obligation.slip_missing": _("Còn thiếu số phiếu chuyển thông tin."),
    "obligation.waiting": _("Hồ sơ đang chờ nghĩa vụ tài chính (thuế, lệ phí) nên chưa làm tiếp được."),
    "obligation.where_missing": _("Có tiền phải nộp thì ghi hạn nộp (từ hôm nay trở đi) và nơi nộp."),
    "post.already_ended": _("Vị trí “%(title)s” đã kết thúc trước đó."),
    "post.double": _("Người này đã giữ vị trí đó tại “%(name)s” trong những ngày trùng nhau."),
    "post.role_unknown": _("Không có vai trò “%(role)s”."),
    "procedure.changed": _(
        "Quy định của thủ tục “%(name)s” vừa thay đổi. Xin chờ ít phút, mở lại hồ sơ và xem lại trước khi gửi. Câu trả lời và ảnh của bạn vẫn còn."
    ),
    "procedure.channel_not_there": _("“%(agency)s” không nhận hồ sơ của thủ tục “%(name)s” theo cách này."),
    "procedure.channel_not_yet": _("“%(agency)s” chỉ nhận thủ tục “%(name)s” theo cách này từ ngày %(day)s."),
    "procedure.channel_closed": _("Thủ tục “%(name)s” không nhận hồ sơ theo cách này."),
    "procedure.elsewhere": _("Ở nơi này, thủ tục “%(name)s” do %(where)s giải quyết, không nộp ở đây."),
    "procedure.none": _("Không có thủ tục mang mã này."),
    "procedure.ended": _("Thủ tục “%(name)s” thôi nhận hồ sơ từ ngày %(day)s."),
    "procedure.not_filed_here": _("Thủ tục này chưa nhận hồ sơ trên hệ thống. Xem hướng dẫn nơi nộp."),
    "procedure.organisations_only": _("Thủ tục “%(name)s” dành cho tổ chức. Hãy đăng nhập bằng tài khoản của tổ chức."),
    "province.counting_from_tomorrow": _("Cách tính hạn mới chỉ bắt đầu được từ ngày mai, cho hồ sơ nhận từ ngày đó."),
    "province.name_missing": _("Ghi tên tỉnh như sẽ hiện trên trang."),
    "province.not_in_the_past": _("Thông tin mới chỉ có hiệu lực từ hôm nay trở đi."),
    "rate.already": _("Bạn đã đánh giá hồ sơ này rồi. Cảm ơn bạn."),
    "rate.no_score": _("Hãy chọn một mức đánh giá."),
    "rate.too_early": _("Bạn có thể đánh giá sau khi hồ sơ kết thúc."),
    "reason.missing": _("Hãy ghi rõ nội dung hoặc lý do, để người nhận hiểu vì sao."),
    "request.denied": _("Hệ thống không nhận lời gọi này."),
    "request.failed": _("Hệ thống gặp trục trặc. Xin thử lại sau; gửi lại với cùng mã chống gửi trùng là an toàn."),
    "request.invalid": _("Một số mục gửi lên chưa đúng. Xem danh sách kèm theo."),
    "request.maintenance": _("Hệ thống đang bảo trì. Xin thử lại sau."),
    "request.media_type": _("Yêu cầu này phải gửi dạng multipart/form-data."),
    "request.method": _("Địa chỉ này không nhận cách gọi đó."),
    "request.no_address": _("Không có địa chỉ này."),
    "request.not_readable": _("Nội dung gửi lên không đọc được."),
    "request.too_large": _("Nội dung gửi lên quá lớn."),
    "request.too_often": _("Đã gọi quá nhiều lần. Xin đợi %(seconds)s giây rồi gọi lại."),
    "return.counter_only": _("Kết quả của thủ tục này phải nhận tại quầy."),
    "route.no_unit": _("Chưa có đơn vị nhận bước tiếp theo (%(unit)s). Xin báo người quản trị."),
    "session.not_yours": _("Không tìm thấy phiên này trong tài khoản của bạn."),
    "step.already_yours": _("Anh/chị đang giữ việc này rồi."),
    "step.not_earlier": _("Chỉ chuyển lại được bước đã qua của hồ sơ."),
    "step.not_now": _("Hồ sơ %(code)s không ở bước này nữa. Hãy tải lại trang."),
    "step.not_yours": _("Việc này thuộc đơn vị hoặc vị trí khác."),
    "step.taken": _("%(by)s đang giữ việc này."),
    "submit.incomplete": _("Hồ sơ chưa đủ để gửi. Xem các mục còn thiếu bên dưới."),
    "supplement.counts_late": _(
        "Đây là lần yêu cầu bổ sung thứ hai: hồ sơ sẽ bị tính là quá hạn. Hãy xác nhận nếu vẫn cần."
    ),
    "supplement.empty": _("Hãy chọn ít nhất một nội dung cần bổ sung."),
    "supplement.gaps_left": _("Còn nội dung chưa được bổ sung hoặc giải thích."),
    "supplement.none_open": _("Hiện không có yêu cầu bổ sung nào."),
    "supplement.only_once": _("Hồ sơ đã được yêu cầu bổ sung. Thủ tục này chỉ cho phép một lần."),
    "supplement.reason_missing": _("Ghi lý do cho “%(name)s”, để người dân biết cần sửa gì."),
    "supplement.waiting": _("Hồ sơ đang chờ người dân bổ sung."),
    "synonym.code_unknown": _("Không có thủ tục mang mã %(codes)s. Hãy kiểm tra lại mã."),
    "synonym.meaning_missing": _("Ghi từ trong danh mục mà lời này muốn nói, hoặc mã thủ tục."),
    "synonym.none": _("Lời này không còn dùng nữa. Hãy tải lại trang."),
    "synonym.said_taken": _("“%(said)s” đã có trong danh sách, hoặc trùng với chính từ của danh mục."),
    "token.contact_missing": _("Cần tên hệ thống và người chịu trách nhiệm."),
    "token.days": _("Mã truy cập có hiệu lực từ 1 đến %(most)s ngày."),
    "token.expired": _("Mã truy cập đã hết hạn."),
    "token.missing": _("Cần mã truy cập: gửi kèm tiêu đề Authorization: Bearer."),
    "token.none": _("Không có mã truy cập bắt đầu bằng %(prefix)s."),
    "token.revoked": _("Mã truy cập đã bị thu hồi."),
    "token.scope": _("Mã truy cập này không được làm việc đó, cần quyền %(scope)s."),
    "token.scope_unknown": _("Quyền không hợp lệ: %(found)s. Các quyền có: %(known)s."),
    "token.unknown": _("Mã truy cập không đúng."),
}
ANSWERS: dict[str, Any] = {
    "answer.address.commune_missing": _("Hãy chọn xã hoặc phường."),
    "answer.address.commune_unknown": _("Xã, phường này không thuộc tỉnh đã chọn. Hãy chọn lại."),
    "answer.choice.unknown": _("Hãy chọn một trong các mục có sẵn."),
    "answer.date.future": _("Ngày này ở tương lai. Hãy kiểm tra lại năm."),
    "answer.date.incomplete": _("Ghi đủ ngày, tháng, năm."),
    "answer.date.month_missing": _("Có ngày thì ghi cả tháng; nếu không nhớ, chỉ ghi năm."),
    "answer.date.not_a_date": _("Không có ngày này trong lịch. Hãy kiểm tra lại."),
    "answer.date.too_young": _("Chưa đủ %(least)s tuổi vào hôm nay, pháp luật chưa cho phép."),
    "answer.date.year": _("Ghi năm đủ bốn chữ số, ví dụ 1960."),
    "answer.email.shape": _("Địa chỉ thư điện tử chưa đúng, ví dụ đúng: mai@example.com."),
    "answer.id_number.digits_only": _("Số định danh chỉ gồm chữ số."),
    "answer.id_number.length": _("Số định danh (căn cước) phải có 12 chữ số, đang ghi %(length)s."),
    "answer.missing": _("Còn thiếu mục này."),
    "answer.number.not_a_number": _("Ghi bằng chữ số, ví dụ 2."),
    "answer.number.too_large": _("Số này lớn quá, nhiều nhất là %(most)s."),
    "answer.number.too_small": _("Số này nhỏ quá, ít nhất là %(least)s."),
    "answer.phone.shape": _("Số điện thoại gồm 10 chữ số, bắt đầu bằng 0, ví dụ 0912345678."),
    "answer.table.cell": _("Dòng %(row)s, cột “%(column)s”: %(why)s"),
    "answer.table.cell_missing": _("Dòng %(row)s còn thiếu “%(column)s”."),
    "answer.table.too_few": _("Cần ít nhất %(least)s dòng."),
    "answer.table.too_many": _("Chỉ nhận tối đa %(most)s dòng."),
    "answer.tax_code.wrong": _("Mã số thuế này không đúng. Hãy xem lại trên giấy đăng ký kinh doanh."),
    "answer.text.symbols": _("Không dùng được ký hiệu %(symbol)s ở đây, vì giấy tờ không in được. Hãy xóa đi."),
    "answer.text.too_long": _("Dài quá %(longest)s ký tự (đang ghi %(length)s). Hãy viết ngắn lại."),
    "answer.unknown": _("Thủ tục này không hỏi mục này."),
    "component.missing": _("Còn thiếu giấy tờ này."),
    "gap.open": _("Mục này chưa được bổ sung."),
    "organisation.not_taken": _("Thủ tục này không nhận hồ sơ của tổ chức."),
    "value.shape": _("Mục này không đúng kiểu mà tài liệu mô tả."),
    "value.unknown": _("Tài liệu không có mục này."),
}


# Who else hears that somebody was told no; project.wiring connects the figures.
_hear: Callable[[str], None] | None = None


def connect(hear: Callable[[str], None]) -> None:
    """Say who hears the code of each refusal that is told; called once when the program is put together."""
    global _hear  # noqa: PLW0603 - the one port of this module
    _hear = hear


def sentence(refusal: Refusal) -> str:
    """Say a refusal in the language of the page."""
    if _hear is not None:
        _hear(refusal.code)
    return _fill(REFUSALS[refusal.code], refusal.code, refusal.facts)


def fault(code: str, facts: Mapping[str, Any]) -> str:
    """Say what is wrong with an answer or a component."""
    if code == "answer.table.cell":
        inner = {k: v for k, v in facts.items() if k not in ("row", "column", "code")}
        facts = {**facts, "why": fault(str(facts["code"]), inner)}
    return _fill(ANSWERS[code], code, facts)


def _fill(words: Any, code: str, facts: Mapping[str, Any]) -> str:
    shown = {k: _shown(code, k, v) for k, v in facts.items()}
    return str(words) % shown if shown else str(words)


def _shown(code: str, name: str, value: Any) -> str:
    if code in ("file.too_large", "import.too_large"):
        return gettext("%(megabytes)s MB") % {"megabytes": f"{value / 1024 / 1024:.0f}"}
    if code == "file.kind":
        return f" ({value})" if value else ""
    if name in ("owed", "amount"):
        return money.show(int(value))
    if name == "parts" and isinstance(value, list):
        return sections_named(value)
    if isinstance(value, date):
        return formats.day(value, get_language() or "vi")
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
