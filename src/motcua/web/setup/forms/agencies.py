"""Forms of agencies: add, correct, change from a day on, end."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.catalog.definition import Question
from motcua.directory.acts.agencies import AgencyFacts, add_agency, correct_agency
from motcua.directory.acts.succession import change_agency, end_agency, left_at
from motcua.directory.lineage import tree
from motcua.directory.models import Agency, AgencyKind, Place, Province
from motcua.web.setup.forms.asked import Done, SetupForm, Values, typed_date
from motcua.web.setup.shown.agencies import kind_words, way
from motcua.web.ui.parts import Link

PLACES = {
    "agency.code_taken": "code", "agency.key_taken": "key", "agency.parent_not_in_force": "parent",
    "agency.cycle": "parent", "dates.end_before_start": "on", "agency.in_the_past": "on",
    "agency.heir_not_in_force": "heir", "agency.heir_below": "heir",
}  # fmt: skip


def _line(key: str, label: str, hint: str = "", *, required: bool = True, longest: int = 200) -> Question:
    return Question(key, "text", label, hint, required=required, params={"max_length": longest})


def _on(label: str, hint: str = "") -> Question:
    return Question("on", "date", label, hint)


def _choice(key: str, label: str, options: list[dict[str, str]], hint: str = "", *, required: bool = True) -> Question:
    return Question(key, "choice", label, hint, required=required, params={"options": options})


def agency_options(on: date, *, without: Agency | None = None) -> list[dict[str, str]]:
    """Give the agencies of a day to choose from, each with its code so that namesakes differ."""
    rows = (a for a in tree(on).rows.values() if a != without)
    return [{"value": str(a.pk), "label": f"{a.name} ({a.code})"} for a in rows]


def _what(on: date, itself: Agency | None = None) -> list[Question]:
    kinds = [{"value": k, "label": kind_words(k)} for k in AgencyKind.values]
    return [
        _line("name", _("Tên đầy đủ")),
        _line("code", _("Mã định danh"), _("Ví dụ H38.42. Cơ quan đổi tên thì giữ mã."), longest=35),
        _choice("kind", _("Loại"), kinds),
        _choice("parent", _("Cơ quan cấp trên"), agency_options(on, without=itself), required=False),
        _line("key", _("Ký hiệu"), _("Chữ viết tắt mà quy trình dùng, ví dụ SXD."), required=False, longest=40),
    ]


def _contact() -> list[Question]:
    address = _line("address", _("Địa chỉ"), required=False, longest=300)
    return [address, Question("phone", "phone", _("Điện thoại"), required=False)]


def _read(values: Values) -> AgencyFacts:
    texts = {key: values.get(key) or "" for key in ("code", "name", "kind", "key", "place", "address", "phone")}
    return AgencyFacts(parent=int(values["parent"]) if values["parent"] else None, **texts)


def _communes(on: date) -> list[dict[str, str]]:
    home = Province.objects.filter(valid_from__lte=on).order_by("-valid_from").values("code")[:1]
    rows = Place.objects.filter(parent__code__in=home).order_by("sort_key")
    return [{"value": p.code, "label": f"{p.name} ({p.code})"} for p in rows]


def add(by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        made = add_agency(_read(values), on=values["on"], by=by, at=at)
        return Done(_("Đã thêm %(name)s.") % {"name": made.name}, way(made))

    on = today(at)
    commune = _choice("place", _("Xã, phường"), _communes(on), _("Chỉ với cơ quan cấp xã."), required=False)
    return SetupForm(
        title=_("Thêm cơ quan, đơn vị"), act=_("Thêm"), do=do, places=PLACES, start=typed_date("on", on),
        questions=[*_what(on), commune, *_contact(), _on(_("Hoạt động từ ngày"))],
        back=Link(_("Cơ quan"), reverse("setup:agencies")),
    )  # fmt: skip


def correct(agency: Agency, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        correct_agency(agency.pk, values["address"] or "", values["phone"] or "", by=by, at=at)
        return Done(_("Đã sửa địa chỉ, điện thoại."))

    return SetupForm(
        title=_("Sửa địa chỉ, điện thoại"), act=_("Lưu"), do=do, questions=_contact(),
        start={"address": [agency.address], "phone": [agency.phone]}, back=Link(agency.name, way(agency)),
        text=_("Đổi tên, loại hoặc cấp trên thì dùng “Đổi từ một ngày”, vì hồ sơ đã có giữ tên cũ."),
    )  # fmt: skip


def change(agency: Agency, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        facts = _read({**values, "address": agency.address, "phone": agency.phone, "place": _place(agency)})
        new = change_agency(agency.pk, facts, on=values["on"], by=by, at=at)
        return Done(_("Đã ghi nhận. Từ ngày đó, vị trí công tác và việc đang chờ theo sang cơ quan mới."), way(new))

    above = tree(today(at)).parent_of(agency)
    start = {
        "code": [agency.code], "name": [agency.name], "kind": [agency.kind], "parent": [str(above.pk) if above else ""], "key": [agency.key],
    }  # fmt: skip
    return SetupForm(
        title=_("Đổi tên, loại hoặc cấp trên từ một ngày"), act=_("Đổi từ ngày này"), do=do, places=PLACES, start=start,
        questions=[_on(_("Có hiệu lực từ ngày")), *_what(today(at), agency)], back=Link(agency.name, way(agency)),
        text=_("Từ ngày đó cơ quan mang tên, loại hoặc cấp trên mới, và giữ mã định danh nếu quyết định không đổi mã. Hồ sơ đã có giữ tên cũ."),
    )  # fmt: skip


def _place(agency: Agency) -> str:
    return agency.place.code if agency.place else ""


def end(agency: Agency, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        heir = int(values["heir"]) if values["heir"] else None
        end_agency(agency.pk, heir, on=values["on"], by=by, at=at)
        return Done(_("Đã ghi nhận ngày kết thúc của %(name)s.") % {"name": agency.name})

    hint = _("Vị trí công tác, đơn vị trực thuộc và việc đang chờ chuyển sang đây.")
    heirs = _choice("heir", _("Cơ quan tiếp nhận"), agency_options(today(at), without=agency), hint, required=False)
    return SetupForm(
        title=_("Kết thúc hoặc sáp nhập %(name)s") % {"name": agency.name}, act=_("Kết thúc"), do=do, places=PLACES,
        questions=[_on(_("Kết thúc từ ngày")), heirs], back=Link(agency.name, way(agency)), danger=True,
        warnings=_left(agency, today(at)),
    )  # fmt: skip


def _left(agency: Agency, on: date) -> list[str]:
    """Say what is still there: without an heir, the act will refuse."""
    left = left_at(agency, on)
    told = []
    if left.posts:
        told.append(_("%(count)s vị trí công tác") % {"count": left.posts})
    if left.below:
        told.append(_("%(count)s đơn vị trực thuộc") % {"count": len(left.below)})
    if left.dossiers or left.steps:
        counts = {"dossiers": left.dossiers, "steps": left.steps}
        told.append(_("%(dossiers)s hồ sơ chưa xong, %(steps)s việc đang chờ") % counts)
    return [_("Ở đây còn: %(what)s. Phải chọn cơ quan tiếp nhận.") % {"what": "; ".join(told)}] if told else []
