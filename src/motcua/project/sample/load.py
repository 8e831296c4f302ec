"""Load the sample province once: places, agencies, calendar, procedures, officers. Its people are in `cast`."""

import csv
import gzip
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from motcua.base import clockwork
from motcua.base.actor import SYSTEM
from motcua.base.text import sort_key
from motcua.catalog.publishing import publish
from motcua.directory.acts.former import Former, take_former
from motcua.directory.models import Agency, CalendarDay, Hours, Place, Province
from motcua.project.sample import people

DATA = Path(__file__).parent / "data"


def is_loaded() -> bool:
    return Province.objects.exists()


def load_sample(*, at: datetime | None = None) -> bool:
    """Load everything in one transaction; False when a province is there already."""
    with transaction.atomic():
        if is_loaded():
            return False
        _places()
        _former_communes(at or clockwork.now())
        tree = _agencies()
        _calendar()
        people.load(tree, read("officers.toml"))
        for file in sorted((DATA / "procedures").glob("*.toml")):
            publish(tomllib.loads(file.read_text(encoding="utf-8")), by=SYSTEM, at=at or clockwork.now())
        _province()
    return True


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def _places() -> None:
    with gzip.open(DATA / "places.csv.gz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    made: dict[str, Place] = {}
    for wanted in (True, False):  # provinces first
        level = [r for r in rows if (r["parent"] == "") is wanted]
        places = [
            Place(code=r["code"], name=r["name"], sort_key=sort_key(r["name"]), parent=made.get(r["parent"]))
            for r in level
        ]
        made |= {p.code: p for p in Place.objects.bulk_create(places)}


def _former_communes(at: datetime) -> None:
    with (DATA / "former_communes.csv").open(encoding="utf-8") as file:
        take_former([Former(**row) for row in csv.DictReader(file)], by=SYSTEM, at=at, source="former_communes.csv")


def _province() -> None:
    wanted = read("agencies.toml")
    Province.objects.create(**wanted["province"], valid_from=wanted["valid_from"], is_sample=True)


def _rows(wanted: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the agencies from the root down, those of the communes made from their table."""
    yield wanted["root"] | {"parent": None}
    yield from wanted["agencies"]
    with (DATA / "communes.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            place = row["name"][0].lower() + row["name"][1:]
            words = {"code": row["code"], "number": row["agency_number"], "place": place}
            for kind in ("agency", "one_stop"):
                made = {k: v.format(**words) for k, v in wanted["communes"][kind].items()}
                yield made | {"place": row["code"]}


def _agencies() -> dict[str, Agency]:
    """Make the tree; gives agencies by path: 'SXD.QLVT', '02746.TTPVHCC', '' for the root."""
    wanted = read("agencies.toml")
    places = {p.code: p for p in Place.objects.filter(parent__code=wanted["province"]["code"])}
    tree: dict[str, Agency] = {}
    for row in _rows(wanted):
        parent = row["parent"]
        path = "" if parent is None else ".".join(p for p in (parent, row["key"]) if p)
        tree[path] = Agency.objects.create(
            code=row["code"], key=row["key"], name=row["name"], kind=row["kind"], place=places.get(row.get("place", "")),
            parent=None if parent is None else tree[parent], address=row.get("address", ""), phone=row.get("phone", ""),
            valid_from=wanted["valid_from"],
        )  # fmt: skip
    return tree


def _calendar() -> None:
    wanted = read("calendar.toml")
    CalendarDay.objects.bulk_create(
        CalendarDay(
            date=d["date"], kind=d["kind"], name=d["name"], provisional=d["provisional"],
            source=d.get("source", wanted["source"])[:200],
        )
        for d in wanted["days"]
    )  # fmt: skip
    for session in wanted["sessions"]:
        Hours.objects.create(starts=session["starts"], ends=session["ends"], valid_from=date(2024, 1, 1))
