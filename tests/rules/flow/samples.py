"""Routes that the tests run: a commune's birth registration, an inspection, and one with parallel branches."""

from collections.abc import Mapping

from motcua.flow.definition import Route
from motcua.flow.table import parse

Row = dict[str, object]


def row(key: str, next: Mapping[str, str], hours: object = 1, **more: object) -> Row:
    usual: Row = {"name": key.capitalize(), "kind": "appraise", "role": "specialist", "where": "agency", "unit": ""}
    return usual | {"key": key, "hours": hours, "next": dict(next)} | more


def birth_rows() -> list[Row]:
    one_stop: Row = {"role": "counter", "where": "one_stop"}
    return [
        row("receive", {"forwarded": "appraise"}, 1, kind="receive", **one_stop),
        row("appraise", {"proposed": "sign"}, 4),
        row(
            "sign", {"approved": "return", "rejected": "return", "returned": "appraise"}, 2, kind="sign", role="leader"
        ),
        row("return", {"delivered": "END"}, 1, kind="return", **one_stop),
    ]


def house_rows() -> list[Row]:
    """Two agencies answer side by side; one of them checks its own work and may do it again."""
    return [
        row("receive", {"forwarded": "appraise"}, 2, kind="receive"),
        row("appraise", {"proposed": "FORK", "stopped": "return"}, 8, fork=["fire", "land"]),
        row("fire", {"proposed": "draft"}, 16, kind="consult"),
        row("land", {"proposed": "land_check"}, 6, kind="consult"),
        row("land_check", {"proposed": "draft", "returned": "land"}, 4, kind="verify"),
        row("draft", {"proposed": "sign"}, 4, join=["fire", "land_check"]),
        row("sign", {"approved": "return", "returned": "draft", "again": "appraise"}, 2, kind="sign", role="leader"),
        row("return", {"delivered": "END"}, 1, kind="return"),
    ]


def birth() -> Route:
    return parse(birth_rows(), "1.001193")


def house() -> Route:
    return parse(house_rows(), "1.013225")
