"""Read the document of a revision (TOML in the sample, JSON in the database) into a Definition."""

from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from motcua.catalog.definition import (
    Channel,
    Component,
    ConsultRule,
    Definition,
    EarlierLevel,
    FeeRule,
    FeeWhen,
    Handling,
    Level,
    LimitRule,
    ObligationRule,
    Opening,
    Question,
    SupplementClock,
    Tier,
    Topic,
    Variant,
)
from motcua.catalog.elsewhere import Competence, Elsewhere, OnlineOnly, PaperGround
from motcua.catalog.errors import BadDefinition
from motcua.catalog.questions import TYPES
from motcua.catalog.soundness import faults
from motcua.clock.limits import Unit
from motcua.flow import table
from motcua.flow.errors import BadRoute

Document = Mapping[str, Any]

_LISTS = ("audience", "legal_basis", "keywords", "steps_for_citizen", "notes", "bring")
_WORDS = {
    "code", "name", "short_name", "field", "level", "summary", "who_may", "decides", "agency", "level_of_service",
    "result_name", "result_code", "decision", "field_code", "fee_words", "level_reason",
}  # fmt: skip
_PLAIN = {
    "result_written": bool, "presence_at_return": bool, "originals_at_return": bool, "supplements_allowed": int,
    "refuse_days": int, "fee_kept": bool, "filed_anywhere": bool,
}  # fmt: skip


def read(document: Document) -> Definition:
    """Read a whole document; raises BadDefinition naming the place and the reason."""
    definition = read_as_written(document)
    found = list(faults(definition))
    if found:
        raise BadDefinition(definition.code, "; ".join(fault.why for fault in found), found)
    return definition


def read_as_written(document: Document) -> Definition:
    """Read a document that may contradict itself, to look at a part of it; raises BadDefinition where it cannot be read."""
    code = str(document.get("code", "?"))
    try:
        return _read(document)
    except (KeyError, TypeError, ValueError, InvalidOperation, BadRoute) as error:
        raise BadDefinition(code, f"{type(error).__name__}: {error}") from error


def _read(d: Document) -> Definition:
    plain: dict[str, Any] = {name: str(d.get(name, "")) for name in _WORDS}
    plain |= {name: tuple(d.get(name, ())) for name in _LISTS}
    plain |= {name: type_(d[name]) for name, type_ in _PLAIN.items() if name in d}
    return Definition(
        handling=Handling(d["handling"]),
        channels=tuple(Channel(c) for c in d["channels"]),
        supplement_clock=SupplementClock(d.get("supplement_clock", "pause")),
        supplement_days=tuple(int(days) for days in d.get("supplement_days", ())),
        fee_when=FeeWhen(d.get("fee_when", "none")),
        consult=_consult(d["consult"]) if d.get("consult") else None,
        obligation=_obligation(d["obligation"]) if d.get("obligation") else None,
        limits=tuple(_limit(row) for row in d.get("limits", ())),
        components=tuple(_component(row) for row in d.get("components", ())),
        topics=tuple(_topic(row) for row in d.get("topics", ())),
        fees=tuple(_fee(row) for row in d.get("fees", ())),
        route=table.parse(d["route"]) if d.get("route") else None,
        cases=_cases(d),
        earlier_levels=tuple(_earlier(row) for row in d.get("earlier_levels", ())),
        elsewhere=_elsewhere(d["elsewhere"]) if d.get("elsewhere") else None,
        competence=tuple(_competence(row) for row in d.get("competence", ())),
        openings=tuple(_opening(row) for row in d.get("openings", ())),
        online_only=_online_only(d["online_only"]) if d.get("online_only") else None,
        **plain,
    )


def _limit(row: Document) -> LimitRule:
    amount = Decimal(str(row["amount"]))
    return LimitRule(
        amount=amount, promised=Decimal(str(row.get("promised", amount))), unit=Unit(row["unit"]),
        case=row.get("case", ""), channel=row.get("channel", ""), same_day=row.get("same_day", False),
        cutoff=time.fromisoformat(row.get("cutoff", "15:00")), why=row.get("why", ""),
    )  # fmt: skip


