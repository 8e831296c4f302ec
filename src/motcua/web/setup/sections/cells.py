"""One value of a document as a field: how it is shown for editing, and how what was typed is read back."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Raw, Reading, all_of, one
from motcua.dossiers.filing import read_one
from motcua.web.ui.fields import DateParts, FieldView, Option
from motcua.web.ui.words import fault

_AMOUNT = re.compile(r"\d{1,4}([.,]\d{1,2})?")
_TIME = re.compile(r"([01]?\d|2[0-3])[:hg.]([0-5]\d)")
_TIER = re.compile(r"(?:(?P<up_to>\d{1,6})\s*[:=]\s*)?(?P<amount>[\d. ]{1,15})")
_PLAIN = ("text", "long_text", "number", "date", "many")


class Unread(Exception):  # noqa: N818 - a finding about what was typed
    """What was typed cannot be taken; the words say why, and `cell` where, if it is another field than the one that was read."""

    def __init__(self, words: str, cell: str = "") -> None:
        super().__init__(words)
        self.cell = cell


@dataclass(frozen=True, slots=True)
class Pick:
    """One choice: what the form sends, what people read, what the document holds."""

    sent: str
    label: str
    value: Any


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a section; `key` may be a path into an object of the document, such as elsewhere.name.

    Kinds: those of questions (text, long_text, number, date, many), and pick (one of `picks`), lines (one text a line),
    amount (half days are real), time, tiers (prices by steps), places (names of agencies, one a line; `known` gives their keys).
    """

    key: str
    label: str
    kind: str = "text"
    hint: str = ""
    required: bool = False
    picks: Sequence[Pick] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    longest: int = 4000
    width: str = ""


def typed_of(cell: Cell, value: Any, name: str) -> dict[str, list[str]]:
    """Give a value as the form would have sent it."""
    match cell.kind:
        case "date":
            year, month, day = (str(value).split("-") if value else ["", "", ""])[:3]
            return {f"{name}.day": [day], f"{name}.month": [month], f"{name}.year": [year]}
        case "many":
            return {name: [str(v) for v in value or ()]}
        case "pick":
            return {name: [p.sent for p in cell.picks if p.value == value and type(p.value) is type(value)][:1]}
    return {name: [_SHOWN.get(cell.kind, _text)(cell, value)]}


def read(cell: Cell, raw: Raw, name: str, reading: Reading) -> Any:
    """Read what was typed; None when nothing was. Raises Unread with the words of what is wrong."""
    value = _plain(cell, raw, name, reading) if cell.kind in _PLAIN else _READ[cell.kind](cell, raw, name)
    if cell.required and value is None and cell.kind != "pick":
        raise Unread(_("Còn thiếu: %(name)s") % {"name": cell.label})
    return value


def view(cell: Cell, raw: Raw, name: str, error: str) -> FieldView:
    """Give the field with what was typed and what is wrong with it."""
    value: object = (raw.get(name) or [""])[-1]
    if cell.kind == "date":
        value = DateParts(*((raw.get(f"{name}.{part}") or [""])[-1] for part in ("day", "month", "year")))
    if cell.kind == "many":
        value = raw.get(name, [])
    kind = {
        "pick": "choice",
        "lines": "long_text",
        "places": "long_text",
        "tiers": "long_text",
        "amount": "text",
        "time": "text",
    }
    return FieldView(
        name, cell.label, kind.get(cell.kind, cell.kind), hint=cell.hint, value=value, error=error,
        required=cell.required or cell.kind == "pick", options=tuple(Option(p.sent, p.label) for p in cell.picks), compact=True,
        width=cell.width or ("s" if cell.kind in ("amount", "time") else ""),
    )  # fmt: skip


def is_blank(cell: Cell, raw: Raw, name: str) -> bool:
    """Tell a field into which nobody typed anything; a choice says nothing of that."""
    return cell.kind == "pick" or not any(
        v.strip() for n, vs in raw.items() if n == name or n.startswith(f"{name}.") for v in vs
    )


