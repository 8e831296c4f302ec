"""Read the document of a revision (TOML in the sample, JSON in the database) into a Definition."""

from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from motcua.catalog import conditions
from motcua.catalog.definition import (
    Channel,
    Component,
    ConsultRule,
    Definition,
    FeeRule,
    FeeWhen,
    Handling,
    LimitRule,
    ObligationRule,
    Question,
    SupplementClock,
    Tier,
    Topic,
)
from motcua.catalog.errors import BadDefinition
from motcua.catalog.questions import TYPES
from motcua.clock.limits import Unit
from motcua.flow import table
from motcua.flow.errors import BadRoute

Document = Mapping[str, Any]

_LISTS = ("audience", "legal_basis", "keywords", "steps_for_citizen", "notes", "bring")
_WORDS = {
    "code", "name", "short_name", "field", "level", "summary", "who_may", "decides", "agency", "level_of_service",
    "result_name", "result_code", "decision", "field_code", "fee_words",
}  # fmt: skip
_PLAIN = {
    "result_written": bool, "presence_at_return": bool, "originals_at_return": bool, "supplements_allowed": int,
    "refuse_days": int, "fee_kept": bool,
}  # fmt: skip


def read(document: Document) -> Definition:
    """Read a whole document; raises BadDefinition naming the place and the reason."""
    code = str(document.get("code", "?"))
    try:
        definition = _read(document)
    except (KeyError, TypeError, ValueError, InvalidOperation, BadRoute) as error:
        raise BadDefinition(code, f"{type(error).__name__}: {error}") from error
    _check_names(definition)
    _check_law(definition)
    return definition


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
    return Component(**known)


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
        when=row.get("when"), note=row.get("note", ""),
    )  # fmt: skip


ROWS: Mapping[str, Callable[[Document], object]] = {
    "limits": _limit, "components": _component, "topics": _topic, "fees": _fee,
}  # fmt: skip
"""How one row of each part is read; a check reads row by row to tell every fault at once."""


def _day(value: object) -> date | None:
    if not value:
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _check_law(definition: Definition) -> None:
    """Refuse a fee that ends before it begins, a channel without a limit, and rules about what is not there."""
    route = definition.route.by_key if definition.route else {}
    if definition.obligation and definition.obligation.step not in route:
        raise BadDefinition(definition.code, f"no step {definition.obligation.step} to wait for the obligation at")
    named = {fee.channel for fee in definition.fees} | {limit.channel for limit in definition.limits}
    if closed := named - {"", *definition.channels}:
        raise BadDefinition(definition.code, f"a fee or limit for a channel that is not open: {', '.join(closed)}")
    for fee in definition.fees:
        if fee.valid_from and fee.valid_until and fee.valid_until < fee.valid_from:
            raise BadDefinition(definition.code, f"the fee {fee.key} ends before it begins")
    if definition.limits and not all(any(r.channel in (c, "") for r in definition.limits) for c in definition.channels):
        raise BadDefinition(definition.code, "a channel is open that has no limit")


def _check_names(definition: Definition) -> None:
    """Refuse double keys and conditions or fees that name a question which does not exist."""
    keys = [q.key for q in definition.questions()] + [c.key for c in definition.components]
    doubles = {k for k in keys if keys.count(k) > 1}
    if doubles:
        raise BadDefinition(definition.code, f"used twice: {', '.join(sorted(doubles))}")
    asked = {q.key for q in definition.questions()}
    named = {n for c in _conditions(definition) for n in conditions.names(c)}
    named |= {n for f in definition.fees for n in (f.per, f.times) if n}
    if definition.topics and named - asked:
        raise BadDefinition(definition.code, f"no such question: {', '.join(sorted(named - asked))}")
    if definition.handling is Handling.LOCAL and (definition.route is None or not definition.limits):
        raise BadDefinition(definition.code, "a procedure filed here needs a route and a limit")
    if definition.handling is Handling.LOCAL and any(c.required is None for c in definition.components):
        raise BadDefinition(definition.code, "nobody has said which papers are needed")
    if definition.route and any(n.fork or n.join for n in definition.route.nodes):
        raise BadDefinition(definition.code, "dossiers run on one step at a time; this route forks")


def _conditions(definition: Definition) -> list[Mapping[str, Any]]:
    found = [q.show_if for q in definition.questions()] + [c.show_if for c in definition.components]
    return [c for c in [*found, *(f.when for f in definition.fees)] if c]
