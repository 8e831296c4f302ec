"""Files of the national list that are broken, cut or only a part: nothing is imported, or nothing is withdrawn."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from motcua.base.actor import SYSTEM
from motcua.catalog.national.acts.import_list import import_list
from motcua.catalog.national.errors import Unreadable
from motcua.catalog.national.models import NationalEntry, NationalImport
from tests.acts.test_national import LATER, MANY, NOON, brought
from tests.national import row, written

pytestmark = pytest.mark.django_db


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _bad_line(path: Path) -> None:
    lines = gzip.decompress(path.read_bytes()).split(b"\n")
    lines[6] = lines[6][:-5]
    path.write_bytes(gzip.compress(b"\n".join(lines)))


def _other_letters(path: Path) -> None:
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).decode().encode("utf-16")))


def _other_shape(path: Path) -> None:
    written(path, [*MANY[:3], {**MANY[3], "methods": [{"method": "PIGEON"}]}])


@pytest.mark.parametrize(
    ("spoil", "where"),
    [(_cut, "after line"), (_bad_line, "line 7"), (_other_letters, "line 1"), (_other_shape, "line 4")],
)
def test_a_broken_file_imports_nothing_and_says_where(tmp_path: Path, spoil: Any, where: str) -> None:
    path = written(tmp_path / "list.jsonl.gz", MANY)
    spoil(path)
    with pytest.raises(Unreadable) as found:
        import_list(path, by=SYSTEM, at=NOON)
    assert found.value.where.startswith(where)
    assert (NationalImport.objects.count(), NationalEntry.objects.count()) == (0, 0)


def test_answers_of_the_portal_are_a_part_and_withdraw_nothing(tmp_path: Path) -> None:
    brought(tmp_path, MANY)
    part = tmp_path / "part.json"
    part.write_text(json.dumps([row("1.900000", "Tên mới")]), encoding="utf-8")
    made = import_list(part, by=SYSTEM, at=LATER)
    assert made.counts["changes"] == {"new": 0, "changed": 1, "reused": 0, "withdrawn": 0}
    assert NationalEntry.objects.filter(withdrawn_at=None).count() == 20


def test_a_part_knows_the_second_of_a_code(tmp_path: Path) -> None:
    twin = row("1.900000", "Thủ tục hoàn toàn khác", id="twin", updated_at="2026-01-01T00:00:00Z")
    brought(tmp_path, [*MANY, twin])
    part = tmp_path / "part.json"
    part.write_text(json.dumps([twin, MANY[0]]), encoding="utf-8")
    assert import_list(part, by=SYSTEM, at=LATER).row is None
