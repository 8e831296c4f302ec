"""What the faults revealed, each as a small test; the whole runs are `make faults`."""

import errno
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.adapters.sim import mailbox
from motcua.base import events, journal
from motcua.base.models import JournalEntry
from motcua.directory.models import Agency
from motcua.dossiers.acts import receive, submit
from motcua.files import store
from motcua.project import supervisor, tasks
from motcua.project.children import Child
from motcua.project.database import Database
from motcua.project.database.cluster import Cluster, State
from motcua.project.database.embedded import Embedded, sockets_of
from motcua.project.guard import Guard
from motcua.project.readiness import NotReady
from motcua.project.supervisor import Supervisor
from motcua.web.account import mails
from motcua.web.ui import errors
from tests import stories
from tests.town import Person, vn


@pytest.fixture
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = Path(os.environ["MOTCUA_HOME"]).parent / f"own-{os.getpid()}"
    folder.mkdir(mode=0o711)
    cluster = Cluster(folder, sockets_of(folder, make=True), throwaway=True)
    cluster.start()
    yield cluster
    cluster.stop()


def test_a_server_that_hangs_is_not_taken_for_one_that_stopped(own_server: Cluster) -> None:
    pid = own_server.pid()
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        assert own_server.state() is State.BUSY
    finally:
        os.kill(pid, signal.SIGCONT)
    assert own_server.state() is State.READY
    own_server.stop()
    assert own_server.state() is State.STOPPED
    (own_server.data / "postmaster.pid").write_text(
        f"{os.getpid()}\n"
    )  # left by a cut of power, the number taken again
    assert own_server.state() is State.STOPPED
    (own_server.data / "postmaster.pid").unlink()


class Full:
    """A cluster on a disk without room."""

    tries, data = 0, Path("/nowhere")

    def state(self) -> State:
        return State.STOPPED

    def start(self, patience: float) -> None:
        self.tries += 1
        raise NotReady("No space left on device")


def test_the_supervisor_outlives_a_database_that_cannot_start(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(supervisor, "DATABASE_REST", 0.1)
    server, guard, full = Embedded(tmp_path), Guard(), Full()
    server.cluster = full  # type: ignore[assignment]  # what the supervisor asks of it
    child = Child("web", ["-c", "import time; time.sleep(60)"])
    kept = Supervisor([child], Database("", server), guard)
    kept.run(lambda: full.tries > 2, lambda: os.kill(os.getpid(), signal.SIGINT))
    guard.close()
    assert "No space left on device It is tried again." in capsys.readouterr().out


def _beside(run: Callable[[], None]) -> None:
    """Run as the worker does, in a thread without a loop: a browser of another test may have left one in this."""

    def alone() -> None:
        try:
            run()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(alone).result()


@pytest.mark.django_db(transaction=True)
def test_a_killed_repair_does_not_hold_up_the_next() -> None:
    """A round that was cut can not wait twice; the jobs after it must come back all the same."""
    jobs = [("repair", "doing", "repair"), ("repair", "todo", "repair"), ("handle", "doing", None)]
    with connection.cursor() as cursor:
        for task, status, lock in jobs:
            cursor.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, status, queueing_lock, args)"
                " VALUES ('faults', %s, %s::procrastinate_job_status, %s, '{}')",
                [task, status, lock],
            )
    found = ProcrastinateJob.objects.filter(queue_name="faults").order_by("id")
    try:
        _beside(lambda: tasks.repair(timestamp=0))
        assert list(found.values_list("task_name", "status")) == [("repair", "todo"), ("handle", "todo")]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE queue_name = 'faults'")


def answer_to(fault: Exception, request: HttpRequest) -> HttpResponse:
    try:
        raise fault
    except type(fault):
        return errors.server_error(request)


def test_without_a_database_a_form_is_handed_back() -> None:
    posted = RequestFactory().post("/ho-so/1/soan/child?ve=kiem-tra", {"child_name": "Giàng A <b>", "copies": "2"})
    answer = answer_to(OperationalError("the connection is lost"), posted)
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "20")
    assert "Chưa gửi được" in page
    assert "bấm gửi lại; những gì đã nhập vẫn còn." in page
    assert 'name="child_name" value="Giàng A &lt;b&gt;"' in page
    assert 'action="/ho-so/1/soan/child?ve=kiem-tra"' in page


