"""How the result comes back, and where to tell the applicant."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.definition import Definition, Question
from motcua.catalog.questions.typed import Raw
from motcua.dossiers import filing
from motcua.dossiers.acts.draft import choose_return, first_way
from motcua.dossiers.filing import FoundGap
from motcua.dossiers.models import Dossier, ReturnWay
from motcua.web.portal.pages import path
from motcua.web.portal.pages.draft import Draft
from motcua.web.portal.shown import fields
from motcua.web.portal.shown.fields import Filled
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.parts import ErrorLine
from motcua.web.ui.words import sentence


def questions(known: Definition, one_stop: str) -> tuple[Question, ...]:
    return (
        Question("way", "choice", _("Bạn muốn nhận kết quả thế nào?"), params={"options": _ways(known, one_stop)}),
        Question("phone", "phone", _("Số điện thoại"), _("Chúng tôi gọi hoặc nhắn khi có kết quả hoặc khi hồ sơ thiếu gì."), prefill="person.phone"),
        Question("email", "email", _("Thư điện tử"), _("Không có thì bỏ trống."), required=False, prefill="person.email"),
    )  # fmt: skip


def _ways(known: Definition, one_stop: str) -> list[dict[str, str]]:
    """Offer only what the procedure allows."""
    counter = {"value": "counter", "label": _("Nhận tại quầy"), "hint": one_stop}
    if first_way(known) is ReturnWay.COUNTER:
        return [{**counter, "hint": _("%(place)s. Kết quả của thủ tục này phải nhận tại quầy.") % {"place": one_stop}}]
    online = {"value": "online", "label": _("Nhận bản điện tử"), "hint": _("Tải về từ trang hồ sơ của bạn.")}
    post = {
        "value": "post",
        "label": _("Nhận qua bưu điện"),
        "hint": _("Gửi đến nơi ở bạn ghi trong hồ sơ; bạn trả cước khi nhận."),
    }
    return [online, counter, post]


def raw_of(dossier: Dossier) -> Raw:
    return {"way": [dossier.return_way], "phone": [dossier.owner_phone], "email": [dossier.owner_email]}


def values(
    draft: Draft,
    *,
    back: str = "",
    raw: Raw | None = None,
    gaps: Mapping[str, FoundGap] | None = None,
    refusal: str = "",
) -> dict[str, object]:
    asked = questions(draft.known, draft.dossier.one_stop.name)
    views = tuple(map(_worded, fields.views(asked, Filled(raw or raw_of(draft.dossier), gaps or {}))))
    lines = (*error_lines(views), *((ErrorLine(refusal, "#f-way-0"),) if refusal else ()))
    return {
        "dossier": draft.dossier, "name": draft.known.name, "fields": views, "errors": lines, "back": back,
        "place": path.place(draft, path.RETURN),
    }  # fmt: skip


def _worded(view: FieldView) -> FieldView:
    if view.name == "phone" and view.error and not view.value:
        return replace(view, error=_("Còn thiếu số điện thoại. Chúng tôi nhắn tin cho bạn khi có kết quả."))
    return view


def save(draft: Draft, raw: Raw, *, by: Actor, at: datetime) -> tuple[dict[str, FoundGap], str]:
    """Save the choice; gives what is wrong with the fields, and the words of a refusal."""
    asked = questions(draft.known, draft.dossier.one_stop.name)
    read = {q.key: filing.read_one(q, raw, filing.reading_at(at)) for q in asked}
    gaps = {key: gap for key, (_value, gap) in read.items() if gap}
    if gaps:
        return gaps, ""
    way, phone, email = (str(read[key][0] or "") for key in ("way", "phone", "email"))
    try:
        choose_return(draft.dossier.pk, ReturnWay(way), phone, email, by=by, at=at)
    except Refusal as refusal:
        return {}, sentence(refusal)
    return {}, ""
