"""What `motcua doctor` sees: each ill part is named with what to do, and nothing makes the look itself fail."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.conf import LazySettings

from motcua.base import clockwork
from motcua.project.commands import doctor, main
from motcua.project.doctor import finding, machine, outside, safety
from motcua.project.doctor.finding import Check, Finding, Light, Site, green
from motcua.project.doctor.looking import look
from tests.project.places import fresh_database

NOW = clockwork.now()
YEAR = clockwork.today(NOW).year
ONE_STOP = """INSERT INTO directory_agency (public_id, code, key, name, kind, address, phone, valid_from)
              VALUES (gen_random_uuid(), 'H38.9', '', 'Quầy vắng', 'one_stop', '', '', '2025-07-01')"""
JOB = "INSERT INTO procrastinate_jobs (queue_name, task_name, status, scheduled_at) VALUES ('q', 'handle', %s, %s)"
EVENT = "INSERT INTO base_event (name, subject, facts, at) VALUES ('dossier.submitted', 1, '{}', %s)"
ENTRY = """INSERT INTO base_journal (at, chain, seq, act, actor_kind, actor_key, public, personal_hash, previous, hash)
           VALUES (%s, 'x', 1, 'x', 'system', 0, '{}', '', '', '')"""
BEAT = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)"
DAY = "INSERT INTO directory_calendarday (date, kind, name, provisional, source) VALUES (%s, 'holiday', 'x', %s, '')"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A database with all tables and nothing in them."""
    with fresh_database() as address:
        command = [sys.executable, "-m", "motcua.project.commands", "migrate"]
        subprocess.run(command, env=os.environ | {"DATABASE_URL": address}, check=True, capture_output=True)
        yield address


def site(url: str, home: Path, *, is_sample: bool = False) -> Site:
    return Site(url, home, NOW, is_sample=is_sample, own=True)


def found(name: str, place: Site) -> Finding:
    (one,) = look([check for check in doctor.CHECKS if check.name == name], place)
    assert one.found.light is Light.GREEN or one.found.do
    return one.found


@pytest.mark.parametrize(
    ("name", "ill", "given", "light"),
    [
        ("worker", "SELECT", (), Light.RED),
        ("worker", BEAT, (NOW - timedelta(minutes=3),), Light.RED),
        ("worker", BEAT, (NOW,), Light.GREEN),
        ("waiting jobs", JOB, ("todo", NOW - timedelta(hours=2)), Light.RED),
        ("waiting jobs", JOB, ("todo", NOW - timedelta(minutes=10)), Light.YELLOW),
        ("waiting jobs", JOB, ("todo", NOW + timedelta(hours=1)), Light.GREEN),
        ("parked jobs", JOB, ("failed", None), Light.RED),
        ("stalled jobs", JOB, ("doing", None), Light.RED),
        ("reactions", EVENT, (NOW - timedelta(hours=1),), Light.RED),
        ("reactions", EVENT, (NOW - timedelta(minutes=1),), Light.GREEN),
        ("counters", ONE_STOP, (), Light.YELLOW),
        ("calendar", "SELECT", (), Light.RED),
        ("calendar", DAY, (f"{YEAR}-01-01", False), Light.YELLOW if clockwork.today(NOW).month >= 10 else Light.GREEN),
        ("working hours", "SELECT", (), Light.RED),
        ("province", "SELECT", (), Light.RED),
        ("seals of the journal", ENTRY, (NOW,), Light.GREEN),
        ("seals of the journal", ENTRY, (NOW - timedelta(days=1),), Light.YELLOW),
        ("seals of the journal", ENTRY, (NOW - timedelta(days=9),), Light.RED),
        ("years of the journal", ENTRY, ("1999-01-01",), Light.RED),
        ("database extensions", "DROP EXTENSION unaccent CASCADE", (), Light.RED),
        ("database tables", "DELETE FROM django_migrations WHERE app = 'voice'", (), Light.RED),
        ("database tables", "INSERT INTO django_migrations (app, name, applied) VALUES ('voice', '9999_new', %s)", (NOW,), Light.RED),
        ("received files", "INSERT INTO files_storedfile (public_id, sha256, size, media_type, name, scan, sensitive, stored_at)"
                           " VALUES (gen_random_uuid(), repeat('a', 64), 1, '', '', '', false, %s)", (NOW,), Light.RED),
    ],
)  # fmt: skip
def test_it_sees_what_is_ill(
    name: str, ill: str, given: tuple[object, ...], light: Light, url: str, tmp_path: Path
) -> None:
    """In a copy of the database that is thrown away, for the checks look from connections of their own."""
    with fresh_database() as copy, psycopg.connect(url, dbname="postgres", autocommit=True) as server:
        names = [psycopg.conninfo.conninfo_to_dict(address)["dbname"] for address in (copy, url)]
        server.execute(f"DROP DATABASE {names[0]}".encode())
        server.execute(f"CREATE DATABASE {names[0]} TEMPLATE {names[1]}".encode())
        with psycopg.connect(copy) as link:
            link.execute(ill.encode(), given or None)
        assert found(name, site(copy, tmp_path)).light is light


