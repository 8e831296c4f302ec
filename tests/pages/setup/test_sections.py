"""A section of a draft as a form: the document survives the way through it, and rows are told apart."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motcua.catalog import reading
from motcua.catalog.errors import BadDefinition
from motcua.catalog.questions.typed import Reading
from motcua.web.setup.sections import form
from motcua.web.setup.sections.pages import FORMS

pytestmark = pytest.mark.django_db
DATA = Path(__file__).resolve().parents[3] / "src/motcua/project/sample/data/procedures"
DOCUMENTS: dict[str, dict[str, Any]] = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.toml"))
}
DAY = date(2026, 12, 7)
READING = Reading(today=DAY)


@pytest.mark.parametrize("section", sorted(FORMS))
def test_what_nobody_touched_does_not_change(section: str, coc_san: object) -> None:
    for code, document in DOCUMENTS.items():
        asked = FORMS[section](document, DAY)
        read = form.edited(asked, document, form.laid_out(asked, document), READING)
        assert read.wrong == {}
        changed = {n: v for n, v in read.changes.items() if v != document.get(n)}
        assert changed == {}, code
        reading.read({n: v for n, v in {**document, **read.changes}.items() if v is not None})


def sheet(section: str, code: str, /, **typed: str) -> tuple[form.Section, dict[str, list[str]]]:
    """Give a section as it is opened, with some fields typed anew; two underscores stand for a dot."""
    asked = FORMS[section](DOCUMENTS[code], DAY)
    return asked, {**form.laid_out(asked, DOCUMENTS[code]), **{n.replace("__", "."): [v] for n, v in typed.items()}}


def test_a_fee_is_changed_and_what_the_form_does_not_show_stays(coc_san: object) -> None:
    asked, raw = sheet("fees", "2.000815", fees__0__tiers="2: 3.000\n1500", fees__0__cap="300.000")
    fee = form.edited(asked, DOCUMENTS["2.000815"], raw, READING).changes["fees"][0]
    assert (fee["tiers"], fee["cap"], fee["key"]) == (
        [{"up_to": 2, "amount": 3000}, {"amount": 1500}],
        300_000,
        "certification",
    )
    assert reading.read(DOCUMENTS["2.000815"] | {"fees": [fee]}).fees[0].cap == 300_000


def test_rows_are_added_and_taken_away(coc_san: object) -> None:
    """A new row gets a key of its own; one that stays keeps its own whatever its place; an empty one is none."""
    document = DOCUMENTS["1.013225"]
    asked, raw = sheet("components", "1.013225")
    table = asked.tables[0]
    raw = form.after_button(form.Button(table, "remove", 0), raw)
    raw = form.after_button(form.Button(table, "add"), form.after_button(form.Button(table, "add"), raw))
    assert form.row_numbers(table, raw) == [0, 1, 2, 3, 4, 5]
    raw["components.4.name"] = ["Ảnh chụp hiện trạng"]
    rows = form.edited(asked, document, raw, READING).changes["components"]
    assert [r["key"] for r in rows] == [*(c["key"] for c in document["components"][1:]), "paper1"]
    assert rows[3]["cases"] == ["level_three"]
    assert rows[4]["required"] is True


def test_two_prices_of_one_name_are_one_fee(coc_san: object) -> None:
    asked, raw = sheet("fees", "1.001686")
    raw = form.after_button(form.Button(asked.tables[0], "add"), raw)
    name = DOCUMENTS["1.001686"]["fees"][0]["name"]
    raw |= {"fees.1.name": [name], "fees.1.amount": ["115000"]}
    rows = form.edited(asked, DOCUMENTS["1.001686"], raw, READING).changes["fees"]
    assert rows[0]["key"] == rows[1]["key"]
    with pytest.raises(BadDefinition, match="overlap"):
        reading.read(DOCUMENTS["1.001686"] | {"fees": rows})


WRONG = [
    ("limits", "1.001193", {"limits__0__amount": "ba"}, "ghi một số"),
    ("limits", "1.001193", {"limits__0__amount": ""}, "Còn thiếu"),
    ("limits", "1.001193", {"limits__0__cutoff": "25h"}, "giờ"),
    ("limits", "1.001193", {"limits__0__channel": "pigeon"}, "chọn lại"),
    ("fees", "2.000815", {"fees__0__tiers": "hai trang"}, "không hiểu dòng"),
    ("fees", "2.000815", {"fees__0__valid_until.year": "2026"}, "ngày"),
    ("places", "9.900001", {"competence__0__places": "Xã Không Có"}, "không có nơi nào"),
    ("channels", "1.001193", {"online_only__decision": "12/QĐ"}, "ngày bắt đầu"),
    ("about", "1.001193", {"name": " "}, "Còn thiếu"),
]  # fmt: skip


@pytest.mark.parametrize(("section", "code", "typed", "says"), WRONG)
def test_what_cannot_be_read_is_told_at_its_field(
    section: str, code: str, typed: dict[str, str], says: str, coc_san: object
) -> None:
    asked, raw = sheet(section, code, **typed)
    wrong = form.edited(asked, DOCUMENTS[code], raw, READING).wrong
    assert len(wrong) == 1, wrong
    assert says.casefold() in next(iter(wrong.values())).casefold()
    assert any(form.fields(asked, raw, wrong))


def test_places_are_named_as_people_write_them(coc_san: object) -> None:
    asked, raw = sheet("channels", "1.001193")
    raw |= {"openings.0.agencies": ["xã cốc san\nSXD\n02746"]}
    assert form.edited(asked, DOCUMENTS["1.001193"], raw, READING).changes["openings"][0]["agencies"] == [
        "02746",
        "SXD",
    ]
