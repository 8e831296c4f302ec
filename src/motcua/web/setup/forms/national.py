"""The forms of one proposed change: accept, put right and accept, reject; and the one act that accepts all clean ones."""

from datetime import datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.definition import Question
from motcua.catalog.drafts.queries import open_draft
from motcua.catalog.national import own, publishable
from motcua.catalog.national.acts.accept import accept
from motcua.catalog.national.acts.accept_clean import accept_clean
from motcua.catalog.national.acts.reject import reject
from motcua.catalog.national.comparing import record_of
from motcua.catalog.national.models import ChangeKind, ProposedChange
from motcua.catalog.national.queries import Wanted, changes
from motcua.catalog.national.values import number
from motcua.clock.limits import Unit
from motcua.web.setup.forms.asked import Done, SetupForm, Values
from motcua.web.setup.shown.national import own_words
from motcua.web.setup.shown.national_words import FLAGS
from motcua.web.setup.shown.procedures import UNITS
from motcua.web.ui.parts import Link

_FLAGS_SHOWN = 12


def _back(row: ProposedChange) -> Link:
    return Link(row.version.name, reverse("setup:national_change", args=[row.public_id]))


def _next() -> str:
    return reverse("setup:national")


def take(row: ProposedChange, by: Actor, at: datetime) -> SetupForm:
    """Ask once more, naming what is still flagged: publishing is seen by everybody, a draft by another person first."""
    if own.is_own(row.entry.code) and row.kind != ChangeKind.WITHDRAWN:
        return _take_in(row, by, at)

    def do(values: Values) -> Done:
        accept(row.public_id, by=by, at=at)
        return Done(_("Đã nhận: %(name)s.") % {"name": row.version.name}, _next())

    gone = row.kind == ChangeKind.WITHDRAWN
    text = (
        _("Thủ tục này sẽ không còn trong danh sách công bố của tỉnh. Hồ sơ đã nộp không bị ảnh hưởng.")
        if gone
        else _("Tỉnh công bố thủ tục này để đọc, ghi rõ nguồn và số quyết định.")
    )  # fmt: skip
    return SetupForm(
        title=_("Nhận thay đổi này?"), act=_("Nhận và công bố"), questions=(), do=do, back=_back(row), text=text,
        warnings=[str(FLAGS[flag]) for flag in row.flags[:_FLAGS_SHOWN]], danger=gone,
    )  # fmt: skip


def _take_in(row: ProposedChange, by: Actor, at: datetime) -> SetupForm:
    """Ask before a change comes into a draft of what the province wrote itself."""

    def do(values: Values) -> Done:
        return _drafted(accept(row.public_id, by=by, at=at))

    return SetupForm(
        title=_("Đưa thay đổi này vào bản soạn?"), act=_("Đưa vào bản soạn"), questions=(), do=do, back=_back(row),
        text=own_words(open_draft(row.entry.code, by=by)), warnings=[str(FLAGS[flag]) for flag in row.flags[:_FLAGS_SHOWN]],
    )  # fmt: skip


def _drafted(row: ProposedChange) -> Done:
    """Say what became of it, and go where it is checked next."""
    words = _("Đã đưa vào bản soạn: %(name)s. Hãy xem lại và bấm “Kiểm tra”; một người khác sẽ công bố.")
    address = reverse("setup:draft", args=[row.draft.public_id]) if row.draft else _next()
    return Done(words % {"name": row.version.name}, address)


def edit(row: ProposedChange, by: Actor, at: datetime) -> SetupForm:
    """Put right what the list says badly, and publish that."""
    told, ours = publishable.document(record_of(row.version.document)), own.is_own(row.entry.code)

    def do(values: Values) -> Done:
        amount = _amount(values.get("amount") or "")
        edited = publishable.Edited(
            name=_other(values["name"], told["name"]), summary=_other(values["summary"], told["summary"]),
            decides=_other(values.get("decides"), told["decides"]), amount=amount,
            unit=values.get("unit") or Unit.WORKING_DAYS.value, fee_words=_other(values.get("fee_words"), told["fee_words"]),
        )  # fmt: skip
        done = accept(row.public_id, by=by, at=at, edited=edited)
        return _drafted(done) if ours else Done(_("Đã sửa và công bố: %(name)s.") % {"name": row.version.name}, _next())

    start = {k: [str(told[k])] for k in ("name", "summary", "decides", "fee_words")}
    text = _("Ô nào để trống thì giữ theo danh mục quốc gia. Sửa thời hạn thì thời hạn đó dùng cho mọi cách nộp.")
    return SetupForm(
        title=_("Sửa rồi nhận"), act=_("Đưa bản đã sửa vào bản soạn") if ours else _("Công bố bản đã sửa"), do=do, back=_back(row),
        questions=_questions()[:2] if ours else _questions(), start=start, places={"national.bad_amount": "amount"},
        text=own_words(open_draft(row.entry.code, by=by)) if ours else text,
    )  # fmt: skip


def _questions() -> list[Question]:
    units = [{"value": unit.value, "label": str(words) % {"n": "…"}} for unit, words in UNITS.items()]
    return [
        Question("name", "long_text", _("Tên thủ tục"), required=False),
        Question("summary", "long_text", _("Tóm tắt"), required=False),
        Question("decides", "long_text", _("Ai giải quyết"), required=False),
        Question("amount", "text", _("Thời hạn"), _("Chỉ ghi số, ví dụ 5 hoặc 3,5."), required=False),
        Question("unit", "choice", _("Đơn vị thời hạn"), required=False, params={"options": units}),
        Question("fee_words", "long_text", _("Nói về phí, lệ phí"), _("Câu này thay cho mọi mức thu ghi trong danh mục."), required=False),
    ]  # fmt: skip


def _amount(typed: str) -> Decimal | None:
    """Read 5 or 3,5; nothing where nothing was typed."""
    found = number(typed.replace(",", ".")) if typed else None
    if typed and not found:
        raise Refusal("national.bad_amount", typed=typed)
    return found


def _other(typed: str | None, told: str) -> str:
    """Give what was typed when it is something else than the list says."""
    return typed if typed and typed != told else ""


def refuse(row: ProposedChange, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        reject(row.public_id, values["why"], by=by, at=at)
        return Done(_("Đã ghi là không nhận: %(name)s.") % {"name": row.version.name}, _next())

    why = Question("why", "long_text", _("Lý do"), _("Để người sau hiểu, ví dụ “tỉnh không có cảng biển”."))
    return SetupForm(
        title=_("Không nhận thay đổi này"), act=_("Ghi là không nhận"), questions=[why], do=do, back=_back(row),
        text=_("Những gì tỉnh đã công bố giữ nguyên. Danh mục quốc gia vẫn đọc và tìm được."),
        places={"national.why_missing": "why"},
    )  # fmt: skip


def take_clean(by: Actor, at: datetime) -> SetupForm:
    """Ask before everything without a flag is published at once."""

    def do(values: Values) -> Done:
        count = accept_clean(by=by, at=at)
        return Done(_("Đã công bố %(count)s thủ tục để đọc.") % {"count": count}, _next())

    count = changes(Wanted(clean=True)).exclude(kind__in=(ChangeKind.WITHDRAWN, ChangeKind.REUSED)).count()
    text = _("%(count)s thay đổi không có điều gì cần xem. Tất cả được công bố để đọc, cùng một lúc, đứng tên bạn.")
    return SetupForm(
        title=_("Nhận mọi thay đổi không có điều cần xem?"), act=_("Công bố tất cả"), questions=(), do=do, text=text % {"count": count},
        back=Link(_("Danh mục quốc gia"), _next()),
    )  # fmt: skip
