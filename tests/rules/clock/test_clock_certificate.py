"""A certificate is counted again from its own facts; whatever was changed in it shows."""

import contextlib
import copy
import json
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.clock.calendar import Season, Session, WorkingCalendar
from motcua.clock.certificate import Counted, Unreadable, certificate, contradictions, read
from motcua.clock.content import calendar_from, content, digest, version
from motcua.clock.pauses import Pause
from motcua.clock.policy import CountingRule
from tests.rules.clock.samples import LAO_CAI, SESSIONS, limit, vn

PAUSE = Pause(vn("2026-03-05 15:00"), vn("2026-03-06 09:00"), "ND118-2025")


def made(**other: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "start": vn("2026-03-05 14:00"),
        "limit": limit("2"),
        "rule": CountingRule.HOUR_BASED,
        "calendar": LAO_CAI,
    }
    values = certificate(
        Counted(**(facts | {"pauses": (PAUSE,)} | other)), {"dossier": "000.00.00.H38-260305-0001"}, ["vì"]
    )
    return json.loads(json.dumps(values))  # type: ignore[no-any-return]  # as a file gives it


def sealed(values: dict[str, Any]) -> dict[str, Any]:
    """Seal changed values again, as a forger would who knows how."""
    body = {name: value for name, value in values.items() if name != "seal"}
    return {**body, "seal": digest(body)}


def test_it_is_confirmed() -> None:
    values = made()
    assert values["due"] == values["counted"] == "2026-03-10T08:00:00+07:00"  # Monday 14:00, and 3.5 hours of pause
    found, faults = contradictions(values)
    assert (found.at, faults) == (vn("2026-03-10 08:00"), [])


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"due": "2026-03-10T17:00:00+07:00"}, "due"),
        ({"counted": "2026-03-10T17:00:00+07:00"}, "counted"),
        ({"start": "2026-03-04T14:00:00+07:00"}, "counted"),
        ({"pauses": []}, "counted"),
        ({"rule": "days"}, "reasons"),
        ({"pauses": [{"from": "2026-03-05T15:00:00+07:00", "to": "2026-03-06T09:00:00+07:00", "ground": "bận"}]}, "pause_ground"),
        ({"extension": {"to": "2026-03-12T17:00:00+07:00", "paper": " "}}, "extension_paper"),
        ({"reasons": []}, "reasons"),
    ],
)  # fmt: skip
def test_a_change_is_found_even_under_a_new_seal(change: dict[str, Any], fault: str) -> None:
    assert "seal" in contradictions(made() | change)[1]
    assert fault in contradictions(sealed(made() | change))[1]


def test_another_calendar_contradicts_its_version() -> None:
    values = made()
    values["calendar"]["days"]["2026-03-06"] = "off"
    faults = contradictions(sealed(values))[1]
    assert {"calendar", "counted", "due"} <= set(faults)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "motcua.due/9"}, {"start": "2026-03-05T14:00:00"}, {"start": 7}, {"limit": {"amount": "-1"}}, {"pauses": 5},
        {"limit": {"amount": "x", "unit": "working_day", "same_day": False, "cutoff": "15:00"}}, {"rule": "weeks"},
        {"calendar": {}}, {"calendar": None}, {"extension": {"paper": "1"}}, {"pauses": [{}] * 300}, {"pauses": ["a"]},
        {"pauses": [{"from": "2026-03-05T15:00:00+07:00", "to": "2026-03-01T15:00:00+07:00", "ground": "ND118-2025"}]},
    ],
)  # fmt: skip
def test_what_is_no_certificate_is_unreadable(change: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        read(made() | change)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_broken_certificate_never_breaks_the_reader(data: st.DataObject) -> None:
    values = copy.deepcopy(made())
    junk = st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.lists(st.integers(), max_size=3)
    part = data.draw(st.sampled_from(sorted(values)))
    inner = values[part]
    if isinstance(inner, dict) and data.draw(st.booleans()):
        inner[data.draw(st.sampled_from(sorted(inner)))] = data.draw(junk)
    else:
        values[part] = data.draw(junk)
    with contextlib.suppress(Unreadable):
        contradictions(values)


def test_an_earlier_promise_and_an_extension_bind() -> None:
    kept = made(kept=vn("2026-03-11 10:00"))
    assert kept["due"] == "2026-03-11T10:00:00+07:00"
    assert not contradictions(kept)[1]
    moved = made(extended_to=vn("2026-03-13 17:00"), paper="12/XL-UBND")
    assert moved["due"] == "2026-03-13T17:00:00+07:00"
    assert not contradictions(moved)[1]


def test_a_pause_that_lasts_has_no_certificate() -> None:
    with pytest.raises(ValueError, match="open pause"):
        made(pauses=(Pause(vn("2026-03-06 08:00"), None, "ND118-2025"),))


def test_a_calendar_is_read_back_and_named_by_its_content() -> None:
    season = Season(date(2026, 4, 15), (Session(time(7), time(11)), Session(time(13, 30), time(17, 30))), SESSIONS[:1])
    calendar = WorkingCalendar(LAO_CAI.days, SESSIONS, LAO_CAI.provisional, SESSIONS[:1], (season,))
    first, last = date(2026, 1, 1), date(2027, 12, 31)
    again = calendar_from(json.loads(json.dumps(content(calendar, first, last))))
    assert version(again, first, last) == version(calendar, first, last) != version(LAO_CAI, first, last)
    assert again.seasons == (season,)
    assert again.sessions_on(date(2026, 4, 18)) == SESSIONS[:1]
