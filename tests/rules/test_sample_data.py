"""The sample procedures hold what the loader, the pages and the law expect of them."""

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from motcua.catalog import reading
from motcua.clock.limits import Unit
from motcua.flow import proof

Table = dict[str, Any]

DATA = Path(__file__).resolve().parents[2] / "src/motcua/project/sample/data"
COMPLETE = {
    "1.001193", "2.000635", "1.000894", "2.000815", "2.002288", "1.001686", "1.000656", "1.004873", "2.000908", "1.000703",
    "1.001612", "1.013225", "1.013831", "1.004756",
}  # fmt: skip
REFERRED, BY_MINISTRY, PROVIDED = {"1.004222"}, {"3.000333"}, {"9.900001"}
HEAD = {
    "code", "name", "short_name", "field", "field_code", "level", "handling", "summary", "who_may", "audience",
    "decides", "agency", "channels", "level_of_service", "result_name", "result_code", "result_written",
    "presence_at_return", "originals_at_return", "supplements_allowed", "supplement_clock", "fee_when", "decision",
    "legal_basis", "keywords", "steps_for_citizen", "notes", "bring",
}  # fmt: skip
RARE = {
    "supplement_days", "refuse_days", "fee_kept", "consult", "obligation", "level_reason", "filed_anywhere", "elsewhere",
    "online_only",
}  # fmt: skip
SECTIONS = {
    "limits": ("case channel amount unit same_day promised why", "cutoff"),
    "components": ("key name hint required kind present_only digitise result_code max_files", "show_if cases"),
    "cases": ("key name", "when"),
    "openings": ("channel", "agencies since until"),
    "earlier_levels": ("level until", "reason"),
    "competence": ("places", "agency elsewhere"),
    "topics": ("key title intro questions", "show_if"),
    "fees": ("key name kind rule channel valid_from valid_until note", "amount per tiers cap times when"),
    "route": ("key name kind role where hours next", "unit"),
}
QUESTION = ("key type label required", "hint params show_if prefill")
PARAMS = {
    "text": {"max_length", "upper"}, "long_text": {"max_length"}, "number": {"min", "max"},
    "date": {"partial", "past", "min_age"}, "choice": {"options"}, "many": {"options"},
    "table": {"columns", "min_rows", "max_rows"},
}  # fmt: skip
PLAIN = {"yes_no", "id_number", "phone", "email", "tax_code", "address", "declaration"}
PREFILL = {
    f"person.{name}" for name in ("full_name", "birth_date", "id_number", "sex", "phone", "email", "address")
} | {"organisation.name", "organisation.tax_code"}
EXITS = {
    "receive": {"forwarded"},
    "appraise": {"proposed"},
    "inspect": {"proposed"},
    "verify": {"proposed", "returned"},
    "sign": {"approved", "rejected", "returned"},
    "return": {"delivered"},
}
CHOICES: dict[str, set[Any]] = {
    "level": {"commune", "province", "both", "other"}, "level_of_service": {"full", "partial", "information"},
    "handling": {"local", "referral", "readable", "ministry", "provider"}, "supplement_clock": {"pause", "restart"},
    "fee_when": {"none", "at_filing", "at_return"},
}  # fmt: skip
WORKED = {"working_day": 1, "calendar_day": 5 / 7}  # working days in one unit of a limit
FEE_RULES = {"flat": {"amount"}, "per_unit": {"amount", "per"}, "tiers": {"per", "tiers"}}


def toml(name: str) -> Table:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


PROCEDURES = {path.stem: toml(f"procedures/{path.name}") for path in sorted((DATA / "procedures").glob("*.toml"))}
AGENCIES, OFFICERS = toml("agencies.toml"), toml("officers.toml")
COMMUNES = list(csv.DictReader(io.StringIO((DATA / "communes.csv").read_text(encoding="utf-8"))))
EVERY = pytest.mark.parametrize("code", sorted(PROCEDURES))
EVERY_COMPLETE = pytest.mark.parametrize("code", sorted(COMPLETE))


def questions(procedure: Table) -> list[Table]:
    return [question for topic in procedure.get("topics", []) for question in topic["questions"]]


def terms(condition: Table) -> Iterator[Table]:
    if "q" in condition:
        yield condition
    negated = [condition["not"]] if "not" in condition else []
    for part in (*condition.get("all", []), *condition.get("any", []), *negated):
        yield from terms(part)


def agency_paths() -> set[str]:
    own = {f"{row['parent']}.{row['key']}".lstrip(".") for row in AGENCIES["agencies"]}
    return own | {path for row in COMMUNES for path in (row["code"], f"{row['code']}.TTPVHCC")}


def check_keys(row: Table, shape: tuple[str, str]) -> None:
    needed, allowed = (set(words.split()) for words in shape)
    assert needed <= set(row) <= needed | allowed, (row.get("key"), needed ^ set(row))


