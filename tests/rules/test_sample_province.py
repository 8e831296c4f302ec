"""The sample province: places, agencies, calendar, officers, citizens, and what the national catalogue says."""

import csv
import gzip
import io
import json
import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

Table = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "src/motcua/project/sample/data"
SHARED = Path(os.environ.get("MOTCUA_DATA", ROOT.parent / "shared/data"))
ROLES = {"counter", "specialist", "unit_head", "leader", "clerk", "director", "editor"}
KINDS = {"holiday", "compensated_off", "swapped_off", "make_up_work", "undecided"}
WEAK = re.compile(r"TTHC|DVCTT|CBCC|CSDL|vui lòng|quý (khách|vị)|lorem|todo|tbd|placeholder|xxx|\?\?|  ", re.IGNORECASE)
DECREE = re.compile(r"\d+/\d{4}/(NĐ|TT|QH|NQ|TTLT)|\d+/QĐ-")
FILES = sorted(str(path.relative_to(DATA)) for path in DATA.rglob("*.toml"))
# Newer in the catalogue than in the sample: docs/sample-province.md says why the sample keeps the older one.
OTHER_DECISION = {"1.013225"}


def toml(name: str) -> Table:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


AGENCIES, CALENDAR, OFFICERS, CITIZENS = (toml(f"{n}.toml") for n in ("agencies", "calendar", "officers", "citizens"))
COMMUNES = rows((DATA / "communes.csv").read_text(encoding="utf-8"))
PLACES = rows(gzip.decompress((DATA / "places.csv.gz").read_bytes()).decode())
CITIZEN = pytest.mark.parametrize("citizen", CITIZENS["citizens"], ids=lambda c: c["sub"])


def units() -> dict[str, str]:
    """Give the kind of every agency by its path, communes with their one-stop centres first."""
    made = {}
    for row in COMMUNES:
        made[row["code"]] = "commune"
        made[f"{row['code']}.TTPVHCC"] = "one_stop"
    return made | {f"{a['parent']}.{a['key']}".lstrip("."): a["kind"] for a in AGENCIES["agencies"]}


def generated() -> Iterator[tuple[str, str, str, str]]:
    """Name the officers nobody named, by the rule officers.toml states: (unit, role, name, e-mail)."""
    lists, number = OFFICERS["generate"], 0
    held = {(post["unit"], post["role"]) for officer in OFFICERS["officers"] for post in officer["posts"]}
    for unit, kind in units().items():
        of_commune = unit[:5].isdigit()
        for post in lists["posts"]:
            if (post["for_kind"], post["of_communes"]) != (kind, of_commune) or (unit, post["role"]) in held:
                continue
            sex = "male" if number % 2 else "female"
            parts = (lists["family"], lists[f"middle_{sex}"], lists[f"given_{sex}"])
            email = post["email"].format(code=unit[:5], key=unit).lower()
            yield unit, post["role"], " ".join(part[number % len(part)] for part in parts), email
            number += 1


