"""Due dates worked out by hand from the law, one row a case with its ground, against the calendar that is shipped."""

import csv
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from motcua.base.clockwork import VN
from motcua.clock.due import due, due_at
from motcua.project.due_dates import asked, shipped

TABLE = Path(__file__).parent / "data" / "due_dates.csv"
Row = dict[str, str]


def _rows() -> Iterator[Row]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


ROWS = list(_rows())


def _name(row: Row) -> str:
    return "|".join(row[key] for key in ("received", "limit", "rule", "pauses"))


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_due(row: Row) -> None:
    received = asked.moment(row["received"], "received")
    pauses = asked.pauses(row["pauses"].split(), received)
    basis = received, asked.limit(row["limit"]), shipped.days().calendar, asked.RULES[row["rule"]], pauses
    found = due(*basis)
    assert found.at == datetime.fromisoformat(row["due"]).replace(tzinfo=VN), row["ground"]
    assert due_at(*basis) == found.at


def test_every_case_is_its_own_and_names_its_ground() -> None:
    assert len({_name(row) for row in ROWS}) == len(ROWS) >= 200
    assert all(row["ground"].strip() and row["channel"] in asked.CHANNELS for row in ROWS)


@pytest.mark.parametrize(
    ("kind", "least"),
    [("swapped with", 60), ("Tet", 40), ("cut-off", 3), ("148.5", 20), ("148.3", 10), ("outside hours", 20)],
)
def test_the_table_holds_what_is_hard(kind: str, least: int) -> None:
    assert sum(kind in row["ground"] for row in ROWS) >= least


def test_the_days_between_receipt_and_due_are_ones_we_ship() -> None:
    years = {datetime.fromisoformat(row[key]).year for row in ROWS for key in ("received", "due")}
    assert years <= shipped.days().years
    assert all(datetime.fromisoformat(r["due"]) - datetime.fromisoformat(r["received"]) < timedelta(400) for r in ROWS)
