from dataclasses import replace

import pytest

from motcua.flow import markings
from motcua.flow.definition import FORK, Exit, Route
from motcua.flow.markings import MOST_IN_ANY_ORDER, look
from motcua.flow.proof import Finding, FindingKind, findings, structure
from motcua.flow.table import parse
from tests.rules.flow.defects import SEEDED
from tests.rules.flow.samples import Row, birth, birth_rows, house, house_rows, row

K = FindingKind


def found(rows: list[Row], limit_minutes: int | None = None) -> list[tuple[str, str]]:
    return [(finding.kind.value, finding.node) for finding in findings(parse(rows), limit_minutes)]


def moves(finding: Finding) -> list[str]:
    return [" ".join(move) for move in finding.path]


@pytest.mark.parametrize("route", [birth(), house()])
def test_sound_routes_have_no_findings(route: Route) -> None:
    assert findings(route, None) == ()


def test_hours_over_the_limit_show_the_longest_way() -> None:
    assert findings(birth(), 480) == ()
    (finding,) = findings(birth(), 479)
    assert (finding.kind, finding.detail) == (K.OVER_LIMIT, "480")
    assert moves(finding) == ["receive forwarded", "appraise proposed", "sign approved", "return delivered"]


def test_of_parallel_branches_only_the_slowest_counts() -> None:
    hours = 2 + 8 + 16 + 4 + 2 + 1
    assert findings(house(), hours * 60) == ()
    (finding,) = findings(house(), hours * 60 - 1)
    assert finding.detail == str(hours * 60)
    assert "fire proposed" in moves(finding)
    assert "land proposed" not in moves(finding)


def test_a_step_that_repeats_itself_counts_once() -> None:
    (finding,) = findings(parse([row("check", {"again": "check", "done": "END"}, 2)]), 60)
    assert (finding.detail, moves(finding)) == ("120", ["check done"])


def test_a_step_without_role_is_found() -> None:
    rows = birth_rows()
    del rows[1]["role"]
    assert found(rows) == [("no_role", "appraise")]


def test_a_step_that_nobody_reaches_is_found() -> None:
    assert found([*birth_rows(), row("seal", {"done": "END"})]) == [("unreachable", "seal")]


def test_a_circle_without_a_way_out_is_shown() -> None:
    rows = birth_rows()
    rows[1]["next"] = {"proposed": "sign", "asked": "ask"}
    rows.append(row("ask", {"answered": "wait"}))
    rows.append(row("wait", {"asked": "ask"}))
    (finding,) = findings(parse(rows), None)
    assert (finding.kind, finding.node) == (K.NO_END, "ask")
    assert moves(finding) == ["receive forwarded", "appraise asked", "ask answered", "wait asked"]


def test_a_join_that_waits_for_ever_is_shown() -> None:
    rows = house_rows()
    rows[4]["next"] = {"proposed": "draft", "rejected": "END"}
    early, finding = findings(parse(rows), None)
    assert (early.kind, early.node) == (K.ENDS_EARLY, "land_check")
    assert (finding.kind, finding.node, finding.detail) == (K.STUCK, "draft", "land_check")
    assert set(moves(finding)) >= {"land_check rejected", "fire proposed"}


def test_a_join_that_one_alternative_cannot_fill_is_shown() -> None:
    rows = birth_rows()
    rows[0]["next"] = {"forwarded": "appraise", "urgent": "sign"}
    rows[2]["join"] = ["receive", "appraise"]
    assert found(rows) == [("stuck", "sign")]


def test_branches_that_meet_without_a_join_are_shown() -> None:
    rows = house_rows()
    rows[5]["join"] = []
    (finding,) = [each for each in findings(parse(rows), None) if each.node == "draft"]
    assert finding.kind is K.DOUBLED
    assert moves(finding)[:2] == ["receive forwarded", "appraise proposed"]


def test_branches_that_run_into_each_other_are_the_only_fault_told() -> None:
    split = row("split", {"done": "FORK"}, fork=["left", "right"])
    rows = [split, row("left", {"done": "right"}), row("right", {"done": "left"})]
    assert sorted(found(rows)) == [("doubled", "left"), ("doubled", "right")]


def test_a_route_drawn_by_hand_may_be_broken() -> None:
    route = birth()
    first, *others = route.nodes
    lost = replace(first, exits=(Exit("forwarded", "seal"), Exit("forwarded", "appraise")), fork=("roof",))
    told = [
        (each.kind, each.node, each.detail) for each in findings(Route("", "gone", (lost, *others, others[0])), None)
    ]
    assert told == [
        (K.UNKNOWN_STEP, "", "gone"),
        (K.KEY_TWICE, "appraise", ""),
        (K.OUTCOME_TWICE, "receive", "forwarded"),
        (K.UNKNOWN_STEP, "receive", "seal"),
        (K.UNKNOWN_STEP, "receive", "roof"),
    ]
    idle = replace(others[-1], exits=(), minutes=0)
    told = [
        (each.kind, each.node, each.detail)
        for each in findings(Route("", "receive", (first, *others[:-1], idle)), None)
    ]
    assert told == [(K.NO_MINUTES, "return", ""), (K.NO_EXIT, "return", ""), (K.NO_END, "receive", "")]


