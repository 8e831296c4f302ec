"""motcua catalog import: 0 imported, 1 refused and nothing changed, 2 unreadable; the real list, again, and a week later."""

import json
from pathlib import Path
from time import process_time

import pytest

from motcua.catalog.models import Procedure
from motcua.catalog.national.models import ChangeState, NationalEntry, ProposedChange
from tests.national import LIST, SAMPLES, needs_list, next_week, real_rows, row, written
from tests.project.test_commands import said

pytestmark = pytest.mark.django_db
MANY = [row(f"1.9000{n:02d}") for n in range(20)]
SEED = 20261123


def imported(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> tuple[int, dict[str, object]]:
    code, out, _ = said(capsys, "catalog", "import", str(path), *words, "--json")
    return code, json.loads(out)


def test_it_imports_and_leaves_all_to_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "list.jsonl", MANY)
    code, told = imported(capsys, path)
    assert (code, told["imported"], told["published"], told["entries"]) == (0, True, 0, 20)
    code, told = imported(capsys, path, "--review")
    assert (code, told["imported"], ProposedChange.objects.filter(state="open").count()) == (0, False, 20)
    code, out, _ = said(capsys, "catalog", "import", str(path))
    assert (code, out) == (0, "20 procedures read. Nothing is new.\n")


def test_it_publishes_what_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "list.jsonl.gz", [row("1.900000", components=[]), *MANY[1:]])
    code, told = imported(capsys, path, "--accept-clean")
    assert (code, told["published"], Procedure.objects.filter(code__startswith="1.9000").count()) == (0, 19, 19)


def test_it_refuses_a_list_that_lacks_too_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(capsys, written(tmp_path / "list.jsonl", MANY))
    code, told = imported(capsys, written(tmp_path / "short.jsonl", MANY[:10]))
    assert (code, told["refused"]) == (1, "national.too_many_gone")
    assert NationalEntry.objects.filter(withdrawn_at=None).count() == 20


@pytest.mark.parametrize(("name", "content"), [("a.jsonl", b"{"), ("b.jsonl.gz", b"no gzip"), ("c.json", b"[1]"), ("d.csv", b"x"),
                                               ("e.jsonl", b""), ("f.json", "{\"code\": \"ộ\"}".encode("utf-16"))])  # fmt: skip
def test_it_tells_what_it_cannot_read(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    code, told = imported(capsys, path)
    assert code == 2
    assert told["unreadable"]
    code, _, err = said(capsys, "catalog", "import", str(path))
    assert (code, err[:21]) == (2, "Nothing was imported.")


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(capsys, tmp_path / "none.jsonl")[0] == 2
    assert imported(capsys, tmp_path)[0] == 2, "a folder without answers"


@needs_list
def test_the_real_list_again_and_next_week(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list with 200 known changes: the difference is those 200 and no other, kind by kind and field by field."""
    began = process_time()
    assert imported(capsys, LIST)[1]["entries"] == 5665
    assert process_time() - began < 60, "seconds of one core"
    assert imported(capsys, LIST)[1]["changes"] == {"new": 0, "changed": 0, "reused": 0, "withdrawn": 0}
    rows, told = next_week(real_rows(), SEED)
    before = set(ProposedChange.objects.values_list("pk", flat=True))
    code, facts = imported(capsys, written(tmp_path / "next.jsonl.gz", rows))
    assert (code, facts["changes"]) == (0, {"new": 40, "changed": 120, "reused": 15, "withdrawn": 25})
    made = ProposedChange.objects.exclude(pk__in=before).values_list("kind", "entry__key", "fields", "state")
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind, key, fields, state in made:
        assert state == ChangeState.OPEN
        found.setdefault(kind, {})[key] = tuple(fields)
    assert found == told
    assert sum(map(len, found.values())) == 200


@needs_list
def test_answers_of_the_portal_change_nothing_of_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    imported(capsys, SAMPLES)
    assert NationalEntry.objects.count() == 18
    code, told = imported(capsys, SAMPLES)
    assert (code, told["imported"]) == (0, False)
