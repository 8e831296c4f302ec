"""Logs of an earlier system: all of a file or nothing, told by line, never among the dossiers."""

import csv
import gzip
from pathlib import Path

import pytest

from motcua.base.actor import SYSTEM
from motcua.base.errors import Refusal
from motcua.base.models import JournalEntry
from motcua.directory.calendars import book
from motcua.dossiers.models import Dossier, Step
from motcua.history.acts import import_log as importing
from motcua.history.acts.import_log import import_log
from motcua.history.models import EventLog, LoggedDossier, LoggedEvent
from motcua.history.queries import standing_of
from motcua.history.reading import Unreadable
from motcua.measures.past import is_worked, logs_for, map_of
from motcua.measures.process_map import END, START
from motcua.measures.scope import scope_of
from tests.town import Person, vn

pytestmark = pytest.mark.django_db
NOW = vn("2026-12-18 10:00")
HEAD = "case:concept:name,concept:name,time:timestamp,lifecycle:transition,concept:instance,case:channel,case:deadline,case:enddate"
FIRST = "a,Nhận,2026-03-02T08:00:00+07:00,complete,1,Quầy,2026-03-05T17:00:00+07:00,2026-03-04T09:00:00+07:00"
LOG = [
    HEAD, FIRST,
    "b,Nhận,2026-03-02T08:30:00+07:00,start,3,,2026-03-03T17:00:00+07:00,2026-03-04T10:00:00+07:00",
    "a,START,2026-03-02T10:00:00+07:00,complete,2,Quầy,2026-03-05T17:00:00+07:00,2026-03-04T09:00:00+07:00",
    "b,Nhận,2026-03-02T09:00:00+07:00,complete,3,,2026-03-03T17:00:00+07:00,2026-03-04T10:00:00+07:00",
    "c,Nhận,2026-03-03T08:00:00+07:00,start,4,,,",
]  # fmt: skip


def _written(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _brought(path: Path) -> EventLog:
    return import_log(path, "", by=SYSTEM, at=NOW).log


def test_it_works(tmp_path: Path) -> None:
    log = _brought(_written(tmp_path / "log.csv", LOG))
    assert (log.name, log.dossiers, log.events) == ("log.csv", 3, 4)
    assert (log.begins, log.ends) == (vn("2026-03-02 08:00"), vn("2026-03-03 08:00"))
    begun = LoggedEvent.objects.get(dossier__reference="b")
    assert (begun.opened_at, begun.closed_at) == (vn("2026-03-02 08:30"), vn("2026-03-02 09:00"))
    assert not Dossier.unscoped.exists()
    assert not Step.objects.exists()
    assert JournalEntry.objects.get(act="history.imported").public["dossiers"] == 3


def test_the_map_of_it(tmp_path: Path) -> None:
    log = _brought(_written(tmp_path / "log.csv", LOG))
    found = map_of(log, book())
    assert {(way.source, way.target): way.times for way in found.ways} == {
        (START, "=Nhận"): 3, ("=Nhận", "=START"): 1, ("=START", END): 1, ("=Nhận", END): 1
    }  # fmt: skip
    assert (found.dossiers, found.open, found.names["=START"]) == (3, 1, "START")
    assert is_worked(log, book())
    staying = next(stage for stage in found.stages if stage.key == "=Nhận").staying
    assert (staying.real.median, staying.worked and staying.worked.median) == (30, 30)
    assert standing_of(log) == {"ended": 2, "in_time": 1, "late": 1, "without": 0, "unfinished": 1}


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    first = import_log(_written(tmp_path / "log.csv", LOG), "Hệ thống cũ", by=SYSTEM, at=NOW)
    again = import_log(_written(tmp_path / "other.csv", LOG), "", by=SYSTEM, at=NOW)
    assert (first.is_new, again.is_new, again.log.name) == (True, False, "Hệ thống cũ")
    assert LoggedEvent.objects.count() == 4


def test_compressed_and_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "BATCH", 1)
    path = tmp_path / "log.csv.gz"
    path.write_bytes(gzip.compress("\n".join(LOG).encode()))
    log = _brought(path)
    assert (LoggedDossier.objects.count(), LoggedEvent.objects.count(), log.events) == (3, 4, 4)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a,Nhận", "line 3: not as many cells"),
        (f"{FIRST},more", "line 3: not as many cells"),
        (FIRST.replace("Nhận", " "), "line 3: concept:name is empty"),
        (FIRST.replace("Nhận", "x" * 201), "line 3: concept:name is longer"),
        (FIRST.replace("2026-03-02T08:00:00+07:00", ""), "line 3: time:timestamp is empty"),
        (FIRST.replace("2026-03-02T08:00:00+07:00", "yesterday"), "line 3: time:timestamp is 'yesterday'"),
        (FIRST.replace("2026-03-05T17:00:00+07:00", "2026-03-05"), "line 3: case:deadline is '2026-03-05', without"),
        (FIRST.replace("complete", "suspend"), "line 3: lifecycle:transition is 'suspend'"),
        (FIRST.replace("Quầy", "Mạng"), "line 3: another channel"),
        (LOG[2].replace("b,", "d,") + "\n" + LOG[4].replace("b,", "d,").replace("T09:00:00", "T08:00:00"),
         "line 4: Nhận of d ends before it begins on line 3"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_line_and_nothing_stays(line: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        _brought(_written(tmp_path / "log.csv", [HEAD, FIRST, line]))
    assert str(refused.value.faults[0]).startswith(told)
    assert not EventLog.objects.exists()
    assert not LoggedDossier.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", b""), ("b.csv", HEAD.encode()), ("c.csv", b"x,y\n1,2\n"), ("d.csv.gz", b"no gzip"),
     ("e.csv", HEAD.encode("utf-16")), ("f.csv.gz", gzip.compress(HEAD.encode())[:-9]), ("g.csv", HEAD.encode() + b'\n"')],
)  # fmt: skip
def test_a_file_that_is_no_log(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        _brought(path)
    assert len(refused.value.faults) == 1


def test_it_stops_at_the_first_faults(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        _brought(_written(tmp_path / "log.csv", [HEAD, *["a,,,,,,,"] * 100]))
    assert len(refused.value.faults) == 20


def test_who_may(tmp_path: Path, lan: Person, dung: Person, hanh: Person) -> None:
    path = _written(tmp_path / "log.csv", LOG)
    with pytest.raises(Refusal):
        import_log(path, "", by=lan.actor, at=NOW)
    log = _brought(path)
    assert [person.name for person in (dung, lan, hanh) if logs_for(scope_of(person.actor)).contains(log)] == [
        dung.name
    ]


def test_years_without_a_calendar_have_no_working_time(tmp_path: Path) -> None:
    log = _brought(_written(tmp_path / "log.csv", [line.replace("2026-", "2011-") for line in LOG]))
    assert not is_worked(log, book())
    assert {stage.staying.worked for stage in map_of(log, book()).stages} == {None}


def test_rows_read_back_as_they_were_written(tmp_path: Path) -> None:
    _brought(_written(tmp_path / "log.csv", LOG))
    rows = list(csv.DictReader(LOG))
    kept = {d.reference: (d.channel, d.deadline, d.ended_at) for d in LoggedDossier.objects.all()}
    for row in rows:
        channel, deadline, ended = kept[row["case:concept:name"]]
        assert (channel, deadline and deadline.isoformat()[:10]) == (
            row["case:channel"],
            row["case:deadline"][:10] or None,
        )
        assert bool(ended) == bool(row["case:enddate"])
