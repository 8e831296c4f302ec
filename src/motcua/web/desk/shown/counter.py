"""The page of a paper dossier at the counter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalog.definition import Component, Definition
from motcua.catalog.offering import chosen_cases
from motcua.catalog.questions import TYPES
from motcua.catalog.questions.typed import Raw
from motcua.web.desk.forms.counter import ORDINARY, Counter, applicant_questions, fee_lines, needed, ways
from motcua.web.desk.shown import money, said
from motcua.web.desk.shown.fields import field_of, typed
from motcua.web.ui.fields import FieldView, Option, error_lines
from motcua.web.ui.parts import ErrorLine


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One component: how many originals, how many copies."""

    name: str
    note: str
    required: bool
    originals: FieldView
    copies: FieldView


def values(
    counter: Counter, wrong: Mapping[str, str], answered: Mapping[str, Any], *, focus: str = "card"
) -> dict[str, object]:
    """Give what the page shows; `focus` names the field where the officer goes on."""
    fields = _fields(counter, wrong, focus)
    papers = [_row(c, counter, wrong) for c in counter.known.filed_components()]
    counts = [f for row in papers for f in (row.originals, row.copies)]
    in_order = [*fields["card"], *fields["people"], *counts, *fields["asked"], *fields["ends"]]
    return {
        **fields,
        "known": counter.known,
        "papers": papers,
        "to_show": [c for c in counter.known.components if c.present_only],
        "money": money.counted(fee_lines(counter, answered)) if answered else None,
        "decides": counter.agencies[0].name if len(counter.agencies) == 1 else "",
        "carried": _carried(counter),
        "errors": [*_loose(wrong), *error_lines(in_order)],
    }


def _carried(counter: Counter) -> str:
    """Say that this counter only receives, where another agency decides (ND118-2025)."""
    place = counter.place or counter.own
    if not counter.known.filed_anywhere or place is None or (counter.own and counter.own.pk == place.pk):
        return ""
    words = _("Quầy của bạn nhận và số hóa; hồ sơ chuyển qua mạng đến %(agency)s giải quyết.")
    return words % {"agency": place.name}


def _loose(wrong: Mapping[str, str]) -> list[ErrorLine]:
    return [ErrorLine(words) for key, words in wrong.items() if not key]


def _fields(counter: Counter, wrong: Mapping[str, str], focus: str) -> dict[str, list[FieldView]]:
    def made(key: str) -> dict[str, Any]:
        return {"attrs": {"autofocus": "autofocus"}} if key == focus and not wrong else {}

    raw = counter.typed
    people = [field_of(q, raw, wrong.get(q.key, ""), **made(q.key)) for q in applicant_questions()]
    asked = [
        field_of(q, raw, wrong.get(q.key, ""), hint=_hint(counter.known, q.hint, q.show_if))
        for q in needed(counter.known)
    ]
    return {"card": [_card(raw, wrong, made("card"))], "people": people, "asked": asked, "ends": _ends(counter, wrong)}


def _card(raw: Raw, wrong: Mapping[str, str], more: dict[str, Any]) -> FieldView:
    hint = _("Quét hoặc dán nội dung mã QR trên thẻ căn cước, rồi bấm Enter. Thông tin bên dưới được điền sẵn.")
    label = _("Mã QR thẻ căn cước")
    given: dict[str, Any] = {"hint": hint, "error": wrong.get("card", ""), "autocomplete": "off", **more}
    return FieldView("card", label, value=typed(raw, "card"), **given)


def _ends(counter: Counter, wrong: Mapping[str, str]) -> list[FieldView]:
    """Ask who decides where there is a choice, how it came, and how the result goes back."""
    raw, found = counter.typed, []
    if len(counter.agencies) > 1:
        options = tuple(Option(a.code, a.name) for a in counter.agencies)
        chosen = typed(raw, "agency") or (counter.own.code if counter.own else "")
        words = _("Nơi giải quyết")
        found.append(
            FieldView(
                "agency", words, "choice", options=options, value=chosen, error=wrong.get("agency", ""), width="l"
            )
        )
    found += _special(counter, wrong)
    open_ways = tuple(Option(w.value, str(said.WAYS[w.value])) for w in ways(counter.known))
    found.append(FieldView("way", _("Nhận kết quả"), "choice", options=open_ways, value=typed(raw, "way") or "counter"))
    channels = tuple(Option(c, str(said.CHANNELS[c])) for c in ("counter", "post") if c in counter.known.channels)
    if len(channels) > 1:
        given = typed(raw, "channel") or "counter"
        found.append(FieldView("channel", _("Hồ sơ đến"), "choice", options=channels, value=given))
    return found


def _special(counter: Counter, wrong: Mapping[str, str]) -> list[FieldView]:
    """Ask what only the officer sees: the case, and the ground for taking paper where it is only filed online."""
    raw, cases, rule, found = counter.typed, chosen_cases(counter.known), counter.online_only, []
    if cases:
        options = (Option(ORDINARY, _("Thông thường")), *(Option(c.key, c.name) for c in cases))
        given: dict[str, Any] = {
            "value": typed(raw, "case") or ORDINARY,
            "error": wrong.get("case", ""),
            "required": False,
        }
        found.append(FieldView("case", _("Trường hợp"), "choice", options=options, **given))
    if rule:
        hint = _("Theo %(decision)s, thủ tục này chỉ nhận trực tuyến, trừ các trường hợp sau.")
        given = {"hint": hint % {"decision": rule.decision}, "error": wrong.get("ground", "")}
        options = tuple(Option(g.key, g.name) for g in rule.grounds)
        found.append(
            FieldView(
                "ground", _("Vì sao nhận hồ sơ giấy?"), "choice", options=options, value=typed(raw, "ground"), **given
            )
        )
    return found


def _row(component: Component, counter: Counter, wrong: Mapping[str, str]) -> PaperRow:
    def count(kind: str, words: str) -> FieldView:
        name = f"{kind}.{component.key}"
        label = _("%(what)s: %(name)s") % {"what": words, "name": component.name}
        error = wrong.get(name, "")
        return FieldView(
            name, label, "number", value=typed(counter.typed, name), error=error, required=False, width="xs"
        )

    note = _hint(counter.known, "", component.show_if)
    return PaperRow(
        component.name, note, bool(component.required), count("o", _("Bản chính")), count("c", _("Bản sao"))
    )


def _hint(known: Definition, hint: str, condition: Mapping[str, Any] | None) -> str:
    """Say on what a question or a paper depends."""
    if condition is None:
        return hint
    return " ".join(w for w in (_("Chỉ khi: %(what)s.") % {"what": _condition(known, condition)}, hint) if w)


def _condition(known: Definition, condition: Mapping[str, Any]) -> str:
    for word, join in (("all", _(" và ")), ("any", _(" hoặc "))):
        if word in condition:
            return join.join(_condition(known, part) for part in condition[word])
    if "not" in condition:
        return _("không phải (%(what)s)") % {"what": _condition(known, condition["not"])}
    question = known.question(condition["q"])
    if question is None:
        return str(condition["q"])
    return f"{question.label} {_COMPARED.get(condition['op'], '=')} {_value(question, condition.get('value'))}".strip()


_COMPARED = {"eq": "→", "ne": "≠", "in": "→", "gt": ">", "ge": "≥", "lt": "<", "le": "≤", "answered": ""}


def _value(question: Any, value: Any) -> str:
    if value is None:
        return ""
    several = value if isinstance(value, list) else [value]
    return ", ".join(str(TYPES[question.type].show(question, v)) for v in several)
