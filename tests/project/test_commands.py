"""What the program answers: words, one JSON document, exit codes."""

import io
import json

import pytest

from motcua.base.version import version
from motcua.project.commands import main


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_it_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "version") == (0, f"motcua {version()}\n", "")
    assert said(capsys, "version", "--json") == (0, json.dumps({"version": version()}) + "\n", "")


@pytest.mark.parametrize("words", [(), ("fly",), ("backup",), ("run", "--port", "x"), ("restore", "/nowhere.tar")])
def test_bad_input_ends_with_2(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, *words)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    code, out, _ = said(capsys, *words, "--json")
    assert code == 2
    assert json.loads(out)["error"]


def test_a_setting_that_cannot_be_read_is_bad_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "many")
    assert said(capsys, "run") == (2, "", "PORT must be a whole number, not 'many'\n")


def test_a_database_that_does_not_answer_is_not_ready(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql:///motcua?host=/nowhere")
    code, out, err = said(capsys, "migrate")
    assert (code, out) == (3, "")
    assert "does not answer" in err


@pytest.mark.django_db
def test_the_first_administrator_is_made(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("admin", "create", "--name", "Hoàng Thị Sen", "--email", "sen@laocai.example", "--password-stdin")
    for password, code, told in (
        ("ngan", 2, "password"),
        ("mot-mat-khau-dai", 0, "may sign in"),
        ("lan-nua", 1, "taken"),
    ):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        found, out, err = said(capsys, *words)
        assert found == code
        assert told in out + err
