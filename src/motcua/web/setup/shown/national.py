"""What an import proposes, as lists, tables and sides of a field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.base import money
from motcua.base.actor import Actor
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.drafts.queries import open_draft
from motcua.catalog.national.flags import TOLD
from motcua.catalog.national.models import ChangeKind, ChangeState, NationalImport, ProposedChange
from motcua.catalog.national.own import is_own
from motcua.catalog.national.queries import Side, Wanted, sides
from motcua.web.setup.shown.drafts import state_words
from motcua.web.setup.shown.national_words import FIELDS, FLAGS, KINDS, STATES, VALUES
from motcua.web.ui import formats
from motcua.web.ui.parts import Cell, Column, Fact, Tag

_TONES = {"open": ("wait", "wait"), "accepted": ("good", "good"), "edited": ("good", "good"), "rejected": ("", "stop")}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter with how many wait under it."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SideShown:
    """One field before and after, as lines of text."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlagShown:
    text: str
    why: str
    held: bool


def listed(rows: Iterable[ProposedChange]) -> dict[str, Any]:
    heads = [Column(one) for one in (_("Thủ tục"), _("Mã"), _("Thay đổi"), _("Cần xem"), _("Tình trạng"))]
    return {"columns": heads, "rows": [_row(row) for row in rows]}


def _row(row: ProposedChange) -> list[Cell]:
    address = reverse("setup:national_change", args=[row.public_id])
    fields = ", ".join(str(FIELDS[name]) for name in row.fields)
    flags = "; ".join(str(FLAGS[flag]) for flag in row.flags if flag not in TOLD)
    kind = f"{KINDS[row.kind]}: {fields}" if fields else str(KINDS[row.kind])
    return [Cell(row.version.name, address), Cell(row.entry.key), Cell(kind), Cell(flags), Cell("", tag=state(row))]


def state(row: ProposedChange) -> Tag:
    return Tag(str(STATES[row.state]), *_TONES.get(row.state, ("", "dot")))


def imports(rows: Iterable[NationalImport], names: Mapping[int, str]) -> list[str]:
    """Tell each import in one line: when, which file, who, what it brought."""
    return [
        _("%(when)s: %(source)s, %(who)s. %(entries)s thủ tục; %(changes)s.")
        % {
            "when": formats.when(row.at, get_language() or "vi"), "source": row.source,
            "who": names.get(row.by_key) or _("lệnh của hệ thống"), "entries": formats.number(row.entries, get_language() or "vi"),
            "changes": ", ".join(f"{KINDS[kind]} {count}" for kind, count in row.counts["changes"].items() if count) or _("không đổi"),
        }
        for row in rows
    ]  # fmt: skip


def filters(wanted: Wanted, kinds: Mapping[str, int], flags: Mapping[str, int]) -> dict[str, list[Choice]]:
    return {
        "kinds": [Choice(k, f"{words} ({kinds.get(k, 0)})", k == wanted.kind) for k, words in KINDS.items()],
        "flags": [Choice(k, f"{FLAGS[k]} ({n})", k == wanted.flag) for k, n in flags.items() if k in FLAGS],
        "states": [Choice(k, str(words), k == wanted.state) for k, words in STATES.items()],
    }


def own_words(into: ProcedureDraft | None) -> str:
    """Say what accepting does to a procedure that the province wrote itself, and into which draft."""
    told = _("Tỉnh đang công bố thủ tục này theo bản riêng, nên thay đổi không công bố ngay mà vào một bản soạn: tên, lĩnh vực, số quyết định, căn cứ và tên kết quả theo danh mục; tờ khai, giấy tờ, quy trình, thời hạn và mức thu giữ nguyên. Bản soạn được kiểm tra, rồi một người khác công bố.")  # fmt: skip
    if into is None:
        return told
    return told + " " + _("Bản soạn đang mở của %(who)s sẽ nhận thêm thay đổi này.") % {"who": into.author.full_name}


def one(row: ProposedChange, *, by: Actor) -> dict[str, Any]:
    """Tell one change: what it is, what to look at and why, each field before and after."""
    why: dict[str, list[str]] = {}
    for flag, words in row.version.findings:
        why.setdefault(flag, []).append(words)
    flags = [FlagShown(str(FLAGS[f]), "; ".join(filter(None, why.get(f, ()))), f not in TOLD) for f in row.flags]
    return {
        "change": row, "tag": state(row), "facts": _facts(row), "sides": [_side(side) for side in sides(row)],
        "flags": sorted(flags, key=lambda flag: not flag.held), **_own(row, by),
    }  # fmt: skip


def _own(row: ProposedChange, by: Actor) -> dict[str, Any]:
    """Tell of a procedure that the province wrote itself what accepting would do, or where it has gone."""
    if row.draft is not None:
        words = _("Thay đổi này nằm trong bản soạn (%(state)s).") % {"state": state_words(row.draft.state).lower()}
        return {"draft_words": words, "draft_href": reverse("setup:draft", args=[row.draft.public_id])}
    if row.state != ChangeState.OPEN or row.kind == ChangeKind.WITHDRAWN or not is_own(row.entry.code):
        return {}
    return {"own_words": own_words(open_draft(row.entry.code, by=by))}


def _facts(row: ProposedChange) -> list[Fact]:
    return [
        Fact(_("Mã"), row.entry.key),
        Fact(_("Loại thay đổi"), str(KINDS[row.kind])),
        Fact(_("Quyết định công bố"), row.version.decision),
        Fact(_("Nguồn"), row.version.taken_from.source),
        *([Fact(_("Lý do không nhận"), row.why)] if row.why else []),
    ]


def _side(side: Side) -> SideShown:
    before, after = (tuple(_lines(_of_ours(side.field, value))) for value in (side.before, side.after))
    return SideShown(str(FIELDS[side.field]), before, after)


def _of_ours(field: str, value: Any) -> Any:
    """Say limits and amounts as they stand beside a procedure of our own: 5 working_day, 8000."""
    if field == "fees" and isinstance(value, list):
        return [money.show(one) if isinstance(one, int) else one for one in value]
    if field == "limits" and isinstance(value, list):
        return [" ".join(str(VALUES.get(word, word)) for word in str(one).replace(".", ",").split()) for one in value]
    return value


def _lines(value: Any) -> Iterable[str]:
    """Write a value of a document as lines: lists line by line, objects as what they say."""
    if isinstance(value, list):
        for one_value in value:
            yield from _lines(one_value)
    elif isinstance(value, dict):
        said = (" ".join(_lines(v)) for v in value.values() if v not in (None, "", [], 0, False))
        yield " · ".join(filter(None, said))
    elif value not in (None, ""):
        yield str(VALUES.get(value, value))
