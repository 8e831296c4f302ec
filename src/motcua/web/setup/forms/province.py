"""The form of what the province chooses, from a day on."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.catalog.definition import Question
from motcua.clock.policy import CountingRule
from motcua.directory.acts.province import set_province
from motcua.directory.addressing import WORDS, capital
from motcua.directory.models import Province
from motcua.directory.timing import Settings
from motcua.web.setup.forms.asked import Done, SetupForm, Values, typed_date
from motcua.web.setup.shown.province import RULES
from motcua.web.ui.parts import Link

PLACES = {
    "province.counting_from_tomorrow": "since", "province.not_in_the_past": "since", "calendar.out_of_reach": "since",
    "province.name_missing": "name",
}  # fmt: skip


def setting(now: Province, on: date, *, by: Actor, at: datetime) -> SetupForm:
    """Ask for everything at once, filled with what holds now."""

    def do(values: Values) -> Done:
        new = Settings(
            name=values["name"], counting_rule=CountingRule(values["counting_rule"]), phone=values["phone"] or "",
            email=values["email"] or "", address=values["address"] or "", citizen_word=values["citizen_word"],
        )  # fmt: skip
        set_province(new, values["since"], by=by, at=at)
        return Done(_("Đã ghi thông tin của tỉnh."))

    start = {key: [getattr(now, key)] for key in ("name", "citizen_word", "counting_rule", "phone", "email", "address")}
    return SetupForm(
        title=_("Sửa thông tin tỉnh"), act=_("Ghi thông tin"), questions=_questions(), do=do,
        back=Link(_("Thông tin tỉnh"), reverse("setup:province")), start={**start, **typed_date("since", on)},
        places=PLACES, text=_("Thông tin cũ vẫn được giữ lại, kèm ngày hiệu lực."),
    )  # fmt: skip


def _questions() -> tuple[Question, ...]:
    rules = [{"value": key.value, "label": str(label), "hint": str(hint)} for key, (label, hint) in RULES.items()]
    words = [{"value": word, "label": capital(word)} for word in WORDS]
    why = _("Chỉ áp dụng cho hồ sơ nhận từ ngày hiệu lực. Hồ sơ đã nhận giữ cách tính cũ.")
    return (
        Question("since", "date", _("Có hiệu lực từ ngày")),
        Question("name", "text", _("Tên tỉnh"), _("Hiện ở đầu mỗi trang và trên giấy tờ."), params={"max_length": 120}),
        Question(
            "citizen_word",
            "choice",
            _("Cách xưng hô với người dân"),
            _("Dùng trong mọi câu nói với người dân."),
            params={"options": words},
        ),
        Question("counting_rule", "choice", _("Cách tính thời hạn theo ngày làm việc"), why, params={"options": rules}),
        Question("phone", "text", _("Điện thoại"), required=False, params={"max_length": 20}),
        Question("email", "email", _("Thư điện tử"), required=False),
        Question("address", "text", _("Địa chỉ"), required=False, params={"max_length": 300}),
    )
