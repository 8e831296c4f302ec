"""Plausible answers for any definition, as a form would post them: seeded, without clock and without database."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from motcua.catalog.conditions import holds
from motcua.catalog.definition import Definition, Question
from motcua.catalog.questions import TYPES, table, tax_code
from motcua.catalog.questions.typed import Raw, Reading

Person = Mapping[str, str]

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vàng", "Giàng", "Lý", "Sùng", "Lù", "Thào", "Tẩn")
_MIDDLES = ("Văn", "Thị", "Minh", "Thu", "Đức", "Xuân", "Ngọc")
_GIVEN = ("Mai", "Sơn", "Hoa", "Bình", "Páo", "Say", "Lan", "Nam", "Hương", "Thắng", "Mỷ", "Tuấn")
_PLATES = "24A-{:03}.{:02}"
_EXAMPLE = re.compile(r"[Vv]í dụ:? (.+?)(?:\. |[.;]?$|; )")


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who answers, on which day, and what chance says."""

    rng: random.Random
    on: date
    person: Person

    @property
    def reading(self) -> Reading:
        """Know the one commune where the person lives, and its province."""
        province = self.person["province"]
        places = {self.person["commune"]: ("Nơi ở", province), province: ("Tỉnh", "")}
        return Reading(today=self.on, place=places.get)


def answers(definition: Definition, rng: random.Random, *, on: date, person: Person) -> dict[str, Raw]:
    """Answer every question that is asked, by its key; optional ones half of the time.

    `person` tells full_name, birth_date (YYYY or YYYY-MM-DD), id_number, sex, phone, email, and the official codes
    `province` and `commune` with `line`; for organisations also organisation_name and organisation_tax_code.
    Raises `Invalid` when a definition asks for what no answer can give.
    """
    asked, values, found = _Asked(rng, on, person), dict[str, Any](), dict[str, Raw]()
    for question in definition.questions():
        if not holds(question.show_if, values) or not (question.required or rng.random() < 0.5):
            continue
        raw = _known(question, asked) or _MAKERS[question.type](question, asked)
        value = TYPES[question.type].read(question, raw, asked.reading)
        if value is not None:
            values[question.key], found[question.key] = value, raw
    return found


def _known(question: Question, asked: _Asked) -> Raw:
    """Take what the account knows, the way the page of the filing fills it in."""
    name = question.prefill.removeprefix("person.").replace(".", "_")
    if not name or name == "address":
        return {}
    known = asked.person.get(name, "")
    if name == "birth_date":
        return _boxes(question, known) if known else {}
    return {question.key: [known]} if known else {}


def _boxes(question: Question, day: str) -> Raw:
    parts = zip(("year", "month", "day"), day.split("-"), strict=False)
    return {f"{question.key}.{part}": [value] for part, value in parts}


def _text(question: Question, asked: _Asked) -> Raw:
    """Name a person, a plate, or take the example that the hint of the question gives."""
    longest = int(question.params.get("max_length", 200))
    return {question.key: [_words(question, asked)[:longest]]}


def _words(question: Question, asked: _Asked) -> str:
    example = _EXAMPLE.search(question.hint)
    if "plate" in question.key:
        return _PLATES.format(asked.rng.randrange(1000), asked.rng.randrange(100))
    if example is None or _is_name(question, example[1]):
        return f"{asked.rng.choice(_FAMILIES)} {asked.rng.choice(_MIDDLES)} {asked.rng.choice(_GIVEN)}"
    listed = example[1].split(", ")
    return asked.rng.choice(listed) if len(listed) > 2 else example[1]


def _is_name(question: Question, example: str) -> bool:
    """Tell names of people: two to four words, each with a capital, none a thing of its own."""
    words = example.split()
    return "name" in question.key and 2 <= len(words) <= 4 and all(w[0].isupper() for w in words)


def _long_text(question: Question, asked: _Asked) -> Raw:
    example = _EXAMPLE.search(question.hint)
    return {question.key: [example[1] if example else "Đúng như giấy tờ gửi kèm."]}


