"""Every kind of step, and every procedure of the first fifteen, can be written as a table."""

from datetime import time
from decimal import Decimal

import pytest

from motcua.flow.definition import ENDED_BY, NodeKind, Where
from motcua.flow.errors import BadRoute
from motcua.flow.longest import longest
from motcua.flow.proof import findings
from motcua.flow.table import parse
from motcua.flow.waits import Span, SpanUnit, Wait, span
from tests.rules.flow.procedures import ALL, route
from tests.rules.flow.samples import Row, row


def waiting(kind: str, wait: object, **more: object) -> Row:
    return {"key": "only", "name": "Chờ", "kind": kind, "wait": wait, "next": {"done": "END"}} | more


@pytest.mark.parametrize("code", ALL)
def test_real_procedures_are_sound_routes(code: str) -> None:
    assert findings(route(code), None) == ()


def test_all_kinds_are_used_by_real_procedures() -> None:
    assert {node.kind for code in ALL for node in route(code).nodes} == set(NodeKind)


def test_outcomes_of_forwarding_sending_back_and_rejecting_are_exits() -> None:
    sign = route("1.013225").node("sign")
    assert {way.outcome: way.to for way in sign.exits} == {
        "approved": "issue",
        "rejected": "issue",
        "returned": "appraise",
    }


def test_silence_of_a_consulted_agency_is_agreement() -> None:
    asked = route("1.013225").node("fire")
    assert asked.wait == Wait(span("12 calendar days"), "agreed", counts=True, ground="ND175-2024")
    assert (asked.is_worked, asked.role, asked.minutes, asked.where) == (False, "", 0, Where.AGENCY)


def test_a_transfer_may_go_the_next_working_day() -> None:
    assert route("2.002288").node("transfer").cutoff == time(15)
    assert route("1.001612").node("transfer").cutoff is None


def test_the_clock_stops_for_supplement_and_money_and_where_the_file_says_so() -> None:
    land = route("1.013831")
    counting = {node.key: node.wait.counts for node in land.nodes if node.wait}
    assert counting == {"tax": False, "paid": False}
    assert longest(land)[0] == (4 + 24 + 4 + 20 + 8 + 1 + 3) * 60


def test_a_wait_that_counts_is_part_of_the_longest_way() -> None:
    residence = route("1.004222")
    assert longest(residence)[0] == (1 + 6 * 8 + 1) * 60
    assert findings(residence, 50 * 60) == ()
    assert [finding.kind for finding in findings(residence, 50 * 60 - 1)] == ["over_limit"]


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("4 working hours", 240),
        ("1 working day", 480),
        ("3.5 working days", 1680),
        ("3 calendar days", 1440),
        ("6 calendar days", 2400),
        ("7 calendar days", 2400),
        ("12 calendar days", 4800),
    ],
)
def test_a_span_holds_so_many_working_minutes_at_most(written: str, minutes: int) -> None:
    assert span(written).working_minutes == minutes
    assert str(span(written)) == written


@pytest.mark.parametrize(
    "written", ["", "12", "12 days", "0 working days", "-1 working days", "1 month", "two working days"]
)
def test_other_limits_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no limit"):
        span(written)


def test_equal_spans_are_equal() -> None:
    assert span("10.0 working days") == Span(Decimal(10), SpanUnit.WORKING_DAYS)


@pytest.mark.parametrize("kind", sorted(ENDED_BY))
def test_a_wait_is_read(kind: NodeKind) -> None:
    (node,) = parse(
        [waiting(kind, {"limit": "2 working days", "silence": "done", "of": "tax", "ground": "ND45-2020"})]
    ).nodes
    usual = kind not in (NodeKind.SUPPLEMENT, NodeKind.PAYMENT)
    assert node.wait == Wait(span("2 working days"), "done", usual, "tax", "ND45-2020")


def test_a_consultation_without_a_wait_is_work() -> None:
    assert parse([row("only", {"done": "END"}, kind="consult")]).nodes[0].is_worked


@pytest.mark.parametrize(
    ("rows", "field", "problem"),
    [
        (waiting("payment", None), "wait", "is missing: at payment nobody works"),
        (waiting("sign", {"limit": "1 working day"}), "wait", "not to sign"),
        (waiting("notice", "7 days"), "wait", "must say how long"),
        (waiting("notice", {"days": 7}), "wait", "days is unknown"),
        (waiting("notice", {"limit": 7}), "wait", "limit must be a text"),
        (waiting("notice", {"limit": "7 days"}), "wait", "is no limit"),
        (waiting("notice", {"counts": "no"}), "wait", "counts must be true or false"),
        (waiting("notice", {"limit": "7 calendar days"}, role="clerk"), "role", "at which an officer works"),
        (waiting("notice", {"limit": "7 calendar days"}, hours=1), "hours", "at which an officer works"),
        (row("only", {"done": "END"}, kind="gateway"), "role", "at which an officer works"),
        (row("only", {"done": "END"}, cutoff="15:00"), "cutoff", "belongs to a transfer"),
        (row("only", {"done": "END"}, kind="transfer", cutoff="3 pm"), "cutoff", "must be a time of day"),
        (row("only", {"done": "END"}, where=""), "where", "is missing"),
    ],
)
def test_a_bad_row_is_named(rows: Row, field: str, problem: str) -> None:
    with pytest.raises(BadRoute, match=problem) as caught:
        parse([rows])
    assert (caught.value.row, caught.value.field) == (1, field)