def test_a_secret_is_never_handed_back() -> None:
    posted = RequestFactory().post("/dang-nhap", {"email": "a@b.vn", "password": "rất bí mật"})
    page = answer_to(OperationalError(), posted).content.decode()
    assert "quay lại trang trước" in page
    assert "bí mật" not in page
    assert "a@b.vn" not in page


def test_a_full_disk_passes_and_a_bug_does_not() -> None:
    asked = RequestFactory().get("/")
    assert answer_to(OSError(errno.ENOSPC, "No space left on device"), asked).status_code == 503
    assert answer_to(OSError(errno.EACCES, "Permission denied"), asked).status_code == 500
    assert answer_to(ValueError(), asked).status_code == 500


def test_a_cause_counts() -> None:
    fault = RuntimeError("a job could not be written")
    fault.__cause__ = OperationalError()
    assert answer_to(fault, RequestFactory().get("/")).status_code == 503


def test_the_whole_site_says_so(mai: Person, coc_san: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = stories.prepared(mai, coc_san)
    browser = mai.client
    browser.raise_request_exception = False

    def gone(*_: object, **__: object) -> None:
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(events, "tell", gone)
    answer = browser.post(f"/ho-so/{dossier.public_id}/kiem-tra", {"any": "thing"})
    assert answer.status_code == 503
    assert "Chưa gửi được" in answer.content.decode()
    assert stories.fresh(dossier).request_code is None


def test_time_does_not_go_back_in_a_dossier(mai: Person, hanh: Person, coc_san: Agency) -> None:
    dossier = stories.prepared(mai, coc_san, at=vn("2026-12-07 09:00"))
    submit.submit(dossier.pk, by=mai.actor, at=vn("2026-12-07 09:30"))
    receive.receive(dossier.pk, by=hanh.actor, at=vn("2026-12-07 08:40"))
    moments = [e.at for e in JournalEntry.objects.filter(chain=dossier.chain).order_by("seq")]
    assert moments == sorted(moments)
    assert journal.broken_link(dossier.chain) is None
    assert all(s.closed_at is None or s.closed_at >= s.opened_at for s in stories.fresh(dossier).steps.all())


def test_a_letter_that_leaves_twice_shows_once(tmp_path: Path) -> None:
    raw = b"Subject: Mot\nMessage-ID: <1@motcua>\nTo: a@b.vn\n\nMot\n"
    end = b"-" * 79 + b"\n"
    (tmp_path / "1.log").write_bytes(raw + b"\n" + end)
    (tmp_path / "2.log").write_bytes(raw.replace(b"To:", b"X: 2\nTo:") + b"\n" + end)
    (tmp_path / "3.log").write_bytes(raw.replace(b"<1@", b"<2@") + b"\n" + end)
    (tmp_path / "4.log").write_bytes(b"Subject: cut\nMessage-ID: <3@motcua>\n\nwhile it was")
    assert [m.number for m in mailbox.newest(tmp_path)] == ["<2@motcua>", "<1@motcua>"]
    assert [m.key for m in mailbox.received(tmp_path)] == ["1.0", "3.0"]


def test_a_letter_about_an_account_keeps_its_number(hanh: Person, mailoutbox: list[Any]) -> None:
    told = [events.tell("account.reset_asked", hanh.account.pk, {}, at=vn("2026-12-07 09:00")) for _ in range(2)]
    for event in (told[0], told[0], told[1]):
        mails.send_reset(event)
    numbers = [m.extra_headers["Message-ID"] for m in mailoutbox]
    assert numbers[0] == numbers[1] != numbers[2]


def test_names_of_files_outlast_a_cut_of_power(
    db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MOTCUA_FILES = tmp_path / "files"
    synced: list[str] = []
    real = os.fsync

    def noted(opened: int) -> None:
        synced.append(os.readlink(f"/proc/self/fd/{opened}"))
        real(opened)

    monkeypatch.setattr(os, "fsync", noted)
    kept = store.keep_made(b"%PDF-1.7 made", "a.pdf", "application/pdf", at=vn("2026-12-07 09:00"))
    folder = tmp_path / "files"
    assert synced[1:] == [str(folder), str(folder / kept.sha256[:2])]