def test_a_sound_database_is_green(url: str, tmp_path: Path) -> None:
    for name in (
        "database version",
        "database encoding",
        "database extensions",
        "database tables",
        "clocks",
        "reactions",
    ):
        assert found(name, site(url, tmp_path)).light is Light.GREEN, name


def test_it_answers_without_a_database(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql:///motcua?host=/nowhere")
    assert main(["doctor", "--json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert not told["well"]
    assert told["checks"][0]["light"] == "red"
    assert {"disk", "debug"} <= {each["name"] for each in told["checks"]}


def test_a_check_that_fails_or_hangs_is_red(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(finding, "PATIENCE", 0.2)
    never = threading.Event()

    def hang(_site: Site) -> Finding:
        never.wait(30)
        return green("late")

    def fall(_site: Site) -> Finding:
        raise ZeroDivisionError

    lights = [each.found for each in look([Check("a", hang), Check("b", fall)], site("x", tmp_path))]
    never.set()
    assert [each.light for each in lights] == [Light.RED, Light.RED]
    assert "ZeroDivisionError" in lights[1].seen


@pytest.mark.parametrize(
    ("setting", "value", "name"),
    [("DEBUG", True, "debug"), ("ALLOWED_HOSTS", ["*"], "host names"), ("SECRET_KEY", "short", "signing key"),
     ("MOTCUA_PUBLIC_URL", "http://motcua.example", "public address"), ("MOTCUA_METRICS_TOKEN", "x", "other secrets")],
)  # fmt: skip
def test_it_sees_what_is_unsafe(setting: str, value: object, name: str, settings: LazySettings, tmp_path: Path) -> None:
    setattr(settings, setting, value)
    assert found(name, site("", tmp_path)).light is Light.RED


def test_the_sample_on_a_server_is_red(tmp_path: Path) -> None:
    assert found("sample", site("", tmp_path, is_sample=True)).light is Light.RED


def test_a_damaged_file_is_seen(tmp_path: Path) -> None:
    whole = tmp_path / "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    whole.write_text("hello")
    assert machine._is_whole(whole, 5)
    whole.write_text("hellp")
    assert not machine._is_whole(whole, 5)


def test_backups_grow_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_BACKUPS", str(tmp_path))
    assert found("backups", site("", tmp_path)).light is Light.RED
    made = tmp_path / "motcua.tar"
    made.touch()
    for days, light in ((0, Light.GREEN), (2, Light.YELLOW), (9, Light.RED)):
        os.utime(made, times=(NOW.timestamp() - days * 86400,) * 2)
        assert found("backups", site("", tmp_path)).light is light


def test_a_mail_server_that_is_not_there(settings: LazySettings, tmp_path: Path) -> None:
    assert found("mail", site("", tmp_path)).light is Light.RED
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    assert "does not answer" in found("mail", site("", tmp_path)).seen


def test_vneid_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert found("VNeID", site("", tmp_path)).light is Light.YELLOW
    for name, value in (("VNEID", "1"), ("VNEID_ISSUER", "http://127.0.0.1:9/realm"), ("VNEID_CLIENT", "motcua")):
        monkeypatch.setenv(name, value)
    assert found("VNeID", site("", tmp_path)).seen == "VNEID_SECRET is not set (or VNEID_SECRET_FILE)."
    monkeypatch.setenv("VNEID_SECRET", "x" * 20)
    assert "does not answer" in found("VNeID", site("", tmp_path)).seen


def test_every_check_has_a_name_of_its_own() -> None:
    names = [check.name for check in doctor.CHECKS]
    assert len(names) == len(set(names)) > 25
    assert {*safety.CHECKS, *outside.CHECKS} <= set(doctor.CHECKS)