def test_a_fork_into_nothing_is_found() -> None:
    first, *others = birth().nodes
    split = replace(first, exits=(Exit("forwarded", FORK),))
    assert findings(Route("", "receive", (split, *others)), None) == (Finding(K.EMPTY_FORK, "receive"),)


def test_a_route_too_large_to_prove_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markings, "MOST", 3)
    monkeypatch.setattr(markings, "MOST_IN_ANY_ORDER", 3)
    assert [each.kind for each in findings(house(), None)] == [K.TOO_LARGE]


@pytest.mark.parametrize("kind", SEEDED)
def test_every_seeded_defect_is_found(kind: FindingKind) -> None:
    key, route = SEEDED[kind]
    found = [finding for finding in findings(route, 479 if kind is K.OVER_LIMIT else None) if finding.kind is kind]
    assert [finding.node for finding in found][:1] == [key]
    without_people = {K.NO_ROLE, K.NO_MINUTES, K.NO_LIMIT, K.NO_GROUND, K.OVER_LIMIT, K.OWN_WORK}
    assert (kind in {finding.kind for finding in structure(route)}) == (kind not in without_people)


def test_who_prepares_is_not_who_signs() -> None:
    (finding,) = findings(SEEDED[K.OWN_WORK][1], None)
    assert (finding.node, finding.detail) == ("sign", "appraise")
    assert moves(finding) == ["receive forwarded", "appraise proposed"]


def test_only_time_ends_a_public_notice() -> None:
    (finding,) = findings(SEEDED[K.DEAD_BRANCH][1], None)
    assert (finding.node, finding.detail) == ("notice", "objected")
    assert moves(finding) == ["receive forwarded", "appraise foundling"]


def test_an_end_while_others_work_is_shown_with_whom_it_leaves() -> None:
    finding = findings(SEEDED[K.ENDS_EARLY][1], None)[0]
    assert finding.detail == "fire"
    assert moves(finding) == ["receive forwarded", "appraise proposed", "land proposed", "land_check rejected"]


def many_branches(branches: int, steps: int) -> list[Row]:
    """Give a route on which so many agencies are asked at once, each working through so many steps."""
    firsts = [f"a{number}_0" for number in range(branches)]
    lasts = [f"a{number}_{steps - 1}" for number in range(branches)]
    rows = [row("ask", {"asked": "FORK"}, fork=firsts)]
    for number in range(branches):
        for step in range(steps):
            to = "meet" if step == steps - 1 else f"a{number}_{step + 1}"
            back = {"returned": f"a{number}_{step - 1}"} if step else {}
            rows.append(row(f"a{number}_{step}", {"proposed": to} | back))
    return [
        *rows,
        row("meet", {"proposed": "sign"}, join=lasts),
        row("sign", {"approved": "END"}, kind="sign", role="leader"),
    ]


@pytest.mark.parametrize(("branches", "steps"), [(27, 1), (9, 3), (3, 9)])
def test_parallel_consultations_are_proved_without_trying_every_order(branches: int, steps: int) -> None:
    rows = many_branches(branches, steps)
    assert len(rows) == 30
    assert findings(parse(rows), None) == ()
    assert len(look(parse(rows)).came) < MOST_IN_ANY_ORDER


@pytest.mark.parametrize(("branches", "steps"), [(27, 1), (9, 3)])
def test_a_fault_among_many_branches_is_shown_by_a_short_run(branches: int, steps: int) -> None:
    rows = many_branches(branches, steps)
    rows[-2]["join"] = []
    doubled = next(each for each in findings(parse(rows), None) if each.kind is K.DOUBLED)
    assert len(doubled.path) == 1 + 2 * steps
    rows = many_branches(branches, steps)
    rows[steps] = rows[steps] | {"next": {"proposed": "meet", "rejected": "END"}}
    early = next(each for each in findings(parse(rows), None) if each.kind is K.ENDS_EARLY)
    assert len(early.path) == 1 + steps


def test_a_route_that_never_ends_at_all_is_gone_round_once() -> None:
    (finding,) = findings(parse([row("a", {"done": "b"}), row("b", {"again": "a"})]), None)
    assert (finding.kind, finding.node, moves(finding)) == (K.NO_END, "a", ["a done", "b again"])
