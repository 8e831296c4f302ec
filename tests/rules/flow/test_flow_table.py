import tomllib
from decimal import Decimal

import pytest

from motcua.flow.definition import Exit, Node, NodeKind, Where
from motcua.flow.errors import BadRoute
from motcua.flow.table import parse
from tests.rules.flow.samples import birth, birth_rows, house, house_rows, row

AS_IN_A_FILE = """
[[route]]
key = "receive"
name = "Tiếp nhận, số hóa"
kind = "receive"
role = "counter"
where = "one_stop"
hours = 0.5
next = { forwarded = "return" }

[[route]]
key = "return"
name = "Trả kết quả"
kind = "return"
role = "counter"
where = "one_stop"
hours = 1
next = { delivered = "END" }
"""


def test_it_reads_rows_as_they_stand_in_a_file() -> None:
    route = parse(tomllib.loads(AS_IN_A_FILE)["route"], "1.001193")
    assert (route.key, route.start, [node.key for node in route.nodes]) == (
        "1.001193",
        "receive",
        ["receive", "return"],
    )
    assert route.node("receive") == Node(
        key="receive",
        name="Tiếp nhận, số hóa",
        kind=NodeKind.RECEIVE,
        role="counter",
        where=Where.ONE_STOP,
        unit="",
        minutes=30,
        exits=(Exit("forwarded", "return"),),
    )


def test_it_reads_forks_and_joins() -> None:
    route = house()
    assert route.node("appraise").next_keys == ("fire", "land", "return")
    assert route.node("draft").join == ("fire", "land_check")
    assert birth().node("sign").outcomes == ("approved", "rejected", "returned")


@pytest.mark.parametrize(("hours", "minutes"), [(1, 60), (0.25, 15), ("1.5", 90), (Decimal("0.1"), 6)])
def test_hours_become_minutes(hours: object, minutes: int) -> None:
    assert parse([row("only", {"done": "END"}, hours)]).node("only").minutes == minutes


@pytest.mark.parametrize("hours", [0, -1, 0.001, True, "two", "NaN", "Infinity", [1]])
def test_hours_must_be_whole_minutes_above_zero(hours: object) -> None:
    with pytest.raises(BadRoute, match=r"row 1 \(only\), hours: must be"):
        parse([row("only", {"done": "END"}, hours)])


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("key", "", "is missing"),
        ("key", "END", "reserved"),
        ("key", "receive", "names two rows"),
        ("name", None, "is missing"),
        ("name", 7, "must be a text"),
        ("kind", "decide", "'decide' is not one of receive, forward"),
        ("where", "home", "'home' is not one of one_stop, agency"),
        ("role", ["leader"], "must be a text"),
        ("minutes", 5, "is unknown"),
        ("next", "sign", "must say for each outcome"),
        ("next", {}, "must say for each outcome"),
        ("next", {"proposed": ["sign"]}, "'proposed' must lead to the key of one step"),
        ("next", {"proposed": "seal"}, "leads to seal, which is no step"),
        ("next", {"proposed": "FORK"}, "a fork needs its steps"),
        ("fork", "sign", "must be a list"),
        ("fork", ["sign"], "at least two"),
        ("fork", ["sign", "sign"], "at least two"),
        ("fork", ["sign", "return"], "a fork needs its steps"),
        ("fork", ["sign", "seal"], "leads to seal"),
        ("join", ["receive", "seal"], "leads to seal"),
        ("join", ["receive", "return"], "waits for return, which does not lead here"),
        ("join", [1, 2], "must be a list"),
    ],
)
def test_a_bad_row_is_named(field: str, value: object, problem: str) -> None:
    rows = birth_rows()
    rows[1][field] = value
    with pytest.raises(BadRoute, match=problem) as caught:
        parse(rows)
    if problem != "names two rows":
        assert (caught.value.row, caught.value.key) == (2, str(rows[1]["key"]))
    assert caught.value.field == ("fork" if "a fork needs" in problem else field)


def test_a_fork_needs_an_outcome_and_an_outcome_a_fork() -> None:
    rows = house_rows()
    del rows[1]["fork"]
    with pytest.raises(BadRoute, match="a fork needs its steps") as caught:
        parse(rows)
    assert (caught.value.row, caught.value.field) == (2, "fork")


def test_a_route_has_at_least_one_step() -> None:
    with pytest.raises(BadRoute, match="at least one step"):
        parse([])
