"""The forms of the working calendar: which days, and what they become. Looking ahead comes before doing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Raw
from motcua.directory import calendars
from motcua.directory.calendars import SpecialDay
from motcua.directory.models import Agency
from motcua.directory.queries import agencies
from motcua.directory.timing import may_remove_day, may_write_day
from motcua.web.setup.forms.asked import Done, SetupForm, Values, typed_date
from motcua.web.setup.shown.calendar import KINDS, kind_words, on_day
from motcua.web.ui.parts import Fact, Link

LONGEST = 31  # days in one go
PROVINCE = "province"
PLACES = {
    "calendar.out_of_reach": "since", "calendar.day_taken": "since", "calendar.works_already": "since",
    "calendar.past_workday": "since", "calendar.range": "until", "calendar.name_missing": "name",
    "calendar.source_missing": "source", "calendar.undecided_is_provisional": "status",
    "calendar.reason_missing": "reason",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """A change that was typed and not made yet. `days` empty: the days of `taken` become ordinary again."""

    days: tuple[SpecialDay, ...] = ()
    taken: tuple[date, ...] = ()
    reason: str = ""
    replacing: bool = False
    where: Agency | None = None  # with the units below it; None: the whole province

    @property
    def dates(self) -> tuple[date, ...]:
        return tuple(dict.fromkeys(d.date for d in self.days)) or self.taken

    @property
    def agencies(self) -> tuple[int | None, ...]:
        """Give whose days they are, by key; None is the province."""
        return with_below(self.where)

    @property
    def fields(self) -> dict[str, str]:
        """Give the plan as a form posts it, for the page that asks once more."""
        if self.taken:
            return {"taken": self.taken[0].isoformat(), "reason": self.reason, "agency": self._code}
        first, last = self.days[0], self.days[-1]
        return {
            "since": first.date.isoformat(), "until": last.date.isoformat(), "kind": first.kind, "name": first.name,
            "status": "provisional" if first.provisional else "announced", "source": first.source,
            "replacing": "yes" if self.replacing else "", "agency": self._code,
        }  # fmt: skip

    @property
    def _code(self) -> str:
        return self.where.code if self.where else PROVINCE

    @property
    def address(self) -> str:
        return f"{reverse('setup:calendar_preview')}?{urlencode(self.fields)}"


def plan_of(given: Mapping[str, str]) -> Plan | None:
    """Read a plan back from its fields; None when they are not one."""
    try:
        where = agency_of(given.get("agency", PROVINCE))
        if "taken" in given:
            return Plan(taken=(date.fromisoformat(given["taken"]),), reason=given.get("reason", ""), where=where)
        since, until = date.fromisoformat(given["since"]), date.fromisoformat(given["until"])
        if given["kind"] not in KINDS or not 0 <= (until - since).days < LONGEST:
            return None
        provisional = given["status"] != "announced"
        return Plan(
            _days(Span(since, until), given["kind"], given["name"], provisional, given["source"], where),
            replacing=given.get("replacing") == "yes",
            where=where,
        )
    except (KeyError, ValueError, Agency.DoesNotExist):
        return None


def refuse_wrong(plan: Plan, *, at: datetime) -> None:
    """Ask the rules of the act before anybody looks ahead."""
    held = calendars.book()
    for day in plan.days:
        refuse_if(may_write_day(held, day, on=today(at), replacing=plan.replacing))
    for gone in plan.taken:
        for agency in plan.agencies:
            refuse_if(may_remove_day(held, gone, plan.reason, on=today(at), agency=agency))


def agency_of(code: str) -> Agency | None:
    """Give the agency that a day is for, None for the whole province; raises Agency.DoesNotExist."""
    return None if code == PROVINCE else Agency.objects.get(code=code)


def with_below(where: Agency | None) -> tuple[int | None, ...]:
    """Give the keys of an agency and of the units below it: who is closed is closed with all its rooms."""
    if where is None:
        return (None,)
    found: list[int | None] = [where.pk]
    for key in found:
        found += Agency.objects.filter(parent=key).order_by("pk").values_list("pk", flat=True)
    return tuple(found)


def adding(start: Raw, *, at: datetime) -> SetupForm:
    questions = (
        Question("since", "date", _("Ngày, hoặc ngày đầu tiên")),
        Question("until", "date", _("Ngày cuối cùng"), _("Để trống nếu chỉ một ngày."), required=False),
        _whose(today(at)),
        *_what(),
    )
    return SetupForm(
        title=_("Thêm ngày vào lịch"), act=_("Xem trước thay đổi"), questions=questions,
        do=_looking(lambda v: _written(v, v["since"], v["until"] or v["since"], replacing=False), at),
        back=_back(), start={"agency": [PROVINCE], **start}, places=PLACES,
    )  # fmt: skip


def changing(day: SpecialDay, *, at: datetime) -> SetupForm:
    status = "provisional" if day.provisional else "announced"
    start = {"kind": [day.kind], "name": [day.name], "status": [status], "source": [day.source]}
    places = {code: key for code, key in PLACES.items() if key not in ("since", "until")}
    return SetupForm(
        title=_("Sửa ngày %(day)s") % {"day": on_day(day.date)}, act=_("Xem trước thay đổi"), questions=_what(),
        do=_looking(lambda v: _written(v, day.date, day.date, replacing=True), at), back=_back(day.date), start=start,
        places=places,
    )  # fmt: skip


def removing(day: SpecialDay, where: Agency | None, *, at: datetime) -> SetupForm:
    why = Question("reason", "text", _("Lý do"), _("Ví dụ: số thông báo mới, hoặc “nhập nhầm”."))
    return SetupForm(
        title=_("Bỏ ngày %(day)s khỏi lịch") % {"day": on_day(day.date)}, act=_("Xem trước thay đổi"), questions=(why,),
        do=_looking(lambda v: Plan(taken=(day.date,), reason=v["reason"], where=where), at), back=_back(day.date),
        places=PLACES, facts=[*_for(where), Fact(_("Loại"), kind_words(day)), Fact(_("Tên"), day.name), Fact(_("Căn cứ"), day.source)],
        text=_("Ngày này sẽ trở lại như ngày thường trong tuần."),
    )  # fmt: skip


def again(plan: Plan) -> Raw:
    """Give a plan as it was typed, to put it right."""
    first, last = plan.days[0], plan.days[-1]
    until = typed_date("until", last.date) if last.date != first.date else {}
    chosen = {
        "agency": [plan.fields["agency"]],
        "kind": [first.kind],
        "name": [first.name],
        "source": [first.source],
        "status": [plan.fields["status"]],
    }
    return {**typed_date("since", first.date), **until, **chosen}


def told(plan: Plan) -> list[Fact]:
    """Say what the change is, for the page that shows what it moves."""
    first, last = plan.dates[0], plan.dates[-1]
    days = (
        on_day(first) if first == last else _("%(first)s đến %(last)s") % {"first": on_day(first), "last": on_day(last)}
    )
    if plan.taken:
        return [Fact(_("Bỏ khỏi lịch"), days), *_for(plan.where), Fact(_("Lý do"), plan.reason)]
    what = plan.days[0]
    status = _("Dự kiến") if what.provisional else _("Đã công bố")
    facts = [Fact(_("Ngày"), days), *_for(plan.where), Fact(_("Loại"), kind_words(what)), Fact(_("Tên"), what.name)]
    return [*facts, Fact(_("Tình trạng"), status), Fact(_("Căn cứ"), what.source)]


def _for(where: Agency | None) -> list[Fact]:
    return [Fact(_("Áp dụng cho"), where.name)] if where else []


def _whose(on: date) -> Question:
    named = [{"value": PROVINCE, "label": _("Cả tỉnh")}]
    named += [{"value": a.code, "label": a.name} for a in agencies(on).order_by("code")]
    hint = _("Chọn một cơ quan khi chỉ nơi đó nghỉ, ví dụ vì bão; các đơn vị bên dưới nghỉ theo.")
    return Question("agency", "choice", _("Áp dụng cho"), hint, params={"options": named})


def _what() -> tuple[Question, ...]:
    kinds = [{"value": key.value, "label": str(words)} for key, words in KINDS.items()]
    status = [
        {"value": "announced", "label": _("Đã công bố"), "hint": _("Có văn bản của cơ quan có thẩm quyền.")},
        {"value": "provisional", "label": _("Dự kiến"), "hint": _("Hẹn trả qua ngày này sẽ ghi là tạm tính.")},
    ]
    return (
        Question("kind", "choice", _("Ngày này là"), params={"options": kinds}),
        Question("name", "text", _("Tên ngày"), _("Ví dụ: Tết Nguyên đán."), params={"max_length": 120}),
        Question("status", "choice", _("Tình trạng"), params={"options": status}),
        Question("source", "text", _("Số và ngày văn bản"), required=False, params={"max_length": 200}),
    )


def _written(values: Values, since: date, until: date, *, replacing: bool) -> Plan:
    if not 0 <= (until - since).days < LONGEST:
        raise Refusal("calendar.range", most=LONGEST)
    provisional = values["status"] != "announced"
    where = agency_of(values.get("agency") or PROVINCE)
    days = _days(Span(since, until), values["kind"], values["name"], provisional, values["source"] or "", where)
    return Plan(days, replacing=replacing, where=where)


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a plan, the last one counted."""

    since: date
    until: date


def _days(
    span: Span, kind: str, name: str, provisional: bool, source: str, where: Agency | None
) -> tuple[SpecialDay, ...]:
    dates = [span.since + timedelta(days=n) for n in range((span.until - span.since).days + 1)]
    return tuple(SpecialDay(on, kind, name, provisional, source, key) for on in dates for key in with_below(where))


def _looking(plan: Callable[[Values], Plan], at: datetime) -> Callable[[Values], Done]:
    """Turn a typed form into the page that shows what it would move; nothing is written yet."""

    def do(values: Values) -> Done:
        made = plan(values)
        refuse_wrong(made, at=at)
        return Done("", made.address)

    return do


def _back(day: date | None = None) -> Link:
    if day is None:
        return Link(_("Lịch làm việc"), reverse("setup:calendar"))
    return Link(_("Lịch làm việc"), f"{reverse('setup:calendar')}?year={day.year}")
