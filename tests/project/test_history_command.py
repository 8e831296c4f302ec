"""motcua history import: 0 brought in or there already, 2 unreadable; the real log against a calculation of its own."""

import json
from pathlib import Path

import pytest

from motcua.directory.calendars import book
from motcua.history.models import EventLog
from motcua.history.queries import standing_of
from motcua.measures.past import map_of
from motcua.measures.process_map import END, START
from tests.history import RECEIPT, counted, needs_receipt
from tests.project.test_commands import said

pytestmark = pytest.mark.django_db
LOG = (
    "case:concept:name,concept:name,time:timestamp\na,Nhận,2026-03-02T08:00:00+07:00\na,Ký,2026-03-02T09:00:00+07:00\n"
)


def test_it_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG, encoding="utf-8")
    code, out, _ = said(capsys, "history", "import", str(path), "--name", "Phần mềm cũ", "--json")
    told = json.loads(out)
    assert (code, told["imported"], told["dossiers"], told["events"]) == (0, True, 1, 2)
    assert EventLog.objects.get().name == "Phần mềm cũ"
    code, out, _ = said(capsys, "history", "import", str(path))
    assert (code, out) == (0, "Already there: 1 dossiers, 2 events. Leaders see it at /board/history.\n")


def test_it_tells_the_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG + "b,,2026-03-02T08:00:00+07:00\nb,Nhận,now\n", encoding="utf-8")
    code, _, err = said(capsys, "history", "import", str(path))
    assert (code, [line[:6] for line in err.splitlines()]) == (2, ["Nothin", "line 4", "line 5"])
    code, out, _ = said(capsys, "history", "import", str(tmp_path / "none.csv"), "--json")
    assert (code, json.loads(out)["faults"][0].endswith("No such file or directory")) == (2, True)
    assert not EventLog.objects.exists()


@needs_receipt
def test_the_real_log_equals_a_calculation_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "history", "import", str(RECEIPT), "--json")
    assert (code, json.loads(out)["events"]) == (0, 8577)
    log, wanted = EventLog.objects.get(), counted(RECEIPT)
    found = map_of(log, book())
    names = found.names
    assert (found.dossiers, found.open) == (wanted.ways_through.total(), 0)
    assert {stage.name: stage.visits for stage in found.stages} == wanted.visits
    assert {stage.name: stage.again for stage in found.stages} == wanted.again
    taken = {(w.source, w.target): w for w in found.ways}
    assert {names[t]: w.times for (s, t), w in taken.items() if s == START} == wanted.firsts
    assert {names[s]: w.times for (s, t), w in taken.items() if t == END} == wanted.lasts
    inner = {(names[s], names[t]): w for (s, t), w in taken.items() if s != START and t != END}
    assert {pair: w.times for pair, w in inner.items()} == wanted.ways
    for pair, way in inner.items():
        times = wanted.minutes[pair]
        middle, worst = times[(len(times) - 1) // 2], times[-(-len(times) * 9 // 10) - 1]
        assert (way.passing.real.count, way.passing.real.median, way.passing.real.p90) == (len(times), middle, worst)
    assert {tuple(names[s] for s in v.steps): v.dossiers for v in found.ways_through} == wanted.ways_through
    standing = standing_of(log)
    assert {key: standing[key] for key in ("in_time", "late", "unfinished")} == wanted.standing
    assert (standing["ended"], standing["without"]) == (1329, 0)
