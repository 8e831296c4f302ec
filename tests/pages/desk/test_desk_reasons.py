"""Every reason of the clock in a sentence, from stored rows of this program and of an older one."""

from datetime import date, datetime

from motcua.base.clockwork import VN
from motcua.clock.reasons import FACTS, Fact, Reason, ReasonKey, from_rows, to_rows
from motcua.web.desk.shown.reasons import WORDS, sentences

AT = datetime(2026, 12, 7, 14, 30, tzinfo=VN)
SAMPLES: dict[str, Fact] = {
    "received": AT, "counted_from": AT, "complete_at": AT, "start": AT, "end": AT, "asked_at": AT, "day": date(2026, 12, 7),
    "first": date(2026, 12, 5), "last": date(2026, 12, 6), "moved_to": date(2026, 12, 8), "cutoff": "15:00", "days": 2,
    "minutes": 90, "amount": "1.5", "unit": "working_day", "ground": "ND118-2025",
    "paper": "12/TB-UBND",
}  # fmt: skip


def test_every_reason_is_a_sentence() -> None:
    assert set(WORDS) == set(ReasonKey)
    given = [Reason(key.value, {name: SAMPLES[name] for name in FACTS[key]}) for key in ReasonKey]
    said = sentences(from_rows(to_rows(given)))
    assert len(said) == len(ReasonKey)
    assert all(words.endswith(".") and "%(" not in words and "None" not in words for words in said)


def test_facts_are_said_as_people_do() -> None:
    said = " ".join(
        sentences(
            [
                Reason("limit_in_days", {"amount": "1.5", "unit": "working_day"}),
                Reason("paused_minutes", {"ground": "ND118-2025", "start": AT, "end": AT, "minutes": 90}),
            ]
        )
    )
    for words in ("1,5 ngày làm việc", "1 giờ 30 phút", "07/12/2026 lúc 14:30", "Nghị định 118/2025/NĐ-CP"):
        assert words in said


def test_a_reason_of_another_version_is_not_hidden() -> None:
    assert sentences([Reason("moon_phase", {})]) == ["moon_phase"]
