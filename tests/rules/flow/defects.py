"""Routes with one known defect each: the proof must name every one of them."""

from collections.abc import Mapping
from dataclasses import replace

from motcua.flow.definition import FORK, Exit, Route
from motcua.flow.findings import FindingKind
from motcua.flow.table import parse
from tests.rules.flow.procedures import ALL, Rows
from tests.rules.flow.samples import birth, birth_rows, house_rows, row

K = FindingKind


def changed(rows: Rows, number: int, **fields: object) -> Route:
    return parse([*rows[:number], rows[number] | fields, *rows[number + 1 :]])


def drawn(number: int, **fields: object) -> Route:
    """Give the birth route with a step as nobody could write it in a table."""
    route = birth()
    nodes = list(route.nodes)
    nodes[number] = replace(nodes[number], **fields)  # type: ignore[arg-type]  # fields of a test, named above it
    return Route("", route.start, tuple(nodes))


def _circle() -> Route:
    rows = birth_rows()
    rows[1]["next"] = {"proposed": "sign", "asked": "ask"}
    return parse([*rows, row("ask", {"answered": "again"}), row("again", {"asked": "ask"})])


def _wait(code: str, key: str, **wait: object) -> Route:
    rows = [dict(each) for each in ALL[code]]
    for each in rows:
        if each["key"] == key:
            said = each["wait"]
            assert isinstance(said, Mapping)
            each["wait"] = {**said, **wait}
    return parse(rows)


def _two_posts() -> Route:
    rows = birth_rows()
    rows[2]["role"] = "specialist"
    return parse(rows)


def _notice() -> Route:
    rows = [dict(each) for each in ALL["1.001193"]]
    rows[4]["next"] = {"elapsed": "confirm", "objected": "appraise"}
    return parse(rows)


SEEDED: Mapping[FindingKind, tuple[str, Route]] = {
    K.KEY_TWICE: ("appraise", replace(birth(), nodes=(*birth().nodes, birth().nodes[1]))),
    K.OUTCOME_TWICE: ("receive", drawn(0, exits=(Exit("forwarded", "appraise"), Exit("forwarded", "sign")))),
    K.UNKNOWN_STEP: ("receive", drawn(0, exits=(Exit("forwarded", "seal"),))),
    K.EMPTY_FORK: ("receive", drawn(0, exits=(Exit("forwarded", FORK),))),
    K.NO_ROLE: ("appraise", changed(birth_rows(), 1, role="")),
    K.NO_MINUTES: ("appraise", drawn(1, minutes=0)),
    K.NO_EXIT: ("return", drawn(3, exits=())),
    K.UNREACHABLE: ("seal", parse([*birth_rows(), row("seal", {"done": "END"})])),
    K.NO_END: ("ask", _circle()),
    K.STUCK: ("draft", changed(house_rows(), 1, fork=["fire", "draft"])),
    K.DOUBLED: ("draft", changed(house_rows(), 5, join=[])),
    K.ENDS_EARLY: ("land_check", changed(house_rows(), 4, next={"proposed": "draft", "rejected": "END"})),
    K.DEAD_BRANCH: ("notice", _notice()),
    K.NO_SILENT_EXIT: ("confirm", _wait("1.001193", "confirm", silence="agreed")),
    K.NO_LIMIT: ("paid", _wait("1.013831", "paid", limit="")),
    K.NO_GROUND: ("tax", _wait("1.013831", "tax", ground="")),
    K.OVER_LIMIT: ("", birth()),
    K.OWN_WORK: ("sign", _two_posts()),
}  # fmt: skip
"""What is wrong, the step it is about, the route; NOBODY needs people and stands in its own tests."""
