"""Periods, shares that never look better than they are, targets, and the three days ahead."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.measures import period
from motcua.measures.figures import COUNTED, FIGURES, SUMMED, bounds
from motcua.measures.shares import SHARES, Share
from motcua.measures.targets import TARGETS, Target
from tests.rules.clock.samples import LAO_CAI
from tests.town import vn

GOOD, BAD = Share("good", "of", "among"), Share("bad", "of", "among", more_is_better=False)
ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "since", "last"),
    [
        ("week", date(2026, 11, 16), date(2026, 11, 22)),
        ("month", date(2026, 11, 1), date(2026, 11, 30)),
        ("quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("year", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_periods(kind: str, since: date, last: date) -> None:
    found = period.KINDS[kind](ON)
    assert (found.since, found.last) == (since, last)
    assert found == period.days(since, last)


@given(st.sampled_from(sorted(period.KINDS)), st.dates(date(2001, 1, 1), date(2099, 1, 1)))
def test_periods_of_a_kind_follow_each_other(kind: str, on: date) -> None:
    make = period.KINDS[kind]
    found = make(on)
    assert found.since <= on < found.until
    assert make(found.until).since == found.until
    assert make(found.since - period.DAY).until == found.since


def test_a_period_begins_at_midnight_in_vietnam() -> None:
    found = period.days(ON, ON)
    assert (found.begins, found.ends) == (vn("2026-11-22 00:00"), vn("2026-11-23 00:00"))
    assert found.holds(vn("2026-11-22 23:59"))
    assert not found.holds(found.ends)
    with pytest.raises(ValueError, match="at least one day"):
        period.days(ON, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("share", "part", "whole", "tenths"),
    [
        (GOOD, 9996, 10000, 999),  # 99.96 % is not all of them
        (GOOD, 2, 3, 666),
        (GOOD, 10, 10, 1000),
        (GOOD, 0, 7, 0),
        (BAD, 1, 10000, 1),  # one late dossier is not none
        (BAD, 1, 3, 334),
        (BAD, 0, 7, 0),
        (GOOD, 0, 0, None),
        (BAD, 0, 0, None),
    ],
)
def test_a_share_is_cut_to_the_worse_side(share: Share, part: int, whole: int, tenths: int | None) -> None:
    assert share.tenths({"of": part, "among": whole}) == tenths


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_and_its_opposite_make_a_whole(part: int, whole: int) -> None:
    part = min(part, whole)
    good, bad = GOOD.tenths({"of": part, "among": whole}), BAD.tenths({"of": whole - part, "among": whole})
    assert good is not None
    assert bad is not None
    assert good + bad == 1000


def test_a_target_is_met_by_whole_numbers() -> None:
    """84,99 % is written 84,9 % and has not reached 85 %; what is not there has neither failed nor succeeded."""
    assert Target(850).is_met(GOOD, {"of": 85, "among": 100}) is True
    assert Target(850).is_met(GOOD, {"of": 8499, "among": 10000}) is False
    assert Target(4).is_met(BAD, {"of": 4, "among": 1000}) is True
    assert Target(4).is_met(BAD, {"of": 5, "among": 1200}) is False
    assert Target(4).is_met(BAD, {"of": 0, "among": 0}) is None


def test_figures_shares_and_targets_fit_each_other() -> None:
    assert all(key == figure.key for key, figure in FIGURES.items())
    assert not set(COUNTED) & set(SUMMED)
    assert {key for share in SHARES.values() for key in (share.of, share.among)} <= set(FIGURES)
    assert set(TARGETS) <= set(SHARES)


def test_soon_is_three_working_days() -> None:
    """After Friday the 18th these are Monday to Wednesday."""
    found = bounds(period.month(ON), LAO_CAI, at=vn("2026-12-18 10:00"))
    assert found.today_ends == vn("2026-12-19 00:00")
    assert found.soon_ends == vn("2026-12-24 00:00")
