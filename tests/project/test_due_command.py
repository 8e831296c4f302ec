"""`motcua due`: the moment, why, and whether a certificate holds. No database is opened unless a procedure is asked."""

import json
from pathlib import Path
from typing import Any

import pytest

from motcua.clock.certificate import Counted, certificate
from motcua.clock.policy import CountingRule
from motcua.project import database
from motcua.project.commands import main
from motcua.project.due_dates import asked as typed
from motcua.project.due_dates import shipped

THURSDAY = "2026-08-20T14:00"


@pytest.fixture(autouse=True)
def _nothing_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A home without a database; whoever opens one fails."""
    monkeypatch.setenv("MOTCUA_HOME", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(database, "ensure", lambda: pytest.fail("a database was opened"))


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    code = main(["due", *words, "--json"])
    printed = capsys.readouterr()
    return code, json.loads(printed.out)


def test_it_works(capsys: pytest.CaptureFixture[str]) -> None:
    code, found = said(capsys, "--limit", "2 working days", "--received", THURSDAY)
    assert (code, found["due"]) == (0, "2026-08-22T14:00:00+07:00")
    assert "22/8/2026 là thứ Bảy làm bù" in found["because"]
    assert found["provisional"] is False


def test_the_default_rule_is_by_hours(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--limit", "2 working days", "--received", THURSDAY)
    assert said(capsys, *asked, "--rule", "hours") == said(capsys, *asked)
    assert said(capsys, *asked, "--rule", "days")[1]["due"] == "2026-08-22T17:00:00+07:00"


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        ("same day", "2026-08-20T17:00:00+07:00"),
        ("4 working hours", "2026-08-21T08:30:00+07:00"),
        ("3 working hours", "2026-08-20T17:00:00+07:00"),
        ("3.5 working days", "2026-08-25T08:30:00+07:00"),
        ("15 calendar days", "2026-09-04T17:00:00+07:00"),
        ("1 month", "2026-09-21T17:00:00+07:00"),
    ],
)
def test_every_written_form_of_a_limit(capsys: pytest.CaptureFixture[str], limit: str, due: str) -> None:
    assert said(capsys, "--limit", limit, "--received", THURSDAY)[1]["due"] == due


def test_pauses_and_their_grounds(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--limit", "2 working days", "--received", THURSDAY)
    code, found = said(
        capsys,
        *asked,
        "--pause",
        "2026-08-21T09:00/2026-08-21T10:00",
        "--pause",
        "2026-08-22T08:00/2026-08-22T09:00/fee",
    )
    assert (code, found["due"]) == (0, "2026-08-22T16:00:00+07:00")
    assert any("Nghị định 118/2025/NĐ-CP" in line for line in found["because"])
    assert any("chờ nộp phí" in line for line in found["because"])


def test_a_procedure_is_read_from_the_shipped_files(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--procedure", "1.013225", "--received", THURSDAY)
    assert said(capsys, *asked)[1]["due"] == "2026-09-04T17:00:00+07:00"  # fifteen days at the counter
    assert said(capsys, *asked, "--channel", "online")[1]["due"] == "2026-09-09T17:00:00+07:00"  # twenty online
    assert (
        said(capsys, "--procedure", "1.001193", "--received", "2026-08-21T15:00")[1]["due"]
        == "2026-08-22T17:00:00+07:00"
    )


def test_a_zone_of_its_own_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--limit", "2 working days", "--received")
    assert said(capsys, *asked, "2026-08-20T07:00:00+00:00") == said(capsys, *asked, THURSDAY)


def test_days_that_nobody_knows_yet_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, "--limit", "2 working days", "--received", "2027-02-03T14:00")[1]
    assert found["provisional"] is True
    assert any("chưa có thông báo" in line for line in found["because"])
    found = said(capsys, "--limit", "2 working days", "--received", "2031-02-03T14:00")[1]
    assert found["provisional"] is True
    assert "chưa có lịch nghỉ của năm 2031, tạm tính như tuần thường" in found["because"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--limit", "2 days", "--received", THURSDAY), "working days"),
        (("--limit", "nothing", "--received", THURSDAY), "is not a limit"),
        (("--limit", "2 working days"), "--received is missing"),
        (("--limit", "2 working days", "--received", "tomorrow"), "2026-08-20T14:00"),
        (("--limit", "2 working days", "--received", "2026-08-20"), "time of day"),
        (("--limit", "2 working days", "--received", "1999-08-20T14:00"), "2000 to 2100"),
        (("--limit", "2 working days", "--received", THURSDAY, "--rule", "weeks"), "invalid choice"),
        (("--limit", "2 working days", "--received", THURSDAY, "--channel", "fax"), "invalid choice"),
        (("--limit", "2 working days", "--received", THURSDAY, "--pause", "x"), "FROM/TO"),
        (
            ("--limit", "2 working days", "--received", THURSDAY, "--pause", "2026-08-22T09:00/2026-08-21T09:00"),
            "before",
        ),
        (
            ("--limit", "2 working days", "--received", THURSDAY, "--pause", "2026-08-01T09:00/2026-08-02T09:00"),
            "before",
        ),
        (
            ("--limit", "2 working days", "--received", THURSDAY, "--pause", "2026-08-21T09:00/2026-08-22T09:00/storm"),
            "by law",
        ),
        (("--procedure", "9.999999", "--received", THURSDAY), "no procedure"),
        (("--procedure", "1.001193", "--case", "none", "--received", THURSDAY), "no case"),
        (("--received", THURSDAY), "required"),
        (("--certificate", "/nowhere.json"), "No such file"),
    ],
)
def test_bad_input_is_told_in_clear_words(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], why: str) -> None:
    code, found = said(capsys, *words)
    assert code == 2
    assert why in found["error"]


def _file(tmp_path: Path, **change: Any) -> Path:
    received = typed.moment(THURSDAY, "received")
    counted = Counted(received, typed.limit("2 working days"), CountingRule.HOUR_BASED, shipped.days().calendar)
    file = tmp_path / "certificate.json"
    file.write_text(json.dumps(certificate(counted, {"dossier": "H38-1"}, ["vì"]) | change), "utf-8")
    return file


def test_a_certificate_is_confirmed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, found = said(capsys, "--certificate", str(_file(tmp_path)))
    assert (code, found["holds"], found["counted"]) == (0, True, "2026-08-22T14:00:00+07:00")


def test_a_changed_certificate_is_contradicted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, found = said(capsys, "--certificate", str(_file(tmp_path, due="2026-08-25T14:00:00+07:00")))
    assert (code, found["faults"]) == (1, ["seal", "due"])
    assert main(["due", "--certificate", str(tmp_path / "certificate.json")]) == 1
    assert "tệp đã bị sửa" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "[]", "{}", "không phải", '{"format": "motcua.due/1"}', "[" * 5000])
def test_what_is_no_certificate_is_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str) -> None:
    file = tmp_path / "c.json"
    file.write_text(content, "utf-8")
    code, found = said(capsys, "--certificate", str(file))
    assert code == 2
    assert found["error"]
