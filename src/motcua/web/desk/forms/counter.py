"""A paper dossier as the counter types it: the applicant, the papers, and the few answers that fees and conditions need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.base import idcard
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.catalog.conditions import holds, names
from motcua.catalog.definition import Definition, Question
from motcua.catalog.elsewhere import OnlineOnly
from motcua.catalog.fees import FeeFacts, FeeLine, lines
from motcua.catalog.models import Procedure
from motcua.catalog.offering import case_for, chosen_cases, competence_at, conditions_of, online_only
from motcua.catalog.questions.typed import Raw, own
from motcua.directory.models import Agency
from motcua.dossiers.acts.intake import Applicant, PaperDossier
from motcua.dossiers.filing import asked_components, read_one, reading_at
from motcua.dossiers.models import Channel, ReturnWay
from motcua.dossiers.openings import competent
from motcua.web.desk.forms import faults
from motcua.web.desk.shown import said
from motcua.web.desk.shown.fields import typed
from motcua.web.ui.words import sentence

ORDINARY = "ordinary"  # how a form names the case that is none


@dataclass(frozen=True, slots=True)
class Counter:
    """What lies on the counter: a procedure, who may decide it, and what was typed so far."""

    procedure: Procedure
    known: Definition
    agencies: tuple[Agency, ...]  # who may decide; one where the procedure names it
    own: Agency | None  # the commune of this counter
    by: Actor
    at: datetime
    typed: Raw = field(default_factory=dict)

    @property
    def place(self) -> Agency | None:
        """Give the agency that was named: the one there is, or the commune chosen."""
        chosen = typed(self.typed, "agency")
        return (
            next((a for a in self.agencies if a.code == chosen), None) if len(self.agencies) > 1 else self.agencies[0]
        )

    @property
    def agency(self) -> Agency | None:
        """Give who decides for the place that was named; refuses where nobody here does."""
        place, day = self.place, today(self.at)
        rule = competence_at(self.known, place.key) if place else None
        return competent(self.known, place.key, day) if place and (rule or len(self.agencies) > 1) else place

    @property
    def online_only(self) -> OnlineOnly | None:
        """Give the rule by which paper needs a ground, for the place named or for the province's first rule."""
        place = self.place
        return online_only(self.known, place.key if place else "", today(self.at))

    @property
    def case(self) -> str:
        """Give the case: the officer's choice, else empty, and the answers choose."""
        chosen = typed(self.typed, "case")
        return "" if chosen == ORDINARY else chosen


@dataclass(frozen=True, slots=True)
class Typed:
    """What was read: the paper dossier, None while something is wrong; faults by field; values for fees and conditions."""

    paper: PaperDossier | None
    wrong: Mapping[str, str]
    values: Mapping[str, Any]


def applicant_questions() -> tuple[Question, ...]:
    sexes = [{"value": value, "label": str(words)} for value, words in said.SEXES.items()]
    return (
        Question("full_name", "text", _("Họ, chữ đệm và tên"), params={"max_length": 100, "width": "l"}),
        Question("id_number", "id_number", _("Số định danh")),
        Question("birth_date", "date", _("Ngày sinh"), required=False, params={"partial": True, "past": True}),
        Question("sex", "choice", _("Giới tính"), required=False, params={"options": sexes}),
        Question("phone", "phone", _("Điện thoại"), required=False),
        Question("email", "email", _("Thư điện tử"), required=False),
        Question("address", "text", _("Địa chỉ"), required=False, params={"max_length": 300}),
    )


def needed(known: Definition) -> tuple[Question, ...]:
    """Give the questions that decide fees or papers, and those that decide whether these are asked."""
    wanted = {n for f in known.fees for n in (f.per, f.times) if n}
    asked = [q.show_if for q in known.questions()]
    wanted |= {n for c in conditions_of(known) if c not in asked for n in names(c)}
    while True:
        deciding = {n for q in known.questions() if q.key in wanted and q.show_if for n in names(q.show_if)}
        if deciding <= wanted:
            return tuple(q for q in known.questions() if q.key in wanted)
        wanted |= deciding


def ways(known: Definition) -> list[ReturnWay]:
    only_here = known.presence_at_return or known.originals_at_return
    return [ReturnWay.COUNTER] if only_here else [ReturnWay.COUNTER, ReturnWay.POST, ReturnWay.ONLINE]


