import json
from datetime import date

import pytest

from motcua.clock.due import Due, ReasonKey, due
from motcua.clock.limits import Limit, Unit
from motcua.clock.pauses import Pause
from motcua.clock.policy import CountingRule
from motcua.clock.reasons import FACTS, from_rows, to_rows
from tests.rules.clock.samples import LAO_CAI, SAME_DAY, day_based, hour_based, limit, vn

K = ReasonKey


def keys(answer: Due) -> list[str]:
    return [each.key for each in answer.reasons]


def test_every_reason_names_its_facts() -> None:
    assert set(FACTS) == set(ReasonKey)


@pytest.mark.parametrize(
    ("start", "allowed", "expected"),
    [
        ("2026-03-02 09:00", limit("2"), [K.LIMIT_IN_HOURS]),
        ("2026-03-05 14:00", limit("2"), [K.LIMIT_IN_HOURS, K.WEEKENDS_SKIPPED]),
        ("2026-03-05 12:00", limit("1"), [K.START_OUTSIDE_HOURS, K.LIMIT_IN_HOURS]),
        ("2026-03-07 09:00", limit("1"), [K.START_ON_DAY_OFF, K.LIMIT_IN_HOURS]),
        ("2026-02-13 16:00", limit("1"), [K.LIMIT_IN_HOURS, K.DAYS_OFF_SKIPPED]),
        ("2026-01-08 14:00", limit("3"), [K.LIMIT_IN_HOURS, K.WEEKENDS_SKIPPED, K.MAKE_UP_DAY_WORKED]),
        ("2026-03-06 14:59", SAME_DAY, [K.SAME_DAY]),
        ("2026-03-06 15:00", SAME_DAY, [K.CUTOFF_PASSED, K.WEEKENDS_SKIPPED]),
        ("2026-03-05 14:00", limit("1", Unit.CALENDAR_DAYS), [K.LIMIT_IN_DAYS, K.START_DAY_NOT_COUNTED]),
        (
            "2026-03-05 14:00",
            limit("2", Unit.CALENDAR_DAYS),
            [K.LIMIT_IN_DAYS, K.START_DAY_NOT_COUNTED, K.LAST_DAY_OFF],
        ),
        ("2026-03-06 14:00", limit("24", Unit.HOURS), [K.LIMIT_IN_HOURS, K.END_OUTSIDE_HOURS]),
    ],
)
def test_reasons_come_in_order(start: str, allowed: Limit, expected: list[ReasonKey]) -> None:
    answer = hour_based(start, allowed)
    assert keys(answer) == expected
    assert all(FACTS[ReasonKey(each.key)] == each.facts.keys() for each in answer.reasons)


def test_the_facts_say_what_happened() -> None:
    answer = day_based("2026-02-11 18:00", limit("7"))
    assert [(each.key, dict(each.facts)) for each in answer.reasons] == [
        (K.START_OUTSIDE_HOURS, {"received": vn("2026-02-11 18:00"), "counted_from": vn("2026-02-12 07:30")}),
        (K.LIMIT_IN_DAYS, {"amount": "7", "unit": "working_day"}),
        (K.START_DAY_NOT_COUNTED, {"day": date(2026, 2, 12)}),
        (K.WEEKENDS_SKIPPED, {"days": 2}),
        (K.DAYS_OFF_SKIPPED, {"first": date(2026, 2, 14), "last": date(2026, 2, 22), "days": 9}),
    ]


def test_a_pause_after_a_moved_last_day_is_the_only_reason_left() -> None:
    pause = Pause(vn("2026-03-09 09:00"), vn("2026-03-10 09:00"), "fee")  # the last day, Saturday, moved to Monday 9
    answer = due(vn("2026-03-05 14:00"), limit("2", Unit.CALENDAR_DAYS), LAO_CAI, CountingRule.DAY_BASED, [pause])
    assert answer.at == vn("2026-03-10 17:00")
    assert keys(answer) == [K.LIMIT_IN_DAYS, K.START_DAY_NOT_COUNTED, K.PAUSED_DAYS]


@pytest.mark.parametrize("rule", CountingRule)
@pytest.mark.parametrize("unit", Unit)
def test_an_open_pause_is_told(rule: CountingRule, unit: Unit) -> None:
    asked, waiting = vn("2026-03-05 14:00"), Pause(vn("2026-03-03 08:00"), None, "supplement")
    answer = due(vn("2026-03-02 09:00"), limit("30", unit), LAO_CAI, rule, [waiting], at=asked)
    told = [each for each in answer.reasons if each.facts.get("ground") == "supplement"]
    in_days = unit in {Unit.CALENDAR_DAYS, Unit.MONTHS} or (unit, rule) == (Unit.WORKING_DAYS, CountingRule.DAY_BASED)
    assert [each.key for each in told] == [K.PAUSED_DAYS if in_days else K.PAUSED_MINUTES, K.PAUSE_STILL_OPEN]
    assert told[0].facts["end"] == told[1].facts["asked_at"] == asked
    assert all(FACTS[ReasonKey(each.key)] == each.facts.keys() for each in answer.reasons)


@pytest.mark.parametrize(
    ("start", "allowed", "crossed"),
    [
        ("2027-02-03 07:30", limit("1"), []),
        ("2027-02-03 14:00", limit("1"), list(range(4, 11))),
        ("2027-02-06 10:00", limit("1"), list(range(6, 11))),
        ("2027-02-01 14:00", limit("5", Unit.CALENDAR_DAYS), list(range(6, 11))),
        ("2027-02-01 14:00", limit("15", Unit.CALENDAR_DAYS), []),
    ],
)
def test_a_date_says_which_days_are_not_yet_announced(start: str, allowed: Limit, crossed: list[int]) -> None:
    assert hour_based(start, allowed).provisional == tuple(date(2027, 2, day) for day in crossed)


def test_reasons_can_be_stored_and_read_back() -> None:
    reasons = day_based("2026-02-11 18:00", limit("7")).reasons
    assert from_rows(json.loads(json.dumps(to_rows(reasons)))) == reasons
    with pytest.raises(ValueError, match="no facts"):
        from_rows([{"key": "same_day", "facts": None}])
    with pytest.raises(ValueError, match="not a fact"):
        from_rows([{"key": "same_day", "facts": {"day": 1.5}}])
