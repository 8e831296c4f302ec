"""`motcua simulate`: what it takes, what it refuses and in which words, and what it tells."""

import json
from datetime import date, timedelta

import pytest

from motcua.base import roots
from motcua.base.clockwork import now, today
from motcua.base.models import JournalEntry, JournalRoot
from motcua.directory.models import Province
from motcua.dossiers.models import Dossier
from motcua.files.models import StoredFile
from motcua.project.commands import main
from motcua.project.simulation.pictures import PICTURES

pytestmark = pytest.mark.django_db


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(("simulate", *words))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--dossiers", "0"),
        ("--dossiers", "5000000"),
        ("--dossiers", "many"),
        ("--dossiers", "10", "--days", "0"),
        ("--dossiers", "10", "--processes", "0"),
        ("--dossiers", "10", "--until", "yesterday"),
        ("--dossiers", "10", "--until", "2199-01-01"),
        ("--dossiers", "10", "--until", "2020-01-01"),
        ("--dossiers", "10", "--by", "magic"),
    ],
)
def test_bad_input_ends_with_2(words: tuple[str, ...], province: None, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, *words)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert not Dossier.unscoped.exists()


def test_it_plays_until_now_by_acts(province: None, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "--dossiers", "12", "--until", "now", "--days", "20", "--json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert (told["asked"], told["seed"], told["by"]) == (12, 1, "acts")
    assert told["in_database"] == Dossier.unscoped.count() == sum(told["state"].values()) > 8
    last = JournalEntry.objects.filter(chain__startswith="dossier:").latest("at").at
    assert (today(now()) - today(last)).days < 6
    assert roots.broken_days() == []
    assert JournalRoot.objects.latest("day").day == today(now()) - timedelta(days=1)
    assert set(StoredFile.objects.values_list("sha256", flat=True)) <= {p.sha256 for p in PICTURES}


def test_the_same_seed_is_refused_the_second_time(province: None, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--dossiers", "3", "--seed", "4", "--until", "2026-03-31", "--days", "30")
    assert said(capsys, *asked)[0] == 0
    before = Dossier.unscoped.count()
    code, out, err = said(capsys, *asked)
    assert (code, out) == (1, "")
    assert "Seed 4 was played" in err
    assert Dossier.unscoped.count() == before


def test_a_province_that_is_no_sample_is_refused(province: None, capsys: pytest.CaptureFixture[str]) -> None:
    Province.objects.update(is_sample=False)
    asked = ("--dossiers", "3", "--until", "2026-03-31", "--days", "30")
    code, _, err = said(capsys, *asked)
    assert code == 1
    assert "Tỉnh Lào Cai is not a sample" in err
    assert not Dossier.unscoped.exists()
    assert said(capsys, *asked, "--yes-this-is-not-production")[0] == 0


def test_days_whose_journal_is_sealed_are_refused(province: None, capsys: pytest.CaptureFixture[str]) -> None:
    roots.seal(date(2026, 3, 10))
    code, out, _ = said(capsys, "--dossiers", "3", "--until", "2026-03-31", "--days", "30", "--json")
    assert code == 1
    assert json.loads(out)["refused"] == "sealed"
    assert "2026-03-10" in json.loads(out)["error"]
    assert not Dossier.unscoped.exists()


def test_without_a_province_it_says_what_to_do_first(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    Province.objects.all().delete()
    code, _, err = said(capsys, "--dossiers", "3", "--until", "2026-03-31", "--days", "30")
    assert code == 1
    assert "motcua prepare" in err