def read(counter: Counter) -> Typed:
    person, wrong = _answers(applicant_questions(), counter.typed, counter.at)
    values, wrong_answers = _answers(needed(counter.known), counter.typed, counter.at)
    papers, wrong_papers = _papers(counter, values)
    wrong |= wrong_papers | wrong_answers
    wrong |= _ends_wrong(counter)
    if wrong:
        return Typed(None, wrong, values)
    applicant = Applicant(**{key: person.get(key) or "" for key in Applicant.__dataclass_fields__})
    raw = {
        name: sent for q in needed(counter.known) if q.key in values for name, sent in own(counter.typed, q.key).items()
    }
    way = next((w for w in ways(counter.known) if w == typed(counter.typed, "way")), ReturnWay.COUNTER)
    case, ground = counter.case, typed(counter.typed, "ground") if counter.online_only else ""
    return Typed(PaperDossier(applicant, papers, raw, way, _channel(counter), case, ground), {}, values)


def _ends_wrong(counter: Counter) -> dict[str, str]:
    """Find what is missing of who decides, which case it is, and why it is taken on paper."""
    wrong = {}
    try:
        if counter.agency is None:
            wrong["agency"] = _("Chọn nơi giải quyết hồ sơ.")
    except Refusal as refusal:
        wrong["agency"] = sentence(refusal)
    if counter.case and counter.case not in {c.key for c in chosen_cases(counter.known)}:
        wrong["case"] = _("Chọn lại trường hợp.")
    rule = counter.online_only
    if rule and typed(counter.typed, "ground") not in {g.key for g in rule.grounds}:
        wrong["ground"] = _("Chọn lý do được nhận hồ sơ giấy.")
    return wrong


def _answers(questions: tuple[Question, ...], raw: Raw, at: datetime) -> tuple[dict[str, Any], dict[str, str]]:
    """Read the questions whose condition holds; one that is not asked has no fault."""
    reading, values, wrong = reading_at(at), dict[str, Any](), dict[str, str]()
    for question in questions:
        if holds(question.show_if, values):
            value, gap = read_one(question, raw, reading)
            if gap:
                wrong[question.key] = faults.said(question, gap)
            if value is not None:
                values[question.key] = value
    return values, wrong


def _channel(counter: Counter) -> Channel:
    by_post = "post" in counter.known.channels and typed(counter.typed, "channel") == "post"
    return Channel.POST if by_post or "counter" not in counter.known.channels else Channel.COUNTER


def _papers(counter: Counter, values: Mapping[str, Any]) -> tuple[dict[str, tuple[int, int]], dict[str, str]]:
    """Read how many originals and copies were handed in, and name every required paper that was not."""
    given: dict[str, tuple[int, int]] = {}
    wrong = {name: _("Ghi số bản bằng chữ số, nhiều nhất 99.") for name in _uncountable(counter)}
    for component in counter.known.filed_components():
        counts = (_count(counter.typed, f"o.{component.key}"), _count(counter.typed, f"c.{component.key}"))
        if any(counts):
            given[component.key] = counts
    for component in asked_components(counter.known, values, counter.case):
        if component.required and component.key not in given:
            wrong.setdefault(f"o.{component.key}", _("Còn thiếu “%(name)s”.") % {"name": component.name})
    return given, wrong


def _uncountable(counter: Counter) -> Iterator[str]:
    names_ = (f"{kind}.{c.key}" for c in counter.known.filed_components() for kind in ("o", "c"))
    for name in names_:
        text = typed(counter.typed, name).strip()
        if text and not (text.isascii() and text.isdigit() and len(text) <= 2):
            yield name


def _count(raw: Raw, name: str) -> int:
    text = typed(raw, name).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else 0


def fee_lines(counter: Counter, values: Mapping[str, Any]) -> tuple[FeeLine, ...]:
    return lines(
        counter.known,
        FeeFacts(_channel(counter).value, values, counter.case or case_for(counter.known, values)),
        today(counter.at),
    )


def with_card(raw: Raw, card: idcard.IdCard) -> dict[str, list[str]]:
    """Fill the applicant's fields from an identity card; what the card does not say stays as it was typed."""
    year, month, day = card.birth_date.split("-")
    told = {
        "full_name": card.full_name, "id_number": card.number, "birth_date.day": day, "birth_date.month": month,
        "birth_date.year": year, "sex": card.sex, "address": card.address, "card": "",
    }  # fmt: skip
    return {**{k: list(v) for k, v in raw.items()}, **{k: [v] for k, v in told.items() if v or k == "card"}}