def texts(value: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Give every text with the path to it."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, f"{at}.{key}")
    for part in value if isinstance(value, list) else ():
        yield from texts(part, at)
    if isinstance(value, str):
        yield at, value


@pytest.mark.parametrize("name", FILES)
def test_texts_are_plain_vietnamese(name: str) -> None:
    """No abbreviation of offices, no decree number in running text, no English, no decomposed letters."""
    for at, text in texts(toml(name)):
        assert text == unicodedata.normalize("NFC", text).strip(), at
        assert not WEAK.search(text), (at, text)
        assert not any(unicodedata.category(letter) == "Cc" for letter in text), at
        if not at.endswith(("phone", "keywords")):
            assert not text.isascii() or len(text.split()) < 3, (at, text)
        if not at.endswith(("legal_basis", "decision", "notes", "hint", "licence_number")):
            assert not DECREE.search(text), (at, text)


def test_places() -> None:
    names = {row["code"]: row["name"] for row in PLACES}
    provinces = {row["code"] for row in PLACES if not row["parent"]}
    assert (len(names), len(PLACES), len(provinces)) == (3355, 3355, 34)
    for row in PLACES:
        assert row["code"] in provinces or row["parent"] in provinces
        assert row["name"].startswith(row["type"])
        assert row["name"] == unicodedata.normalize("NFC", row["name"])
        assert re.fullmatch(r"\d{5}" if row["parent"] else r"\d{2}", row["code"])


def test_communes_are_the_99_of_the_province() -> None:
    assert {row["code"]: row["name"] for row in COMMUNES} == {
        r["code"]: r["name"] for r in PLACES if r["parent"] == "15"
    }
    assert len(COMMUNES) == len({row["agency_number"] for row in COMMUNES}) == 99
    assert {row["type"] for row in COMMUNES} == {"Xã", "Phường"}


def test_agencies() -> None:
    agencies = AGENCIES["agencies"]
    paths = set(units())
    codes = [AGENCIES["root"]["code"], *(a["code"] for a in agencies)]
    codes += [f"H38.{row['agency_number']}{tail}" for row in COMMUNES for tail in ("", ".1")]
    assert len(codes) == len(set(codes)) == len(paths) + 1
    assert all(re.fullmatch(r"H38(\.[A-Z0-9]{1,6}){0,6}", code) and len(code) <= 35 for code in codes)
    assert all(a["parent"] in paths | {""} for a in agencies)
    assert sum(a["kind"] == "department" for a in agencies) == 14
    assert {a["code"] for a in agencies if a["code_published"]} == {"H38.17", "H38.42", "H38.44"}
    assert {"TTPVHCC", "STP.HCTP", "SXD.QLVT", "SNNMT.CCCNTY", "SNNMT.VPDKDD"} <= paths


def test_calendar() -> None:
    days = {day["date"]: day for day in CALENDAR["days"]}
    assert len(days) == len(CALENDAR["days"])
    assert sorted(days) == list(days)
    assert {day.year for day in days} == {2024, 2025, 2026, 2027}
    assert {d["kind"] for d in days.values()} == KINDS
    for on, day in days.items():
        assert set(day) == {"date", "kind", "name", "provisional"}
        assert day["name"]
        assert (on.isoweekday() > 5) is (day["kind"] == "make_up_work") or day["kind"] == "holiday"
    swapped, made_up = (
        [day["date"].year for day in days.values() if day["kind"] == kind] for kind in ("swapped_off", "make_up_work")
    )
    assert sorted(swapped) == sorted(made_up)
    assert days[date(2026, 11, 23)]["kind"] == "undecided"
    assert days[date(2026, 11, 23)]["provisional"]
    assert not days[date(2026, 11, 24)]["provisional"]
    assert days[date(2027, 2, 4)]["provisional"]


def test_working_day_has_eight_hours() -> None:
    sessions = [(session["starts"], session["ends"]) for session in CALENDAR["sessions"]]
    minutes = [(end.hour - start.hour) * 60 + end.minute - start.minute for start, end in sessions]
    assert minutes == [240, 240]
    assert sorted(sessions) == sessions
    assert CALENDAR["weekdays"] == [1, 2, 3, 4, 5]
    assert CALENDAR["source"]


def test_named_officers() -> None:
    known, keys = units(), [officer["key"] for officer in OFFICERS["officers"]]
    assert len(keys) == len(set(keys))
    assert {"hanh", "tham", "quan", "lan", "dung", "minh"} <= set(keys)
    for officer in OFFICERS["officers"]:
        assert officer["email"] == f"{officer['key']}@laocai.example"
        assert officer["about"]
        assert officer["sex"] in {"male", "female"}
        assert bool(officer["posts"]) is not officer.get("platform", False)
        assert all(post["unit"] in known and post["role"] in ROLES and post["title"] for post in officer["posts"])


def test_generated_officers_fill_every_commune() -> None:
    made = list(generated())
    held = {(unit, role) for unit, role, _, _ in made}
    held |= {(post["unit"], post["role"]) for officer in OFFICERS["officers"] for post in officer["posts"]}
    for row in COMMUNES:
        assert {(f"{row['code']}.TTPVHCC", "counter"), (row["code"], "specialist"), (row["code"], "leader")} <= held
    assert len({name for _, _, name, _ in made}) == len({email for *_, email in made}) == len(made)
    named = {o["name"] for o in OFFICERS["officers"]} | {c["full_name"] for c in CITIZENS["citizens"]}
    assert not named & {name for _, _, name, _ in made}
    assert all(re.fullmatch(r"[a-z]+\.[a-z0-9]+@laocai\.example", email) for *_, email in made)


@CITIZEN
def test_citizens(citizen: Table) -> None:
    number, year = citizen["id_number"], int(citizen["birth_date"][:4])
    assert re.fullmatch(r"\d{12}", number)
    assert number[6:9] == "999"
    assert int(number[3]) == (year // 100 - 19) * 2 + (citizen["sex"] == "female")
    assert number[4:6] == f"{year % 100:02}"
    assert re.fullmatch(r"\d{4}(-\d\d-\d\d)?", citizen["birth_date"])
    assert re.fullmatch(r"0[35789]\d{8}", citizen["phone"])
    assert citizen["about"]
    assert citizen["email"] == "" or citizen["email"].endswith("@nguoidan.example")
    assert citizen["address"]["commune"] in {row["code"] for row in PLACES}
    assert citizen["address"]["line"]


def test_cast_of_citizens() -> None:
    people = {citizen["sub"].removeprefix("vneid-"): citizen for citizen in CITIZENS["citizens"]}
    assert people.keys() == {"mai", "son", "giang", "an", "binh", "hoa"}
    assert len({citizen["id_number"] for citizen in people.values()}) == len(people)
    assert people["mai"]["address"]["commune"] == "02746"
    assert people["son"]["birth_date"] == "1966"
    weights = (31, 29, 23, 19, 17, 13, 7, 5, 3)
    digits = [int(digit) for digit in people["binh"]["organisation"]["tax_code"]]
    assert len(digits) == 10
    assert digits[9] == 10 - sum(map(int.__mul__, weights, digits)) % 11


@pytest.mark.data
def test_codes_agree_with_the_national_catalogue() -> None:
    archive = SHARED / "procedures.jsonl.gz"
    if not archive.exists():
        pytest.skip("the national catalogue is not here")
    ours = {path.stem: toml(f"procedures/{path.name}") for path in (DATA / "procedures").glob("*.toml")}
    seen = set()
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        for theirs in (json.loads(line) for line in lines if line[9:20].strip('", ') in ours):
            mine = ours[theirs["code"]]
            seen.add(theirs["code"])
            assert mine["field_code"] == theirs["field_code"]
            assert mine["field"] == theirs["field"]
            assert mine["result_code"] in {result["code"] for result in theirs["result"]}
            assert (mine["decision"] == theirs["decision"]["number"]) is (mine["code"] not in OTHER_DECISION)
            assert fold_name(theirs["name"]) == fold_name(mine["name"])
    assert seen == {code for code in ours if not code.startswith("9.")}  # those are invented


def fold_name(name: str) -> str:
    return name.removeprefix("Thủ tục ").casefold()
