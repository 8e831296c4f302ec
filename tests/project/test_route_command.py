"""`motcua route check`: sound, unsound with the run that shows it, unreadable with the place."""

import json
from contextlib import nullcontext
from importlib import resources
from pathlib import Path

import pytest

from motcua.directory.models import Post, Role
from motcua.flow.bpmn_write import write_diagram
from motcua.flow.findings import FindingKind
from motcua.flow.table_rows import rows, write_sheet
from motcua.project.commands import main, route
from tests.rules.flow.defects import SEEDED
from tests.rules.flow.samples import birth

SAMPLE = resources.files("motcua.project.sample") / "data/procedures"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, object]]:
    code = main(("route", "check", *words, "--json"))
    told = json.loads(capsys.readouterr().out)
    assert isinstance(told, dict)
    return code, told


def wrapped(kind: str) -> bytes:
    """Write the birth route as a file of each kind."""
    return {
        "bpmn": write_diagram(birth()),
        "csv": write_sheet(birth()).encode(),
        "json": json.dumps(rows(birth())).encode(),
        "toml": (SAMPLE / "1.001193.toml").read_bytes(),
    }[kind]


@pytest.mark.parametrize("kind", ["bpmn", "csv", "json", "toml"])
def test_a_sound_route_of_any_file(kind: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / f"route.{kind}"
    file.write_bytes(wrapped(kind))
    code, told = said(capsys, str(file), "--structure")
    assert (code, told["sound"], told["findings"], told["checked"]) == (0, True, [], ["structure"])


def test_an_unsound_route_shows_the_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "route.bpmn"
    file.write_bytes(write_diagram(SEEDED[FindingKind.NO_END][1]))
    code, told = said(capsys, str(file), "--structure")
    assert (code, told["sound"], told["steps"]) == (1, False, 6)
    assert told["findings"] == [
        {
            "kind": "no_end", "step": "ask", "detail": "", "said": "Từ bước “Ask” không thể đi tới kết thúc.",
            "example": "Ví dụ ngắn nhất: hồ sơ đi “Receive”, rồi “Appraise” (hỏi ý kiến), rồi “Ask”, rồi “Again”.",
            "run": [
                {"step": "receive", "outcome": "forwarded"}, {"step": "appraise", "outcome": "asked"},
                {"step": "ask", "outcome": "answered"}, {"step": "again", "outcome": "asked"},
            ],
        }
    ]  # fmt: skip
    assert main(("route", "check", str(file), "--structure")) == 1
    assert "Unsound: 1 fault(s)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("a.bpmn", b"<a>\n<b>", {"line": 2, "element": "file"}),
        ("a.csv", b"key,name\nonly,x\n", {"row": 1, "field": "kind", "step": "only"}),
        ("a.json", b"{", {"row": 0, "field": "file", "step": ""}),
        ("a.json", b"[" * 100_000, {"row": 0, "field": "file", "step": ""}),
        ("a.json", b"7", {"row": 0, "field": "route", "step": ""}),
        ("a.json", b'{"route": "all"}', {"row": 0, "field": "route", "step": ""}),
        ("a.toml", b"=", {"row": 0, "field": "file", "step": ""}),
        ("a.csv", b"\xff\xfe", {"row": 0, "field": "file", "step": ""}),
        ("a.csv", b"a" * 3_000_000, {"row": 0, "field": "file", "step": ""}),
        ("a.doc", b"", {"row": 0, "field": "file", "step": ""}),
    ],
)
def test_unreadable_files_are_named(
    name: str, content: bytes, place: dict[str, object], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_bytes(content)
    code, told = said(capsys, str(folder / name), "--structure")
    assert code == 2
    assert told.pop("error")
    assert told == place


def test_a_file_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, str(folder / "none.bpmn"))[0] == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("province")
def test_the_whole_proof_asks_who_could_do_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(route, "opened", nullcontext)  # the tests have a database of their own
    file = folder / "1.001193.toml"
    file.write_bytes(wrapped("toml"))
    code, told = said(capsys, str(file))
    assert (code, told["findings"], told["checked"]) == (0, [], ["structure", "table", "limits", "people"])
    Post.objects.filter(role=Role.LEADER).delete()
    code, told = said(capsys, str(file))
    assert code == 1
    found = told["findings"]
    assert isinstance(found, list)
    assert {(each["kind"], each["step"]) for each in found} == {("nobody", "sign")}
    assert "không có Lãnh đạo ký" in found[0]["said"]