def _number(question: Question, asked: _Asked) -> Raw:
    """Choose a small number within the bounds; what is large by nature (an area, a sum) follows the example."""
    low, high = int(question.params.get("min", 1)), int(question.params.get("max", 10**9))
    example = re.search(r"[Vv]í dụ:? (\d[\d.]*)", question.hint)
    if example:
        middle = int(example[1].replace(".", ""))
        spread = 3 if 1900 < middle < 2100 else max(2, middle // 10)  # a year, or a size
        near = middle + asked.rng.randint(-spread, spread)
        whole = near // 10**6 * 10**6 if near > 10**7 else near  # sums of money are round
        return {question.key: [str(min(high, max(low, whole)))]}
    return {question.key: [str(asked.rng.randint(low, min(high, low + 4)))]}


def _date(question: Question, asked: _Asked) -> Raw:
    """Choose a day: of birth where an age is asked or the question says so, else one of the last or the next weeks."""
    least, rng = question.params.get("min_age"), asked.rng
    if least is not None or (question.params.get("partial") and "birth" in question.key):
        days = int(least or 20) * 366 + rng.randint(30, 365 * 25)
        day = asked.on - timedelta(days=days)
    elif question.params.get("past"):
        day = asked.on - timedelta(days=rng.randint(1, 10))
    else:
        day = asked.on + timedelta(days=rng.randint(1, 14))
    return _boxes(question, day.isoformat())


def _choice(question: Question, asked: _Asked) -> Raw:
    return {question.key: [str(asked.rng.choice(question.params["options"])["value"])]}


def _many(question: Question, asked: _Asked) -> Raw:
    values = [str(o["value"]) for o in question.params["options"]]
    return {question.key: asked.rng.sample(values, asked.rng.randint(1, len(values)))}


def _yes_no(question: Question, asked: _Asked) -> Raw:
    return {question.key: [asked.rng.choice(("yes", "no"))]}


def _declaration(question: Question, _: _Asked) -> Raw:
    return {question.key: ["yes"]}


def _address(question: Question, asked: _Asked) -> Raw:
    return {f"{question.key}.{part}": [asked.person.get(part, "")] for part in ("province", "commune", "line")}


def _id_number(question: Question, asked: _Asked) -> Raw:
    """Make up a number of the sample's own kind: it ends in 999 and three digits."""
    rng = asked.rng
    return {question.key: [f"010{rng.choice('01')}{rng.randrange(60, 100)}999{rng.randrange(1000):03}"]}


def _phone(question: Question, asked: _Asked) -> Raw:
    return {question.key: [asked.person.get("phone") or f"0900000{asked.rng.randrange(1000):03}"]}


def _email(question: Question, asked: _Asked) -> Raw:
    return {question.key: [asked.person.get("email") or "nguoinop@nguoidan.example"]}


def _tax_code(question: Question, asked: _Asked) -> Raw:
    """Take the first of the made-up codes 5399999xx whose check digit exists."""
    start = asked.rng.randrange(100)
    heads = (f"5399999{(start + n) % 100:02}" for n in range(100))
    return {question.key: [next(c for h in heads for d in range(10) if tax_code.is_valid(c := f"{h}{d}"))]}


def _table(question: Question, asked: _Asked) -> Raw:
    low = int(question.params.get("min_rows", 1))
    rows = asked.rng.randint(low, min(int(question.params.get("max_rows", 50)), low + 2))
    found: dict[str, list[str]] = {}
    for row in range(rows):
        for column in table.columns(question):
            if column.required or asked.rng.random() < 0.5:
                cell = _MAKERS[column.type](column, asked)
                found |= {f"{question.key}.{row}.{name}": values for name, values in cell.items()}
    return found


_MAKERS: Mapping[str, Callable[[Question, _Asked], Raw]] = {
    "text": _text, "long_text": _long_text, "number": _number, "date": _date, "choice": _choice, "many": _many,
    "yes_no": _yes_no, "declaration": _declaration, "address": _address, "id_number": _id_number, "phone": _phone,
    "email": _email, "tax_code": _tax_code, "table": _table,
}  # fmt: skip
