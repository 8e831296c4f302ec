"""What the log says, and above all what it never says: nobody's name, number, address or answers."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from motcua.base.actor import SYSTEM
from motcua.base.errors import Refusal
from motcua.base.models import Event
from motcua.directory.models import Citizen
from motcua.dossiers.acts import receive, submit
from motcua.project import faults, logs, tasks
from motcua.project.scrub import scrubbed
from tests import stories
from tests.acts.jobs import run_jobs
from tests.town import Person

MAI = ("Giàng", "Thị Mai", "010198999101", "0900000101", "Tòng Chú", "@", "phuc-bi-mat")


@contextmanager
def listening(*, as_json: bool = True) -> Iterator[io.StringIO]:
    """Everything that any logger says, at any level, as the program would print it."""
    told = io.StringIO()
    ear = logging.StreamHandler(told)
    ear.setFormatter(logs.formatter(as_json))
    root, ours = logging.getLogger(), logging.getLogger("motcua")
    former = (root.level, ours.level)
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    ours.setLevel(logging.DEBUG)
    try:
        yield told
    finally:
        root.removeHandler(ear)
        root.setLevel(former[0])
        ours.setLevel(former[1])


def lines(told: io.StringIO, event: str = "") -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in told.getvalue().splitlines()]
    return [row for row in rows if event in ("", row.get("event"))]


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Any) -> Any:
    return django_capture_on_commit_callbacks(execute=True)


def test_a_request_is_one_line(mai: Person, coc_san: Any) -> None:
    dossier = stories.submitted(mai, coc_san)
    with listening() as told:
        response = mai.client.get(reverse("portal:dossier", args=[dossier.public_id]))
    (row,) = lines(told, "request")
    assert row["request"] == response.headers["X-Request-Id"]
    assert (row["route"], row["method"], row["status"], row["actor"]) == ("portal:dossier", "GET", 200, "citizen")
    assert row["ms"] > 0
    assert row["statements"] > 3
    assert row["bytes"] > 1000
    assert str(dossier.public_id) not in told.getvalue()


def test_what_is_not_found_tells_no_path(client: Client, db: None) -> None:
    with listening() as told:
        client.get("/tra-cuu/0912345678/Mai")
    (row,) = lines(told, "request")
    assert (row["route"], row["status"]) == ("none", 404)
    assert "Mai" not in told.getvalue()


def test_an_act_names_kind_and_dossier(mai: Person, hanh: Person, coc_san: Any, committing: Any) -> None:
    dossier = stories.submitted(mai, coc_san)
    with listening() as told, committing:
        code = receive.receive(dossier.pk, by=hanh.actor, at=stories.MONDAY)
    (row,) = lines(told, "act")
    assert (row["act"], row["chain"], row["code"]) == ("dossier.receive", dossier.chain, code)


def test_an_act_that_fails_is_not_told(mai: Person, coc_san: Any, committing: Any) -> None:
    dossier = stories.submitted(mai, coc_san)
    with listening() as told, committing, pytest.raises(Refusal):
        submit.submit(dossier.pk, by=mai.actor, at=stories.MONDAY)
    assert lines(told, "act") == []


def test_a_job_is_one_line(mai: Person, coc_san: Any) -> None:
    stories.submitted(mai, coc_san)
    with listening() as told:
        run_jobs()
    rows = lines(told, "job")
    assert {"react", "handle"} <= {row["task"] for row in rows}
    assert all(
        row["outcome"] == "done" and row["event_id"] and row["statements"] for row in rows if row["task"] == "handle"
    )


def test_a_job_that_fails_is_told_and_goes_on_failing(db: None) -> None:
    with listening() as told, pytest.raises(Event.DoesNotExist):
        tasks.react(event_id=0)
    (row,) = lines(told, "job")
    assert (row["task"], row["outcome"], row["event_id"]) == ("react", "failed", 0)


def _fall(message: str) -> None:
    raise ValueError(message)


def _say_too_much(mai: Person) -> None:
    """What careless code and libraries would do."""
    log, foreign = logging.getLogger("motcua.portal"), logging.getLogger("some.library")
    log.warning("tried %s and %s", "010198999101", "mai@example.vn", extra={"full_name": mai.name, "id_number": "0"})
    log.warning("gọi 0900 000 101, +84900000101, 010 198 999 101")
    foreign.error(f"no such person {mai.name} 0900000101")
    logging.getLogger("django.db.backends").warning("insert %s", mai.name)
    logging.getLogger("procrastinate.worker").error(f"task failed with '{mai.name}'")
    try:
        _fall(f"bad name: {mai.name}")
    except ValueError:
        log.exception("it failed")
    try:
        with transaction.atomic():
            Citizen.objects.create(full_name=mai.name, id_number="010198999101")
    except Exception:
        log.exception("not written")
        foreign.exception("not written: %s", mai.name)
    try:
        with connection.cursor() as cursor, transaction.atomic():
            cursor.execute("SELECT %s::int", [mai.name])
    except Exception:
        log.exception("no number")


def test_mai_is_nowhere_in_the_log(mai: Person, hanh: Person, coc_san: Any, committing: Any) -> None:
    """Her whole way with all that can go wrong, then every word of it searched for her."""
    browser = mai.client
    browser.raise_request_exception = False
    with listening() as told, committing:
        dossier = stories.prepared(mai, coc_san)
        browser.post(reverse("portal:check", args=[dossier.public_id]), {"declaration": "yes", "x": "phuc-bi-mat"})
        browser.get("/ho-so/Giàng/010198999101?q=0900000101")
        browser.get(reverse("portal:procedures"), {"q": "Giàng Thị Mai 010198999101"})
        dossier = stories.fresh(dossier)
        with pytest.raises(Refusal):
            receive.receive(dossier.pk, by=SYSTEM, at=stories.MONDAY)
        hanh.client.get("/desk/", {"q": "010198999101"})
        run_jobs()
        _say_too_much(mai)
    assert len(lines(told, "request")) == 4
    assert len(lines(told)) > 15
    for secret in (*MAI, *map(json.dumps, MAI[:2])):
        assert secret.strip('"') not in told.getvalue(), secret


def test_it_holds_for_eyes_too(mai: Person) -> None:
    with listening(as_json=False) as told:
        _say_too_much(mai)
    assert not [secret for secret in MAI if secret in told.getvalue()]
    assert "it failed  logger=motcua.portal error=ValueError" in told.getvalue()
    assert "tests/project/test_logs.py" in told.getvalue() or "project/test_logs.py" in told.getvalue()


def test_an_error_of_a_page_is_told_with_its_place(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("django.template.response.TemplateResponse.render", lambda self: _fall("Giàng Thị Mai"))
    with listening() as told:
        assert client.get(reverse("portal:home")).status_code == 500
    (row,) = lines(told, "unhandled error")
    assert row["error"] == "ValueError"
    assert row["stack"][-1].endswith(" _fall")
    assert row["request"] == lines(told, "request")[0]["request"]
    assert "Giàng" not in told.getvalue()
    assert mail.outbox == []


def test_a_database_error_keeps_its_code_and_no_row(mai: Person) -> None:
    try:
        with transaction.atomic():
            Citizen.objects.create(full_name=mai.name, id_number=mai.row.id_number)
    except Exception as fault:
        told = faults.told(fault)
    assert (told["sqlstate"], told["table"]) == ("23505", "directory_citizen")
    assert told["cause"] == "psycopg.errors.UniqueViolation"
    assert "says" not in told


@pytest.mark.parametrize(
    ("text", "kept"),
    [("CCCD 010198999101.", "CCCD •."), ("số 123456789", "số •"), ("0900000101", "•"), ("+84 900 000 101", "•"),
     ("010 198 999 101", "•"), ("mai.g@vneid.vn viết", "• viết"), ("H38.2.1-261207-0012", "H38.2.1-261207-0012"),
     ("2026-12-07 09:00, 1234 dòng", "2026-12-07 09:00, 1234 dòng")],
)  # fmt: skip
def test_what_is_taken_out(text: str, kept: str) -> None:
    assert scrubbed(text) == kept


def test_nobody_is_written_to(settings: LazySettings) -> None:
    assert "mail_admins" not in settings.LOGGING["handlers"]
    assert logging.getLogger("django").handlers == []
