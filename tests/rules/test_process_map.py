"""The map of what happened: ways, waiting, rework and ways_through of small invented stories, and of any."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.measures.process_map import END, START, Measured, ProcessMap, Spread, Stage, Visit, Way, mapped
from tests.town import vn

ZERO = vn("2026-12-07 08:00")


def _at(minutes: int | None) -> datetime | None:
    return None if minutes is None else ZERO + timedelta(minutes=minutes)


def _visit(dossier: int, step: str, *moments: int | None, beside: bool = False) -> Visit:
    """A visit by the minutes at which it was opened, touched and closed."""
    opened, touched, closed = map(_at, moments)
    return Visit(dossier, step, step.title(), opened, touched, closed, beside=beside)


def _stage(found: ProcessMap, key: str) -> Stage:
    return next(stage for stage in found.stages if stage.key == key)


def _way(found: ProcessMap, source: str, target: str) -> Way:
    return next(way for way in found.ways if (way.source, way.target) == (source, target))


def _pairs(found: ProcessMap) -> dict[tuple[str, str], int]:
    return {(way.source, way.target): way.times for way in found.ways}


def test_one_dossier_that_comes_back() -> None:
    """Received, appraised, signed, sent back, appraised and signed again."""
    found = mapped(
        [
            _visit(1, "receive", 0, 0, 10),
            _visit(1, "appraise", 10, 70, 130),
            _visit(1, "sign", 130, 140, 150),
            _visit(1, "appraise", 150, 150, 160),
            _visit(1, "sign", 160, None, 170),
        ],
        None,
    )
    assert _pairs(found) == {
        (START, "receive"): 1, ("receive", "appraise"): 1, ("appraise", "sign"): 2, ("sign", "appraise"): 1, ("sign", END): 1
    }  # fmt: skip
    appraise = _stage(found, "appraise")
    assert (appraise.visits, appraise.dossiers, appraise.again, appraise.dossiers_again) == (2, 1, 1, 1)
    assert appraise.staying == Measured(Spread(2, 10, 120))
    assert appraise.working == Measured(Spread(2, 10, 60))
    way = _way(found, "appraise", "sign")
    assert (way.times, way.dossiers) == (2, 1)
    assert way.waiting == Measured(Spread(1, 10, 10))  # the second signing was not looked at: not known
    assert way.passing == Measured(Spread(2, 10, 20))
    assert (found.dossiers, found.open, found.ways_through[0].dossiers) == (1, 0, 1)
    assert found.ways_through[0].steps == ("receive", "appraise", "sign", "appraise", "sign")


def test_what_runs_side_by_side_comes_from_the_same_step() -> None:
    found = mapped(
        [
            _visit(1, "split", 0, 0, 10),
            _visit(1, "left", 10, 10, 20),
            _visit(1, "right", 10, 10, 50),
            _visit(1, "join", 50, 50, 60),
        ],
        None,
    )
    assert _pairs(found) == {
        (START, "split"): 1, ("split", "left"): 1, ("split", "right"): 1, ("right", "join"): 1, ("join", END): 1
    }  # fmt: skip


def test_what_is_open_has_no_end_and_no_way_through() -> None:
    found = mapped([_visit(1, "receive", 0, 0, 10), _visit(1, "appraise", 10, None, None)], None)
    assert (found.open, found.finished, list(found.ways_through)) == (1, 0, [])
    assert _pairs(found) == {(START, "receive"): 1, ("receive", "appraise"): 1}
    assert _stage(found, "appraise").staying.real == Spread()


def test_what_goes_on_beside_is_counted_and_on_no_way() -> None:
    visits = [
        _visit(1, "appraise", 0, 0, 90),
        _visit(1, "consult", 10, 30, 70, beside=True),
        _visit(1, "sign", 90, 90, 91),
    ]
    found = mapped(visits, None)
    assert _pairs(found) == {(START, "appraise"): 1, ("appraise", "sign"): 1, ("sign", END): 1}
    assert _stage(found, "consult").working.real == Spread(1, 40, 40)
    assert found.ways_through[0].steps == ("appraise", "sign")


def test_a_log_that_tells_only_ends() -> None:
    found = mapped(
        [_visit(1, "a", None, None, 5), _visit(1, "b", None, None, 65), _visit(1, "b", None, None, 65)], None
    )
    assert _pairs(found) == {(START, "a"): 1, ("a", "b"): 1, ("b", "b"): 1, ("b", END): 1}
    assert _way(found, "a", "b").passing.real == Spread(1, 60, 60)
    assert _way(found, "a", "b").waiting.real == Spread()


def test_working_time_is_that_of_the_unit() -> None:
    def worked(unit: int, since: datetime, until: datetime) -> timedelta:
        return (until - since) / unit

    visit = _visit(1, "a", 0, 30, 90)._replace(unit=3)
    found = mapped([visit], worked)
    assert _stage(found, "a").staying == Measured(Spread(1, 90, 90), Spread(1, 30, 30))
    assert _stage(found, "a").working == Measured(Spread(1, 60, 60), Spread(1, 20, 20))


def test_middle_and_tenth_worst_are_values_that_were_measured() -> None:
    lengths = [7, 1, 3, 9, 5, 2, 8, 4, 6, 100]
    found = mapped([_visit(n, "a", 0, None, length) for n, length in enumerate(lengths)], None)
    assert _stage(found, "a").staying.real == Spread(10, 5, 9)


def test_the_name_is_the_one_it_bore_last() -> None:
    visits = [_visit(1, "a", 100, None, 110)._replace(name="New"), _visit(2, "a", 0, None, 10)._replace(name="Old")]
    assert mapped(visits, None).names == {"a": "New"}


def test_a_visit_without_a_moment() -> None:
    with pytest.raises(ValueError, match="without a moment"):
        mapped([_visit(1, "a", None, None, None)], None)


@given(st.lists(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 500)), min_size=1, max_size=8), max_size=8))
def test_what_comes_in_goes_out(stories: list[list[tuple[str, int]]]) -> None:
    """For any log of steps done one after another: ways balance at every step, and everything adds up."""
    visits, lengths = list[Visit](), dict[str, list[int]]()
    for number, story in enumerate(stories):
        at = 0
        for step, length in story:
            visits.append(_visit(number, step, at, at, at + length))
            lengths.setdefault(step, []).append(length)
            at += length
    found, came, left = mapped(visits, None), Counter[str](), Counter[str]()
    for way in found.ways:
        came[way.target] += way.times
        left[way.source] += way.times
    assert came[END] == left[START] == found.dossiers == found.finished == sum(v.dossiers for v in found.ways_through)
    for stage in found.stages:
        assert came[stage.key] == left[stage.key] == stage.visits == len(lengths[stage.key])
        ordered = sorted(lengths[stage.key])
        median, p90 = stage.staying.real.median, stage.staying.real.p90
        assert (median, p90) == (ordered[(len(ordered) - 1) // 2], ordered[-(-len(ordered) * 9 // 10) - 1])
