"""Somebody may do every step, at every place, today and after every change that is planned."""

from datetime import date

from motcua.flow.definition import Route
from motcua.flow.findings import Finding, FindingKind
from motcua.flow.staffing import Holder, Posts, Site, staffing
from motcua.flow.table import parse
from tests.rules.flow.samples import birth, birth_rows

TODAY, LATER = date(2026, 11, 23), date(2027, 1, 1)
TA_PHIN = Site("Xã Tả Phìn", one_stop="tp-counter", agency="tp", units={"civil": "tp-civil"})
COUNTER = Holder("hanh", "counter", "tp-counter", date(2025, 7, 1))
SPECIALIST = Holder("quan", "specialist", "tp", date(2025, 7, 1))
LEADER = Holder("lan", "leader", "tp", date(2025, 7, 1))
RUN = ("receive forwarded", "appraise proposed")


def found(*holders: Holder, route: Route | None = None, site: Site = TA_PHIN) -> list[Finding]:
    return list(staffing(route or birth(), [site], Posts(holders), TODAY))


def told(finding: Finding) -> tuple[str, str, str, date | None]:
    return finding.kind, finding.node, finding.place, finding.day


def test_a_staffed_route_is_sound() -> None:
    assert found(COUNTER, SPECIALIST, LEADER) == []


def test_a_step_that_nobody_may_do_is_shown_with_the_run_that_meets_it() -> None:
    (finding,) = found(COUNTER, SPECIALIST)
    assert told(finding) == (FindingKind.NOBODY, "sign", "Xã Tả Phìn", TODAY)
    assert finding.detail == "leader"
    assert tuple(" ".join(move) for move in finding.path) == RUN


def test_a_post_that_ends_is_found_for_the_day_after() -> None:
    going = Holder("lan", "leader", "tp", date(2025, 7, 1), LATER)
    (finding,) = found(COUNTER, SPECIALIST, going)
    assert told(finding) == (FindingKind.NOBODY, "sign", "Xã Tả Phìn", LATER)
    assert found(COUNTER, SPECIALIST, going, Holder("binh", "leader", "tp", LATER)) == []


def test_a_post_that_has_not_begun_is_nobody_today() -> None:
    (finding,) = found(COUNTER, SPECIALIST, Holder("lan", "leader", "tp", LATER))
    assert told(finding) == (FindingKind.NOBODY, "sign", "Xã Tả Phìn", TODAY)


def test_a_unit_that_an_agency_has_not_is_nobody() -> None:
    rows = birth_rows()
    rows[1]["unit"] = "civil"
    route = parse(rows)
    civil = Holder("quan", "specialist", "tp-civil", date(2025, 7, 1))
    assert found(COUNTER, civil, LEADER, route=route) == []
    small = Site("Xã nhỏ", "tp-counter", "tp")
    assert [told(each) for each in found(COUNTER, SPECIALIST, LEADER, route=route, site=small)] == [
        (FindingKind.NOBODY, "appraise", "Xã nhỏ", TODAY)
    ]


def test_one_person_with_both_posts_cannot_decide_on_their_own_work() -> None:
    both = Holder("quan", "leader", "tp", date(2025, 7, 1))
    (finding,) = found(COUNTER, SPECIALIST, both)
    assert told(finding) == (FindingKind.OWN_WORK, "sign", "Xã Tả Phìn", TODAY)
    assert (finding.detail, tuple(" ".join(move) for move in finding.path)) == ("appraise", RUN)
    second = Holder("mai", "specialist", "tp", date(2025, 7, 1))
    assert found(COUNTER, SPECIALIST, both, second) == []


def test_the_last_second_person_leaves() -> None:
    both = Holder("quan", "leader", "tp", date(2025, 7, 1))
    second = Holder("mai", "specialist", "tp", date(2025, 7, 1), LATER)
    (finding,) = found(COUNTER, SPECIALIST, both, second)
    assert told(finding) == (FindingKind.OWN_WORK, "sign", "Xã Tả Phìn", LATER)
