"""What can be chosen in a section: channels, units, cases, questions, conditions, agencies; words beside values."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalog.conditions import names
from motcua.clock.limits import Unit
from motcua.directory.models import AgencyKind
from motcua.directory.queries import agencies
from motcua.web.setup.sections import thresholds
from motcua.web.setup.sections.cells import Pick, sent_of

Document = Mapping[str, Any]
_LONGEST_CONDITION = 90  # letters of a condition shown in a select
_COMPARED = {
    "eq": "=", "ne": "≠", "gt": ">", "ge": "≥", "lt": "<", "le": "≤", "in": "=", "answered": "",
}  # fmt: skip


def channels(anything: str = "") -> list[Pick]:
    """Give the ways of filing; `anything` is what stands for all of them, empty where one has to be named."""
    first = [Pick("any", anything, "")] if anything else []
    words = {"online": _("Trực tuyến"), "counter": _("Tại quầy"), "post": _("Qua bưu chính")}
    return first + [Pick(key, said, key) for key, said in words.items()]


def yes_no(default: bool = False) -> list[Pick]:
    found = [Pick("no", _("Không"), False), Pick("yes", _("Có"), True)]
    return found[::-1] if default else found


def units() -> list[Pick]:
    words = {
        Unit.WORKING_DAYS: _("ngày làm việc"), Unit.CALENDAR_DAYS: _("ngày, tính cả ngày nghỉ"), Unit.HOURS: _("giờ"),
        Unit.WORKING_HOURS: _("giờ làm việc"), Unit.MONTHS: _("tháng"),
    }  # fmt: skip
    return [Pick(unit.value, said, unit.value) for unit, said in words.items()]


def cases(document: Document) -> list[Pick]:
    """Give the cases of a draft; one that names none has those its limits speak of."""
    named = {str(row.get("key")): str(row.get("name")) for row in document.get("cases") or ()}
    if "cases" not in document:
        named = {case: case for row in document.get("limits") or () if (case := str(row.get("case") or ""))}
    return [Pick(key, said, key) for key, said in named.items()]


def case(document: Document, anything: str) -> list[Pick]:
    return [Pick("any", anything, ""), *cases(document)]


def questions(document: Document, nothing: str, *types: str) -> list[Pick]:
    """Give the questions of some types by their label, after the choice of none."""
    asked = (q for topic in document.get("topics") or () for q in topic.get("questions") or ())
    return [Pick("none", nothing, ""), *(Pick(q["key"], q["label"], q["key"]) for q in asked if q["type"] in types)]


def conditions(document: Document, always: str, part: str, field: str) -> list[Pick]:
    """Give what an entry can depend on: each answer of a question with fixed answers, a number, and what stands there already."""
    found = [Pick("always", always, None)]
    found += [Pick(sent_of(c), _short(said), c) for c, said in (*_simple(document), *thresholds.choices(document))]
    known = {p.sent for p in found}
    for row in document.get(part) or ():
        standing = thresholds.without_number(row.get(field), document)
        if standing and sent_of(standing) not in known:
            known.add(sent_of(standing))
            found.append(
                Pick(
                    sent_of(standing),
                    _short(_("Như đang ghi: %(what)s") % {"what": said(document, standing)}),
                    standing,
                )
            )
    return found


def _simple(document: Document) -> Iterator[tuple[dict[str, Any], str]]:
    for topic in document.get("topics") or ():
        for question in topic.get("questions") or ():
            key, label = question["key"], question["label"]
            for value, words in _answers(question):
                yield (
                    {"q": key, "op": "eq", "value": value},
                    _("%(label)s → %(answer)s") % {"label": label, "answer": words},
                )
                if not isinstance(value, bool):
                    other = _("%(label)s → không phải %(answer)s") % {"label": label, "answer": words}
                    yield {"q": key, "op": "ne", "value": value}, other
            if question["type"] in ("number", "table"):
                yield {"q": key, "op": "answered"}, _("%(label)s → có ghi") % {"label": label}


def _answers(question: Document) -> list[tuple[Any, str]]:
    if question["type"] == "yes_no":
        return [(True, _("Có")), (False, _("Không"))]
    if question["type"] == "choice":
        return [(o["value"], str(o["label"])) for o in question.get("params", {}).get("options", ())]
    return []


def said(document: Document, condition: Mapping[str, Any]) -> str:
    """Say any condition in words."""
    for word, join in (("all", _(" và ")), ("any", _(" hoặc "))):
        if word in condition:
            return join.join(said(document, part) for part in condition[word])
    if "not" in condition:
        return _("không phải (%(what)s)") % {"what": said(document, condition["not"])}
    asked = (q for topic in document.get("topics") or () for q in topic.get("questions") or ())
    question = next((q for q in asked if q["key"] in names(condition)), None)
    label, value = (question["label"] if question else condition["q"]), condition.get("value", "")
    words = {str(v): w for v, w in _answers(question)} if question else {}
    several = value if isinstance(value, list) else [value]
    shown = ", ".join(words.get(str(v), str(v)) for v in several)
    return f"{label} {_COMPARED.get(condition['op'], '=')} {shown}".strip()


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_CONDITION else words[: _LONGEST_CONDITION - 1] + "…"


class Places:
    """The agencies of a day by key: for lists of names, and to choose one."""

    def __init__(self, on: date) -> None:
        self._found = list(agencies(on).order_by("kind", "name"))

    def names(self) -> dict[str, str]:
        """Give what can be named as a place: communes by code, other agencies by key."""
        return {a.key: (a.place.name if a.kind == AgencyKind.COMMUNE and a.place else a.name) for a in self._named()}

    def deciding(self, nothing: str) -> list[Pick]:
        """Give the agencies above the communes that can decide, by the path of their keys."""
        kinds = (AgencyKind.COMMUNE, AgencyKind.ONE_STOP, AgencyKind.PROVINCE)
        found = [Pick("none", nothing, "")]
        for agency in self._found:
            above = agency.parent
            if agency.kind not in kinds and above is not None and above.kind not in (AgencyKind.COMMUNE,):
                path = agency.key if above.kind == AgencyKind.PROVINCE else f"{above.key}.{agency.key}"
                found.append(Pick(path, agency.name, path))
        return found

    def _named(self) -> list[Any]:
        return [a for a in self._found if a.kind != AgencyKind.ONE_STOP]
