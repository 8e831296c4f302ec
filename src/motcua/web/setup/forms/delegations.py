"""Forms of delegations: lend a post, end it early. On paper a delegation runs to the end of its last day."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.catalog.definition import Question
from motcua.directory.acts.delegations import Loan, end_delegation, lend_post
from motcua.directory.models import Delegation, Officer, Post
from motcua.web.setup.forms.asked import Done, SetupForm, Values, typed_date
from motcua.web.setup.forms.officers import way
from motcua.web.setup.shown.agencies import day, role_words
from motcua.web.ui.parts import Fact, Link

DAY = timedelta(days=1)
PLACES = {
    "officer.unknown_email": "email", "delegation.to_oneself": "email", "delegation.document_missing": "document",
    "dates.end_before_start": "last", "delegation.beyond_post": "last", "delegation.overlaps": "start",
    "delegation.in_the_past": "on", "delegation.not_longer": "on",
}  # fmt: skip


def _facts(post: Post) -> list[Fact]:
    return [
        Fact(_("Người giao"), post.officer.full_name),
        Fact(_("Vị trí"), f"{post.title} · {role_words(post.role)}"),
        Fact(_("Cơ quan"), post.agency.name),
    ]


def lend(post: Post, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        to = Officer.objects.filter(email__iexact=values["email"]).first()
        if to is None:
            raise Refusal("officer.unknown_email", email=values["email"])
        loan = Loan(to.pk, values["document"], values["start"], values["last"] + DAY, values["reason"] or "")
        lend_post(post.pk, loan, by=by, at=at)
        return Done(_("Đã ghi nhận ủy quyền cho %(name)s.") % {"name": to.full_name})

    questions = [
        Question("email", "email", _("Thư điện tử của người được ủy quyền")),
        Question("document", "text", _("Số, ngày của văn bản ủy quyền"), _("Ví dụ 12/QĐ-UBND ngày 20/11/2026."),
                 params={"max_length": 120}),
        Question("start", "date", _("Từ ngày")),
        Question("last", "date", _("Đến hết ngày")),
        Question("reason", "text", _("Lý do"), required=False, params={"max_length": 300}),
    ]  # fmt: skip
    return SetupForm(
        title=_("Ủy quyền vị trí"), act=_("Ghi nhận ủy quyền"), do=do, questions=questions, facts=_facts(post),
        start=typed_date("start", today(at)), places=PLACES, back=Link(post.officer.full_name, way(post.officer)),
        text=_("Trong thời gian này, người được ủy quyền có thêm quyền của vị trí. Không ai tự duyệt việc mình trình."),
    )  # fmt: skip


def end(lent: Delegation, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        end_delegation(lent.pk, on=values["on"], by=by, at=at)
        return Done(_("Đã kết thúc ủy quyền."))

    facts = [*_facts(lent.post), Fact(_("Người được ủy quyền"), lent.to.full_name), Fact(_("Văn bản"), lent.document)]
    facts.append(Fact(_("Đến hết ngày"), day(lent.valid_until - DAY)))
    return SetupForm(
        title=_("Kết thúc ủy quyền sớm"), act=_("Kết thúc"), do=do, danger=True, facts=facts, places=PLACES,
        questions=[Question("on", "date", _("Hết hiệu lực từ ngày"))], start=typed_date("on", today(at)),
        back=Link(_("Ủy quyền"), reverse("setup:delegations")),
    )  # fmt: skip