def _plain(cell: Cell, raw: Raw, name: str, reading: Reading) -> Any:
    options = [{"value": p.sent, "label": p.label} for p in cell.picks]
    params = {"options": options, "max_length": cell.longest}
    value, gap = read_one(Question(name, cell.kind, cell.label, required=False, params=params), raw, reading)
    if gap:
        raise Unread(f"{cell.label}: {fault(gap.code, gap.facts)}")
    return value


def _pick(cell: Cell, raw: Raw, name: str) -> Any:
    sent = one(raw, name) or cell.picks[0].sent
    found = next((p for p in cell.picks if p.sent == sent), None)
    if found is None:
        raise Unread(_("%(name)s: chọn lại một mục trong danh sách.") % {"name": cell.label})
    return found.value


def _lines(_cell: Cell, raw: Raw, name: str) -> list[str] | None:
    return [line.strip() for text in all_of(raw, name) for line in text.splitlines() if line.strip()] or None


def _amount(cell: Cell, raw: Raw, name: str) -> float | int | None:
    typed = one(raw, name).replace(" ", "")
    if not typed:
        return None
    if not _AMOUNT.fullmatch(typed):
        raise Unread(_("%(name)s: ghi một số, ví dụ 5 hoặc 3,5.") % {"name": cell.label})
    value = float(typed.replace(",", "."))
    return int(value) if value.is_integer() else value


def _time(cell: Cell, raw: Raw, name: str) -> str | None:
    typed = one(raw, name)
    read = _TIME.fullmatch(typed)
    if typed and read is None:
        raise Unread(_("%(name)s: ghi giờ như 15:00.") % {"name": cell.label})
    return f"{int(read[1]):02}:{read[2]}" if read else None


def _tiers(cell: Cell, raw: Raw, name: str) -> list[dict[str, int]] | None:
    found = []
    for line in _lines(cell, raw, name) or ():
        read = _TIER.fullmatch(line)
        amount = re.sub(r"\D", "", read["amount"]) if read else ""
        if read is None or not amount:
            raise Unread(_("%(name)s: không hiểu dòng “%(line)s”.") % {"name": cell.label, "line": line[:40]})
        found.append(({"up_to": int(read["up_to"])} if read["up_to"] else {}) | {"amount": int(amount)})
    return found or None


def _places(cell: Cell, raw: Raw, name: str) -> list[str] | None:
    """Read names of agencies or communes, exactly as they are written, or their keys."""
    by_name = {words.casefold(): key for key, words in cell.known.items()}
    found = []
    for line in _lines(cell, raw, name) or ():
        key = line if line in cell.known else by_name.get(line.casefold())
        if key is None:
            raise Unread(_("%(name)s: không có nơi nào tên “%(line)s”.") % {"name": cell.label, "line": line[:60]})
        found.append(key)
    return list(dict.fromkeys(found)) or None


def _text(_cell: Cell, value: Any) -> str:
    return "" if value is None else str(value)


def _shown_tiers(_cell: Cell, value: Any) -> str:
    return "\n".join(f"{t['up_to']}: {t['amount']}" if t.get("up_to") else str(t["amount"]) for t in value or ())


_SHOWN: Mapping[str, Callable[[Cell, Any], str]] = {
    "lines": lambda _cell, value: "\n".join(value or ()),
    "places": lambda cell, value: "\n".join(cell.known.get(key, key) for key in value or ()),
    "amount": lambda _cell, value: _text(_cell, value).replace(".", ","),
    "tiers": _shown_tiers,
}
_READ: Mapping[str, Callable[[Cell, Raw, str], Any]] = {
    "pick": _pick, "lines": _lines, "amount": _amount, "time": _time, "tiers": _tiers, "places": _places,
}  # fmt: skip


def sent_of(value: Any) -> str:
    """Give any value of a document as one word of a form."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
