"""Forms of officers and their posts: add, correct, give a post, end it, move."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.catalog.definition import Question
from motcua.directory.acts.officers import OfficerFacts, add_officer, correct_officer
from motcua.directory.acts.posts import PostFacts, end_post, give_post, transfer
from motcua.directory.lineage import taken_over
from motcua.directory.models import Officer, Post, Role
from motcua.directory.roster import alone_in_role
from motcua.dossiers.workload import waiting_for
from motcua.web.setup.forms.agencies import agency_options
from motcua.web.setup.forms.asked import Done, SetupForm, Values, typed_date
from motcua.web.setup.shown.agencies import role_words
from motcua.web.ui.parts import Fact, Link

PLACES = {
    "account.email_taken": "email", "dates.end_before_start": "end", "post.double": "agency",
    "post.agency_not_in_force": "start", "post.role_unknown": "role",
}  # fmt: skip


def way(officer: Officer) -> str:
    return reverse("setup:officer", args=[officer.public_id])


def _person() -> list[Question]:
    return [
        Question("full_name", "text", _("Họ và tên"), params={"max_length": 120}),
        Question("email", "email", _("Thư điện tử công vụ"), _("Dùng để đăng nhập và nhận thư mời.")),
        Question("phone", "phone", _("Điện thoại"), required=False),
    ]


def _facts(values: Values) -> OfficerFacts:
    return OfficerFacts(values["full_name"], values["email"], values["phone"] or "")


def add(by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        made = add_officer(_facts(values), by=by, at=at)
        return Done(_("Đã thêm %(name)s. Tiếp theo: giao vị trí và gửi thư mời.") % {"name": made.full_name}, way(made))

    return SetupForm(
        title=_("Thêm cán bộ"), act=_("Thêm"), do=do, questions=_person(), places=PLACES,
        back=Link(_("Cán bộ"), reverse("setup:officers")),
    )  # fmt: skip


def correct(officer: Officer, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        correct_officer(officer.pk, _facts(values), by=by, at=at)
        return Done(_("Đã lưu."))

    start = {"full_name": [officer.full_name], "email": [officer.email], "phone": [officer.phone]}
    return SetupForm(
        title=_("Sửa thông tin của %(name)s") % {"name": officer.full_name}, act=_("Lưu"), do=do, questions=_person(),
        start=start, places=PLACES, back=Link(officer.full_name, way(officer)),
    )  # fmt: skip


def _post_questions(at: datetime) -> list[Question]:
    roles = [{"value": r, "label": role_words(r)} for r in Role.values]
    return [
        Question("agency", "choice", _("Cơ quan, đơn vị"), params={"options": agency_options(today(at))}),
        Question("role", "choice", _("Vai trò"), params={"options": roles}),
        Question("title", "text", _("Chức danh"), _("Ghi trên giấy tờ, ví dụ Phó Chủ tịch."), params={"max_length": 120}),
        Question("start", "date", _("Từ ngày")),
        Question("end", "date", _("Thôi giữ từ ngày"), _("Để trống nếu chưa biết."), required=False),
    ]  # fmt: skip


def _post_facts(values: Values) -> PostFacts:
    return PostFacts(int(values["agency"]), values["role"], values["title"], values["start"], values["end"])


def give(officer: Officer, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        give_post(officer.pk, _post_facts(values), by=by, at=at)
        return Done(_("Đã giao vị trí cho %(name)s.") % {"name": officer.full_name})

    return SetupForm(
        title=_("Giao vị trí cho %(name)s") % {"name": officer.full_name}, act=_("Giao vị trí"), do=do, places=PLACES,
        questions=_post_questions(at), start=typed_date("start", today(at)), back=Link(officer.full_name, way(officer)),
    )  # fmt: skip


def _held(post: Post) -> list[Fact]:
    return [
        Fact(_("Cán bộ"), post.officer.full_name),
        Fact(_("Vị trí"), f"{post.title} · {role_words(post.role)}"),
        Fact(_("Cơ quan"), post.agency.name),
    ]


def _leaving(post: Post, at: datetime) -> list[str]:
    """Warn before the last holder of a role goes while steps wait for that role."""
    if not alone_in_role(post, today(at)):
        return []
    count = waiting_for(taken_over(post.agency_id, today(at)), post.role)
    words = _(
        "%(count)s việc đang chờ “%(role)s” ở đây, và không còn ai khác giữ vai trò này. Hãy giao cho người khác."
    )
    return [words % {"count": count, "role": role_words(post.role)}] if count else []


def end(post: Post, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        end_post(post.pk, by=by, at=at, on=values["end"])
        return Done(_("Đã kết thúc vị trí công tác. Từ ngày đó, người này không còn quyền của vị trí."))

    return SetupForm(
        title=_("Kết thúc vị trí"), act=_("Kết thúc"), do=do, danger=True, facts=_held(post), places=PLACES,
        questions=[Question("end", "date", _("Thôi giữ từ ngày"))], start=typed_date("end", today(at)),
        text=_("Từ ngày đó, người này không còn quyền của vị trí này; nếu là hôm nay thì bị đăng xuất ngay. Hồ sơ đang giữ vẫn ở nguyên chỗ cũ."),
        back=Link(post.officer.full_name, way(post.officer)), warnings=_leaving(post, at),
    )  # fmt: skip


def move(post: Post, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        transfer(post.pk, _post_facts(values), by=by, at=at)
        return Done(_("Đã chuyển %(name)s.") % {"name": post.officer.full_name})

    return SetupForm(
        title=_("Chuyển sang vị trí khác"), act=_("Chuyển"), do=do, facts=_held(post), questions=_post_questions(at),
        start={**typed_date("start", today(at)), "role": [post.role], "title": [post.title]}, places=PLACES,
        text=_("Vị trí cũ kết thúc vào ngày vị trí mới bắt đầu."), warnings=_leaving(post, at),
        back=Link(post.officer.full_name, way(post.officer)),
    )  # fmt: skip