def test_eighteen_procedures() -> None:
    assert len(PROCEDURES) == 18
    assert PROCEDURES.keys() >= COMPLETE | REFERRED
    for code, procedure in PROCEDURES.items():
        others = {"local": COMPLETE, "referral": REFERRED, "ministry": BY_MINISTRY, "provider": PROVIDED}
        handling = next((name for name, codes in others.items() if code in codes), "readable")
        assert (procedure["code"], procedure["handling"]) == (code, handling)
        assert bool(procedure.get("topics")) is bool(procedure.get("route")) is (code in COMPLETE)


@EVERY
def test_shape(code: str) -> None:
    procedure = PROCEDURES[code]
    assert HEAD <= set(procedure) <= HEAD | RARE | set(SECTIONS)
    assert re.fullmatch(r"[1-9]\.\d{6}", code)
    assert re.fullmatch(r"KQ\.[GH]\d{2}\.\d{6}", procedure["result_code"]) or code in PROVIDED
    assert all(procedure[key] in values for key, values in CHOICES.items())
    assert set(procedure["audience"]) <= {"citizen", "organisation"}
    assert procedure["audience"]
    assert set(procedure["channels"]) <= {"online", "counter", "post"}
    assert procedure["channels"]
    assert procedure["agency"] == "" or procedure["agency"] in agency_paths()
    assert all(
        procedure[key] for key in ("legal_basis", "keywords", "steps_for_citizen", "bring", "limits", "components")
    )
    for section, shape in SECTIONS.items():
        for row in procedure.get(section, []):
            check_keys(row, shape)
    for section in ("components", "topics", "fees", "route"):
        keys = [row["key"] for row in procedure.get(section, [])]
        assert len(keys) == len(set(keys))


@EVERY
def test_limits(code: str) -> None:
    limits, channels = PROCEDURES[code]["limits"], PROCEDURES[code]["channels"]
    for limit in limits:
        assert limit["unit"] in {"hour", "working_hour", "working_day", "calendar_day", "month"}
        assert 0 < limit["promised"] <= limit["amount"]
        assert limit["channel"] in ("", *channels)
        assert limit.get("cutoff") == ("15:00" if limit["same_day"] else None)
    plain = [limit["channel"] for limit in limits if not limit["case"]]
    assert plain == [""] or sorted(plain) == sorted(channels)


@EVERY
def test_components(code: str) -> None:
    for row in PROCEDURES[code]["components"]:
        assert row["kind"] in {"original", "copy", "electronic", "form"}
        assert row["digitise"] in ("", "a", "b", "c")
        assert row["hint"]
        assert 1 <= row["max_files"] <= 50
        assert re.fullmatch(r"(KQ\.[GH]\d{2}\.\d{6})?", row["result_code"])


@EVERY_COMPLETE
def test_questions(code: str) -> None:
    asked = questions(PROCEDURES[code])
    assert 3 <= len(PROCEDURES[code]["topics"]) <= 6
    assert len({question["key"] for question in asked}) == len(asked)
    assert asked[-1]["type"] == "declaration"
    for question in asked:
        check_question(question)
        assert question.get("prefill", "person.sex") in PREFILL


def check_question(question: Table) -> None:
    check_keys(question, QUESTION)
    kind, params = question["type"], question.get("params", {})
    assert re.fullmatch(r"[a-z][a-z_]*", question["key"])
    assert kind in PARAMS | dict.fromkeys(PLAIN)
    assert set(params) <= PARAMS.get(kind, set())
    if kind in ("choice", "many"):
        values = [option["value"] for option in params["options"]]
        assert len(values) == len(set(values)) > 1
        assert all(option["label"] for option in params["options"])
    if kind == "number":
        assert params["min"] <= params["max"]
    if kind == "table":
        assert 0 < params["min_rows"] <= params["max_rows"]
        assert params["columns"]
        for column in params["columns"]:
            assert column["type"] in {"text", "number", "choice", "date"}
            check_question(column)


def check_term(term: Table, known: Mapping[str, Table]) -> None:
    assert set(term) == {"q", "op", "value"}
    assert term["op"] in {"eq", "ne", "in", "gt", "ge", "lt", "le"}
    question = known[term["q"]]
    match question["type"]:
        case "yes_no":
            assert isinstance(term["value"], bool)
        case "number":
            assert isinstance(term["value"], int)
        case _:
            assert term["value"] in {option["value"] for option in question["params"]["options"]}