def _consult(row: Document) -> ConsultRule:
    return ConsultRule(
        amount=Decimal(str(row["amount"])), unit=Unit(row["unit"]), silence_agrees=bool(row["silence_agrees"]),
        why=row.get("why", ""),
    )  # fmt: skip


def _obligation(row: Document) -> ObligationRule:
    return ObligationRule(
        step=row["step"], office=row["office"], slip=row["slip"], answer_days=int(row["answer_days"]), why=row.get("why", "")
    )  # fmt: skip


def _component(row: Document) -> Component:
    known = {k: v for k, v in row.items() if k in Component.__dataclass_fields__}
    return Component(**known | {"cases": tuple(row.get("cases", ()))})


def _cases(d: Document) -> tuple[Variant, ...]:
    """Read the cases; a document that names none has those that its limits speak of, under their own words."""
    if "cases" in d:
        return tuple(Variant(row["key"], row["name"], row.get("when") or None) for row in d["cases"])
    words = dict.fromkeys(str(row.get("case", "")) for row in d.get("limits", ()))
    return tuple(Variant(said, said) for said in words if said)


def _earlier(row: Document) -> EarlierLevel:
    return EarlierLevel(Level(str(row["level"])), _needed_day(row["until"]), row.get("reason", ""))


def _elsewhere(row: Document) -> Elsewhere:
    return Elsewhere(row.get("name", ""), row.get("place", ""), row.get("url", ""), row.get("phone", ""))


def _competence(row: Document) -> Competence:
    other = _elsewhere(row["elsewhere"]) if row.get("elsewhere") else None
    return Competence(tuple(row["places"]), row.get("agency", ""), other)


def _opening(row: Document) -> Opening:
    agencies = tuple(row.get("agencies", ()))
    return Opening(Channel(row["channel"]), agencies, _day(row.get("since")), _day(row.get("until")))


def _online_only(row: Document) -> OnlineOnly:
    grounds = tuple(PaperGround(g["key"], g["name"]) for g in row.get("grounds", ()))
    return OnlineOnly(row.get("decision", ""), _needed_day(row["since"]), grounds, tuple(row.get("agencies", ())))


def _topic(row: Document) -> Topic:
    questions = tuple(_question(q) for q in row["questions"])
    return Topic(key=row["key"], title=row["title"], intro=row.get("intro", ""), questions=questions)


def _question(row: Document) -> Question:
    if row["type"] not in TYPES:
        raise ValueError(f"question {row['key']} has the unknown type {row['type']}")
    return Question(**{k: v for k, v in row.items() if k in Question.__dataclass_fields__})


def _fee(row: Document) -> FeeRule:
    return FeeRule(
        key=row["key"], name=row["name"], kind=row.get("kind", "fee"), rule=row.get("rule", "flat"),
        amount=int(row.get("amount", 0)), per=row.get("per", ""), cap=row.get("cap"), times=row.get("times", ""),
        tiers=tuple(Tier(t["amount"], t.get("up_to")) for t in row.get("tiers", ())),
        channel=row.get("channel", ""), valid_from=_day(row.get("valid_from")), valid_until=_day(row.get("valid_until")),
        when=row.get("when"), note=row.get("note", ""), case=row.get("case", ""),
    )  # fmt: skip


ROWS: Mapping[str, Callable[[Document], object]] = {
    "limits": _limit, "components": _component, "topics": _topic, "fees": _fee,
}  # fmt: skip
"""How one row of each part is read; a check reads row by row to tell every fault at once."""


def _day(value: object) -> date | None:
    if not value:
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _needed_day(value: object) -> date:
    day = _day(value)
    if day is None:
        raise ValueError("a day is missing")
    return day
