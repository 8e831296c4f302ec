"""Conditions are a term tree (all, any, not, and one comparison of an answer), evaluated by one pure function."""

from collections.abc import Iterator, Mapping
from typing import Any

Answers = Mapping[str, Any]


def holds(condition: Mapping[str, Any] | None, answers: Answers) -> bool:
    """Tell whether the condition holds; None always holds. An unanswered question fails every comparison but `ne`."""
    if condition is None:
        return True
    if "all" in condition:
        return all(holds(c, answers) for c in condition["all"])
    if "any" in condition:
        return any(holds(c, answers) for c in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], answers)
    return _compare(condition["op"], answers.get(condition["q"]), condition.get("value"))


def _compare(op: str, answer: Any, value: Any) -> bool:
    match op:
        case "answered":
            return answer not in (None, "", [], False)
        case "eq":
            return bool(answer == value)
        case "ne":
            return bool(answer != value)
        case "in":
            return answer in value
        case "gt" | "ge" | "lt" | "le":
            return answer is not None and _ordered(op, answer, value)
    raise ValueError(f"unknown comparison {op}")


def _ordered(op: str, answer: Any, value: Any) -> bool:
    return bool({"gt": answer > value, "ge": answer >= value, "lt": answer < value, "le": answer <= value}[op])


def names(condition: Mapping[str, Any]) -> Iterator[str]:
    """Give the keys of the questions a condition asks about."""
    if "q" in condition:
        yield condition["q"]
    for part in (*condition.get("all", ()), *condition.get("any", ())):
        yield from names(part)
    if "not" in condition:
        yield from names(condition["not"])
