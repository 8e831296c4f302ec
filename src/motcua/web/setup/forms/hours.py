"""The form of working hours: whose, which sessions, from which day on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Raw
from motcua.clock.calendar import Session
from motcua.directory.models import Agency, Runs
from motcua.directory.queries import agencies
from motcua.directory.timing import may_set_hours
from motcua.web.setup.forms.asked import Done, SetupForm, Values, typed_date
from motcua.web.ui.parts import Link

PROVINCE = "province"
_TIME = re.compile(r"^(\d{1,2})(?:[:hg.](\d{2}))?[hg]?$")
_SESSIONS = (("morning_start", "morning_end"), ("afternoon_start", "afternoon_end"))
PLACES = {
    "hours.only_from_tomorrow": "since", "calendar.out_of_reach": "since", "hours.no_agency": "agency",
    "hours.none": "morning_start", "hours.not_a_time": "morning_start", "hours.half_session": "morning_start",
    "hours.end_before_start": "morning_start", "hours.overlap": "morning_start",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """Hours that were typed and not set yet; agency None is the province, no session sends it back to its hours."""

    agency: Agency | None
    sessions: tuple[Session, ...]
    since: date
    source: str = ""
    runs: str = Runs.WEEK

    @property
    def key(self) -> int | None:
        return self.agency.pk if self.agency else None

    @property
    def fields(self) -> dict[str, str]:
        return {
            "agency": self.agency.code if self.agency else PROVINCE,
            "sessions": ",".join(f"{s.start:%H:%M}-{s.end:%H:%M}" for s in self.sessions),
            "since": self.since.isoformat(),
            "source": self.source,
            "runs": self.runs,
        }


def plan_of(given: Mapping[str, str]) -> Plan | None:
    """Read a plan back from its fields; None when they are not one."""
    try:
        spans = [span.split("-") for span in given["sessions"].split(",") if span]
        sessions = tuple(Session(time.fromisoformat(start), time.fromisoformat(end)) for start, end in spans)
        since = date.fromisoformat(given["since"])
        agency = None
        if given["agency"] != PROVINCE:
            agency = agencies(since).get(code=given["agency"])
        return Plan(agency, sessions, since, given.get("source", "")[:200], Runs(given.get("runs", Runs.WEEK)))
    except (KeyError, ValueError, Agency.DoesNotExist):
        return None


def refuse_wrong(plan: Plan, *, at: datetime) -> None:
    whole = plan.agency is None and plan.runs == Runs.WEEK
    refuse_if(may_set_hours(plan.sessions, since=plan.since, on=today(at), whole_province=whole))


def setting(plan: Plan | None, *, at: datetime) -> SetupForm:
    """Ask for hours; with a plan, as it was typed."""

    def do(values: Values) -> Done:
        made = _planned(values)
        refuse_wrong(made, at=at)
        return Done("", f"{reverse('setup:hours_preview')}?{urlencode(made.fields)}")

    return SetupForm(
        title=_("Đặt giờ làm việc"), act=_("Xem trước thay đổi"), questions=_questions(today(at)), do=do,
        back=Link(_("Giờ làm việc"), reverse("setup:hours")), start=_again(plan) if plan else {"runs": [Runs.WEEK]}, places=PLACES,
        text=_("Mỗi ngày tính theo giờ của ngày đó. Hẹn trả qua ngày bắt đầu được tính lại, và không bị kéo sớm lại."),
    )  # fmt: skip


def _questions(on: date) -> tuple[Question, ...]:
    named = [{"value": PROVINCE, "label": _("Cả tỉnh")}]
    named += [{"value": a.code, "label": a.name} for a in agencies(on).order_by("code")]
    like = _("Ví dụ: 07:30.")
    return (
        Question("agency", "choice", _("Áp dụng cho"), params={"options": named}),
        Question("runs", "choice", _("Những ngày nào"), params={"options": _runs()}),
        Question("morning_start", "text", _("Buổi thứ nhất bắt đầu"),
                 _("Ví dụ: 07:30. Để trống cả bốn ô thì cơ quan dùng giờ của tỉnh."), required=False),
        Question("morning_end", "text", _("Buổi thứ nhất kết thúc"), like, required=False),
        Question("afternoon_start", "text", _("Buổi thứ hai bắt đầu"), _("Để trống nếu chỉ một buổi."), required=False),
        Question("afternoon_end", "text", _("Buổi thứ hai kết thúc"), like, required=False),
        Question("since", "date", _("Áp dụng từ ngày"), _("Sớm nhất là ngày mai.")),
        Question("source", "text", _("Số và ngày văn bản"), required=False, params={"max_length": 200}),
    )  # fmt: skip


def _planned(values: Values) -> Plan:
    sessions = tuple(_session(values[start], values[end]) for start, end in _SESSIONS if values[start] or values[end])
    agency = None
    if values["agency"] != PROVINCE:
        agency = agencies(values["since"]).filter(code=values["agency"]).first()
        if agency is None:
            raise Refusal("hours.no_agency")
    return Plan(agency, sessions, values["since"], values["source"] or "", values["runs"])


def _runs() -> list[dict[str, str]]:
    return [
        {"value": Runs.WEEK, "label": _("Thứ Hai đến thứ Sáu")},
        {"value": Runs.SATURDAY, "label": _("Thứ Bảy, chỉ tiếp nhận"),
         "hint": _("Giờ này không tính vào thời hạn giải quyết.")},
        {"value": Runs.SATURDAY_WORK, "label": _("Thứ Bảy, có giải quyết"),
         "hint": _("Tính vào thời hạn theo giờ; thời hạn theo ngày vẫn không tính thứ Bảy.")},
    ]  # fmt: skip


def _session(start: str | None, end: str | None) -> Session:
    if not (start and end):
        raise Refusal("hours.half_session")
    return Session(_time(start), _time(end))


def _time(typed: str) -> time:
    """Read 07:30, 7h30, 7g30 or 7."""
    found = _TIME.match(typed.replace(" ", "").lower())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise Refusal("hours.not_a_time", typed=typed)
    return time(hour, minute)


def _again(plan: Plan) -> Raw:
    typed = {
        **typed_date("since", plan.since),
        "agency": [plan.fields["agency"]],
        "source": [plan.source],
        "runs": [plan.runs],
    }
    for (start, end), session in zip(_SESSIONS, plan.sessions, strict=False):
        typed |= {start: [f"{session.start:%H:%M}"], end: [f"{session.end:%H:%M}"]}
    return typed