@EVERY_COMPLETE
def test_conditions(code: str) -> None:
    """A question depends only on earlier ones; components and fees on any."""
    known: dict[str, Table] = {}
    for question in questions(PROCEDURES[code]):
        for term in terms(question.get("show_if", {})):
            check_term(term, known)
        known[question["key"]] = question
    for row in PROCEDURES[code]["components"] + PROCEDURES[code].get("fees", []):
        for term in terms(row.get("show_if", row.get("when", {}))):
            check_term(term, known)


@EVERY
def test_fees(code: str) -> None:
    procedure = PROCEDURES[code]
    known = {question["key"]: question for question in questions(procedure)}
    assert bool(procedure.get("fees")) is (procedure["fee_when"] != "none")
    for fee in procedure.get("fees", []):
        assert fee["kind"] in {"fee", "charge"}
        assert fee["channel"] in ("", *procedure["channels"])
        assert date.fromisoformat(fee["valid_from"])
        assert fee["note"]
        assert fee["valid_until"] == "" or fee["valid_until"] > fee["valid_from"]
        assert set(fee) & {"amount", "per", "tiers"} == FEE_RULES[fee["rule"]]
        assert all(isinstance(n, int) and n > 0 for n in (fee.get("amount", 1), fee.get("cap", 1)))
        assert all(known[fee[key]]["type"] == "number" for key in ("per", "times") if key in fee)


@EVERY_COMPLETE
def test_route(code: str) -> None:
    """The route is sound and its hours are the shortest legal limit, 8 to the working day."""
    steps, route = PROCEDURES[code]["route"], reading.read(PROCEDURES[code]).route
    days = min(limit["amount"] * WORKED[limit["unit"]] for limit in PROCEDURES[code]["limits"] if not limit["case"])
    assert route is not None
    assert proof.findings(route, int(days) * 8 * 60) == ()
    assert sum(step["hours"] for step in steps) == int(days) * 8
    assert (steps[0]["kind"], steps[-1]["next"]) == ("receive", {"delivered": "END"})
    for step in steps:
        assert set(step["next"]) == EXITS[step["kind"]]
        assert ("unit" in step) is (step["where"] == "agency")


@EVERY
def test_the_catalog_reads_it(code: str) -> None:
    assert reading.read(PROCEDURES[code]).code == code


@EVERY_COMPLETE
def test_somebody_holds_every_step(code: str) -> None:
    held = {(post["unit"], post["role"]) for officer in OFFICERS["officers"] for post in officer["posts"]}
    agency = PROCEDURES[code]["agency"]
    for step in PROCEDURES[code]["route"]:
        desk = "TTPVHCC" if agency else "02746.TTPVHCC"
        place = ".".join(filter(None, (agency or "02746", step.get("unit", "")))) if step["where"] == "agency" else desk
        assert (place, step["role"]) in held


@EVERY_COMPLETE
def test_every_open_channel_has_a_limit_and_a_way_to_ask(code: str) -> None:
    """Terms beside the main one fit the procedure: silence, completion in time, money owed elsewhere."""
    known = reading.read(PROCEDURES[code])
    for channel in known.channels:
        assert known.limit(channel.value).amount > 0
    assert len(known.supplement_days) in (0, known.supplements_allowed)
    assert not known.refuse_days or known.supplement_days
    if known.obligation:
        assert known.route is not None
        assert known.route.node(known.obligation.step).kind in ("appraise", "inspect", "verify")
    assert not known.fee_kept or known.fee_when == "at_filing"


def test_terms_that_the_law_sets() -> None:
    permit, marital, land = (reading.read(PROCEDURES[code]) for code in ("1.013225", "1.004873", "1.013831"))
    assert permit.consult is not None
    assert marital.consult is not None
    assert (permit.consult.amount, permit.consult.unit) == (Decimal(12), Unit.CALENDAR_DAYS)
    assert (marital.consult.amount, marital.consult.unit) == (Decimal(3), Unit.WORKING_DAYS)
    assert (permit.consult.silence_agrees, marital.consult.silence_agrees) == (True, False)
    assert [permit.limit(c).amount for c in ("counter", "online", "post")] == [15, 20, 20]
    assert (permit.supplement_days, permit.refuse_days) == ((7, 5), 3)
    assert reading.read(PROCEDURES["1.000703"]).supplement_days == (3,)
    assert land.obligation is not None
    assert land.originals_at_return


def test_invented_values_are_marked() -> None:
    for code, procedure in PROCEDURES.items():
        promised = any(limit["promised"] < limit["amount"] for limit in procedure["limits"])
        council = any("Hội đồng nhân dân" in fee["note"] for fee in procedure.get("fees", []))
        if promised or council or procedure.get("route"):
            assert any(note.startswith("Giá trị mẫu: ") for note in procedure["notes"]), code
        for fee in procedure.get("fees", []):
            assert "Hội đồng nhân dân" not in fee["note"] or fee["note"].startswith("Giá trị mẫu: ")
