"""Forms of what people say: add, change, retire."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.text import clean
from motcua.catalog.acts.synonyms import Meaning, add_synonym, change_synonym, retire_synonym
from motcua.catalog.definition import Question
from motcua.catalog.finding.models import Synonym
from motcua.web.setup.forms.asked import Done, SetupForm, Values
from motcua.web.ui.parts import Fact, Link

PLACES = {"synonym.said_taken": "said", "synonym.meaning_missing": "means", "synonym.code_unknown": "codes"}


def adding(said: str, *, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        add_synonym(_meaning(values), by=by, at=at)
        return Done(_("Đã thêm. Tìm kiếm hiểu lời này ngay từ bây giờ."))

    return SetupForm(
        title=_("Thêm lời người dân hay nói"), act=_("Thêm"), questions=_questions(), do=do, back=_back(),
        start={"said": [said]} if said else {}, places=PLACES,
    )  # fmt: skip


def changing(held: Synonym, *, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        change_synonym(held.public_id, _meaning(values), by=by, at=at)
        return Done(_("Đã sửa. Tìm kiếm hiểu theo cách mới ngay từ bây giờ."))

    start = {"said": [held.said], "means": [held.means], "codes": [", ".join(held.codes)]}
    return SetupForm(
        title=_("Sửa “%(said)s”") % {"said": held.said}, act=_("Ghi"), questions=_questions(), do=do, back=_back(),
        start=start, places=PLACES,
    )  # fmt: skip


def retiring(held: Synonym, *, by: Actor, at: datetime) -> SetupForm:
    def do(_values: Values) -> Done:
        retire_synonym(held.public_id, by=by, at=at)
        return Done(_("Đã bỏ. Tìm kiếm không còn hiểu theo cách này."))

    facts = [Fact(_("Người dân nói"), held.said), Fact(_("Nghĩa là"), held.means or ", ".join(held.codes))]
    return SetupForm(
        title=_("Bỏ lời này"), act=_("Bỏ"), questions=(), do=do, back=_back(), facts=facts, danger=True
    )  # fmt: skip


def _meaning(values: Values) -> Meaning:
    codes = tuple(code for code in (values["codes"] or "").replace(",", " ").split() if code)
    return Meaning(clean(values["said"]).casefold(), clean(values["means"] or ""), codes)


def _questions() -> tuple[Question, ...]:
    several = _("Có nhiều cách hiểu thì ngăn bằng dấu |. Ví dụ: đăng ký khai sinh | đăng ký lại khai sinh")
    return (
        Question("said", "text", _("Người dân nói"), _("Ví dụ: sổ đỏ"), params={"max_length": 120}),
        Question("means", "text", _("Nghĩa là, theo từ trong danh mục"), several, required=False,
                 params={"max_length": 500}),
        Question("codes", "text", _("Mã thủ tục, nếu chắc chắn là thủ tục đó"), _("Ngăn các mã bằng dấu phẩy."),
                 required=False, params={"max_length": 300}),
    )  # fmt: skip


def _back() -> Link:
    return Link(_("Lời người dân hay nói"), reverse("setup:synonyms"))
