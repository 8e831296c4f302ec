"""The section of the route: one row a step, written with the names of steps and the words of their outcomes."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from motcua.directory.models import Role
from motcua.flow.definition import ALWAYS_WAITS, END, FORK, NodeKind, Where
from motcua.flow.waits import Span, span
from motcua.web.setup.sections.cells import Cell, Pick
from motcua.web.setup.sections.choices import Document
from motcua.web.setup.sections.form import Section, Table
from motcua.web.ui.route_words import KINDS, OUTCOMES, SPANS, outcome_words, span_words

LEADS, TOGETHER = "→", " + "
_ALSO_LEADS = ("->", "=>", "=")
_NOBODY = frozenset({*ALWAYS_WAITS, NodeKind.GATEWAY})
"""Kinds at which no officer works, whatever was typed of role and hours."""


def route(_document: Document, _on: date) -> Section:
    table = Table(
        "route", _("Các bước"), _("Bước"), _cells(), "step", laid=laid, kept=kept, ordered=True,
    )  # fmt: skip
    return Section(
        "route",
        _("Mỗi dòng một bước, dòng đầu là bước bắt đầu. Ghi bước sau bằng đúng tên của nó."),
        tables=(table,),
        check=_unknown,
    )


def _cells() -> tuple[Cell, ...]:
    kinds = [Pick(kind.value, str(said), kind.value) for kind, said in KINDS.items()]
    roles = [Pick("none", _("Không có cán bộ: bước chờ"), "")]
    roles += [
        Pick(value, str(said), value) for value, said in Role.choices if value not in (Role.EDITOR, Role.DIRECTOR)
    ]
    where = [
        Pick(Where.AGENCY.value, _("Cơ quan giải quyết"), Where.AGENCY.value),
        Pick(Where.ONE_STOP.value, _("Bộ phận Một cửa"), Where.ONE_STOP.value),
    ]
    counts = [
        Pick("law", _("Theo quy định chung"), ""), Pick("yes", _("Có tính"), True), Pick("no", _("Không tính"), False),
    ]  # fmt: skip
    return (
        Cell("name", _("Tên bước"), required=True, longest=200),
        Cell("kind", _("Việc"), "pick", picks=kinds),
        Cell("role", _("Ai làm"), "pick", picks=roles),
        Cell("where", _("Ở đâu"), "pick", picks=where),
        Cell("unit", _("Phòng, đơn vị trong cơ quan"), hint=_("Ký hiệu, ví dụ: QLVT. Để trống: cả cơ quan."), longest=40),
        Cell("hours", _("Số giờ làm việc"), "amount"),
        Cell("ways", _("Xong thì đi đâu"), "lines", _("Mỗi dòng: kết quả → bước sau. Nhiều bước cùng lúc: nối bằng dấu +. Hết quy trình: kết thúc."), True),
        Cell("joins", _("Chờ đủ những bước nào"), "lines", _("Chỉ ghi khi nhiều nhánh gặp lại ở đây. Mỗi dòng một bước.")),
        Cell("wait.limit", _("Bước chờ: nhiều nhất bao lâu"), hint=_("Ví dụ: 12 ngày, 3 ngày làm việc, 4 giờ làm việc.")),
        Cell("wait.silence", _("Hết hạn mà không ai trả lời thì coi là"), hint=_("Một kết quả ở trên. Để trống: báo cán bộ, không tự đi tiếp.")),
        Cell("wait.counts", _("Thời gian chờ có tính vào thời hạn"), "pick", picks=counts),
        Cell("wait.ground", _("Căn cứ để không tính"), longest=200),
        Cell("wait.of", _("Chờ hệ thống, cơ quan hoặc thủ tục nào"), longest=100),
        Cell("cutoff", _("Chuyển hồ sơ: sau mấy giờ thì để hôm sau"), "time", _("Ví dụ: 15:00.")),
    )  # fmt: skip


def laid(rows: Sequence[Document]) -> list[Document]:
    """Give the rows with names in the place of keys, as people write them."""
    names = _names(rows)
    return [row | {"ways": list(_ways(row, names)), "joins": [names.get(k, k) for k in row.get("join") or ()]}
            | _wait_in_words(row) for row in map(dict, rows)]  # fmt: skip


def _names(rows: Sequence[Document]) -> dict[str, str]:
    """Name each step; two of one name are told apart by their keys."""
    named = [(str(row["key"]), str(row["name"])) for row in rows if row.get("key") and row.get("name")]
    times = Counter(name for _key, name in named)
    found = {key: name for key, name in named if times[name] == 1}
    return found | {END: _("kết thúc")}


def _ways(row: Document, names: Mapping[str, str]) -> Iterator[str]:
    following = row.get("next")
    for outcome, to in following.items() if isinstance(following, Mapping) else ():
        keys = row.get("fork") or () if to == FORK else (to,)
        yield f"{outcome_words(str(outcome))} {LEADS} {TOGETHER.join(names.get(str(key), str(key)) for key in keys)}"


def _wait_in_words(row: Document) -> dict[str, Any]:
    wait = row.get("wait")
    if not isinstance(wait, Mapping):
        return {}
    said = {name: _TOLD[name](str(wait[name])) for name in _TOLD if wait.get(name)}
    return {"wait": {**wait, **said}}


def _limit_words(written: str) -> str:
    try:
        return span_words(span(written))
    except ValueError:  # half written
        return written


_TOLD = {"limit": _limit_words, "silence": outcome_words}


def kept(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Turn names back into keys; a name that no step has stays as it was typed, and is found by the check."""
    keys = {name.casefold(): key for key, name in _names(rows).items()}
    keys |= {str(row["key"]).casefold(): str(row["key"]) for row in rows}
    return [_kept(row, keys) for row in rows]


