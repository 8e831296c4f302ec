"""One question as a page shows it. The one form renderer is `ui/field.html` over this value.

Names posted: `name`; a date `name.day`, `name.month`, `name.year`; an address `name.province`, `name.commune`,
`name.line` and the button `name.load`; a table's cells `name.<row>.<column>` and the buttons `name.add`,
`name.remove.<row>`. Yes and no are posted as "yes" and "no", an agreed declaration as "yes".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from motcua.web.ui.parts import ErrorLine, FileRow

GROUPS = frozenset({"date", "choice", "many", "yes_no", "address", "table"})
KINDS = GROUPS | {"text", "long_text", "number", "id_number", "phone", "email", "tax_code", "file"}
KINDS |= {"declaration", "password", "search"}
CARDS_AT_MOST = 7  # more options than this are a select

_AUTOCOMPLETE = {"phone": "tel", "email": "email", "password": "current-password"}
_INPUTMODE = {"number": "numeric", "id_number": "numeric", "phone": "tel", "email": "email", "tax_code": "numeric"}
_INPUT_TYPE = {"email": "email", "phone": "tel", "password": "password", "search": "search"}
_WIDTH = {"number": "s", "id_number": "m", "phone": "m", "tax_code": "m", "email": "l"}


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DateParts:
    """A date as it was typed, also when it is none."""

    day: str = ""
    month: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class AddressParts:
    """Codes of province and commune, and the rest in words."""

    province: str = ""
    commune: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """What `ui/field.html` needs to know; everything beyond name, label and kind has a quiet default."""

    name: str
    label: str
    kind: str = "text"
    id: str = ""
    hint: str = ""
    value: object = ""
    error: str = ""
    required: bool = True
    options: Sequence[Option] = ()
    communes: Sequence[Option] = ()  # of the province chosen, for an address
    data_url: str = ""  # where an address asks for the communes of a province
    attrs: Mapping[str, str] = field(default_factory=dict)  # further HTML attributes of the control
    columns: Sequence[str] = ()  # heads of a table, for its accessible name
    rows: Sequence[Sequence["FieldView"]] = ()
    max_rows: int = 0  # 0 means no bound
    files: Sequence[FileRow] = ()
    partial: bool = False  # a date may be a year alone
    unit: str = ""  # word after a number: đồng, trang
    autocomplete: str = ""
    inputmode: str = ""
    width: str = ""  # xs, s, m, l or full
    heading: bool = False  # the label is the heading of the page: one question a screen
    ordered: bool = False  # the rows of a table can be moved up
    compact: bool = False  # a choice among rows of fields: a select, however few there are

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no field kind {self.kind}")
        if not self.id:
            object.__setattr__(self, "id", "f-" + self.name.replace(".", "-"))

    @property
    def template(self) -> str:
        return f"ui/fields/{self.kind}.html"

    @property
    def is_select(self) -> bool:
        return self.kind == "choice" and (self.compact or len(self.options) > CARDS_AT_MOST)

    @property
    def is_group(self) -> bool:
        return self.kind in GROUPS and not self.is_select

    @property
    def target(self) -> str:
        """Give the id that a line of the error summary leads to: the first control of a group."""
        first = {"date": "-year" if self.partial else "-day", "address": "-province", "yes_no": "-yes"}
        if self.kind in ("choice", "many") and not self.is_select:
            return self.id + "-0"
        return self.id + first.get(self.kind, "")

    @property
    def described_by(self) -> str:
        parts = [("-hint", self.hint), ("-error", self.error)]
        return " ".join(self.id + end for end, words in parts if words)

    @property
    def control(self) -> dict[str, str]:
        """Give the attributes of a single control."""
        given = {
            "type": "" if self.kind == "long_text" else _INPUT_TYPE.get(self.kind, "text"),
            "autocomplete": self.autocomplete or _AUTOCOMPLETE.get(self.kind, ""),
            "inputmode": self.inputmode or _INPUTMODE.get(self.kind, ""),
            **self.invalid,
            **self.attrs,
        }
        return {"id": self.id, "name": self.name} | {k: v for k, v in given.items() if v}

    @property
    def invalid(self) -> dict[str, str]:
        """Give the attributes that tie hint and error to the control."""
        tied = {"aria-describedby": self.described_by} if self.described_by else {}
        return tied | ({"aria-invalid": "true"} if self.error else {})

    @property
    def box(self) -> str:
        width = self.width or _WIDTH.get(self.kind, "full")
        return f"input input-{width}" + (" input-number" if self.kind in ("number", "id_number", "tax_code") else "")

    @property
    def date(self) -> DateParts:
        if isinstance(self.value, date):
            return DateParts(str(self.value.day), str(self.value.month), str(self.value.year))
        return self.value if isinstance(self.value, DateParts) else DateParts()

    @property
    def address(self) -> AddressParts:
        return self.value if isinstance(self.value, AddressParts) else AddressParts()

    @property
    def chosen(self) -> frozenset[str]:
        """Give the chosen values; a single value is a set of one."""
        if isinstance(self.value, bool):
            return frozenset({"yes" if self.value else "no"})
        if isinstance(self.value, str):
            return frozenset({self.value}) - {""}
        return frozenset(map(str, self.value)) if isinstance(self.value, Iterable) else frozenset()

    @property
    def may_add(self) -> bool:
        return not self.max_rows or len(self.rows) < self.max_rows


def error_lines(fields: Iterable[FieldView]) -> tuple[ErrorLine, ...]:
    """Give the lines of the error summary, in the order of the page; cells of tables follow their table."""
    lines: list[ErrorLine] = []
    for one in fields:
        if one.error:
            lines.append(ErrorLine(one.error, "#" + one.target))
        for row in one.rows:
            lines.extend(error_lines(row))
    return tuple(lines)