def _kept(row: dict[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    def key_of(name: str) -> str:
        return keys.get(name.strip().casefold(), name.strip())

    found = {name: value for name, value in row.items() if name not in ("ways", "joins", "next", "fork", "join")}
    found["next"], fork = {}, list[str]()
    for line in row.get("ways") or ():
        outcome, names = _parted(line)
        together = [key_of(name) for name in names.split(TOGETHER)]
        fork = together if len(together) > 1 else fork
        found["next"][_outcome_of(outcome)] = FORK if len(together) > 1 else together[0]
    join = [key_of(name) for name in row.get("joins") or ()]
    found |= {name: listed for name, listed in (("fork", fork), ("join", join)) if listed or name in row}
    if row.get("kind") in _NOBODY:
        found = {name: value for name, value in found.items() if name not in ("role", "unit", "hours")}
    return found | _wait(found)


def _wait(row: Mapping[str, Any]) -> dict[str, Any]:
    wait = row.get("wait")
    if not isinstance(wait, Mapping):
        return {}
    said = {name: value for name, value in wait.items() if (name, value) != ("counts", "")}
    read = {name: _READ[name](str(said[name])) for name in _READ if said.get(name)}
    return {"wait": {**said, **read}}


def _limit_of(words: str) -> str:
    """Read a limit as people write it; what is none stays as it was typed."""
    for unit, said in SPANS.items():
        form = re.escape(str(said)).replace(re.escape("%(amount)s"), r"(\d{1,4}(?:[.,]\d{1,2})?)")
        found = re.fullmatch(form, words.strip(), re.IGNORECASE)
        if found:
            return str(Span(Decimal(found[1].replace(",", ".")).normalize(), unit))
    return words.strip()


def _outcome_of(words: str) -> str:
    """Give the key of an outcome's words; other words are an outcome of their own."""
    known = {str(said).casefold(): key for key, said in OUTCOMES.items()}
    return known.get(words.strip().casefold(), words.strip())


_READ = {"limit": _limit_of, "silence": _outcome_of}


def _parted(line: str) -> tuple[str, str]:
    """Part a line at its arrow; one without an arrow is a step that follows whatever the outcome."""
    for sign in (LEADS, *_ALSO_LEADS):
        outcome, found, names = line.partition(sign)
        if found:
            return outcome.strip(), names.strip()
    return "done", line.strip()


def _unknown(changes: Mapping[str, Any]) -> dict[str, str]:
    """Find steps that are named and not there, by the field that names them."""
    rows = changes.get("route") or ()
    keys = {row["key"] for row in rows} | {END, FORK}
    wrong: dict[str, str] = {}
    for number, row in enumerate(rows):
        for field, named in (("ways", (*row["next"].values(), *row.get("fork", ()))), ("joins", row.get("join", ()))):
            lost = [name for name in named if name not in keys]
            if lost:
                wrong[f"route.{number}.{field}"] = _("Không có bước nào tên “%(name)s”.") % {"name": lost[0]}
    return wrong
