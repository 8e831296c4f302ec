"""A list sent through a page: read by a job that writes nothing, imported by a job when somebody agreed, or dropped."""

import gzip
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from motcua.base import journal
from motcua.base.actor import SYSTEM, VISITOR
from motcua.base.errors import Refusal
from motcua.catalog.national import uploads
from motcua.catalog.national.acts.agree import agree
from motcua.catalog.national.acts.drop import STUCK_AFTER, drop
from motcua.catalog.national.acts.import_list import brought, import_list
from motcua.catalog.national.acts.upload import LARGEST, upload
from motcua.catalog.national.models import NationalEntry, NationalImport, NationalUpload, ProposedChange
from motcua.catalog.national.uploads import FORGOTTEN_AFTER, carry_on, forget_old
from tests.acts.jobs import run_jobs
from tests.acts.test_national import LATER, MANY, NOON
from tests.national import Row, row, written
from tests.town import Person

pytestmark = pytest.mark.django_db
FLAGGED = row("1.900050", components=[])


def packed(rows: list[Row]) -> bytes:
    return gzip.compress("".join(json.dumps(one) + "\n" for one in rows).encode(), 1)


def sent(by: Person, content: bytes, name: str = "danh mục.jsonl.gz", at: Any = NOON) -> NationalUpload:
    return upload(name, content, by=by.actor, at=at)


def fresh(row_of: NationalUpload) -> NationalUpload:
    return NationalUpload.objects.get(pk=row_of.pk)


def test_it_works(thuy: Person, tam: Person) -> None:
    waiting = sent(thuy, packed([*MANY, FLAGGED]))
    assert (waiting.state, run_jobs()) == ("waiting", 1)
    ready = fresh(waiting)
    assert (ready.state, ready.read, ready.counts["changes"]["new"], ready.counts["held"]) == ("ready", 21, 21, 1)
    assert (NationalEntry.objects.count(), NationalImport.objects.count()) == (0, 0)
    agree(waiting.public_id, by=tam.actor, at=LATER)
    run_jobs()
    done = fresh(waiting)
    assert (done.state, done.content, done.made == NationalImport.objects.get()) == ("done", None, True)
    assert (done.made.by_key, done.made.source) == (tam.row.pk, "danh mục.jsonl.gz") if done.made else False
    assert ProposedChange.objects.filter(state="open").count() == 21
    acts = [entry.act for entry, _ in journal.entries("national")]
    assert acts == ["national.uploaded", "national.upload_agreed", "national.imported"]


def test_what_the_province_wrote_is_counted_among_what_to_look_at(thuy: Person) -> None:
    waiting = sent(thuy, packed([*MANY, row("1.001193")]))
    run_jobs()
    counts = fresh(waiting).counts
    assert (counts["held"], counts["own"]) == (1, 1)


BOMB = gzip.compress(b"\0" * 40_000_000, 9)
FAULTS = [
    (packed(MANY)[:-40], ("broken", "after")),
    (gzip.compress(b'{"code": 1'), ("not_json", "line")),
    (packed([*MANY[:3], {**MANY[3], "methods": [{"method": "PIGEON"}]}]), ("no_field", "line")),
    (packed([{**MANY[0], "name": 5}]), ("odd_value", "line")),
    (packed([{**MANY[0], "decision": {**MANY[0]["decision"], "number": "x" * 121}}]), ("text_long", "line")),
    (gzip.compress("{}".encode("utf-16")), ("not_utf8", "line")),
    (gzip.compress(b"9" * 5000), ("too_deep", "line")),
    (gzip.compress(b"[" * 100_000), ("too_deep", "line")),
    (BOMB, ("line_long", "line")),
    (gzip.compress(b"\n" * 60_000), ("list_large", "line")),
    (gzip.compress(b""), ("empty", "")),
    (b"no gzip at all", ("broken", "after")),
]


@pytest.mark.parametrize(("content", "told"), FAULTS, ids=[f"{n}-{told[0]}" for n, (_, told) in enumerate(FAULTS)])
def test_a_broken_file_imports_nothing_and_says_where(content: bytes, told: tuple[str, str], thuy: Person) -> None:
    waiting = sent(thuy, content)
    run_jobs()
    faulty = fresh(waiting)
    assert (faulty.state, faulty.content, faulty.ended_at is None) == ("faulty", None, False)
    assert (faulty.fault["code"], faulty.fault["place"]["kind"]) == told
    assert NationalEntry.objects.count() == 0


def test_an_unpacked_list_has_a_limit(thuy: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.catalog.national.reading_files.MOST", 10_000)
    waiting = sent(thuy, packed(MANY))
    run_jobs()
    assert fresh(waiting).fault["code"] == "list_large"


def test_a_list_that_is_too_short_is_told(tmp_path: Path, thuy: Person) -> None:
    import_list(written(tmp_path / "list.jsonl", MANY), by=SYSTEM, at=NOON)
    waiting = sent(thuy, packed(MANY[:10]))
    run_jobs()
    assert fresh(waiting).fault == {
        "code": "too_many_gone", "place": {}, "facts": {"count": 10, "standing": 20}
    }  # fmt: skip


def test_what_stands_may_become_too_short_until_it_is_written(tmp_path: Path, thuy: Person) -> None:
    waiting = sent(thuy, packed(MANY[:10]))
    run_jobs()
    agree(waiting.public_id, by=thuy.actor, at=NOON)
    import_list(written(tmp_path / "list.jsonl", MANY), by=SYSTEM, at=NOON)
    run_jobs()
    assert (fresh(waiting).state, NationalEntry.objects.count()) == ("faulty", 20)


@pytest.mark.parametrize(
    ("name", "content", "no"),
    [
        ("list.exe", b"x", "national.upload_kind"), ("list.jsonl", b"", "national.upload_empty"),
        ("list.jsonl", b"x" * (LARGEST + 1), "national.upload_large"),
    ],
)  # fmt: skip
def test_it_refuses_a_file(name: str, content: bytes, no: str, thuy: Person) -> None:
    with pytest.raises(Refusal, match=no):
        sent(thuy, content, name)
    assert not NationalUpload.objects.exists()


@pytest.mark.parametrize(
    ("name", "kept"), [("../../etc/x.jsonl", "x.jsonl"), ("\0.json", "danh-muc.json"), ("a" * 300 + ".json", "a" * 100 + ".json")]
)  # fmt: skip
def test_the_name_is_made_harmless(name: str, kept: str, thuy: Person) -> None:
    assert sent(thuy, b"{}", name).file_name == kept


def test_one_at_a_time(thuy: Person, tam: Person) -> None:
    first = sent(thuy, packed(MANY))
    with pytest.raises(Refusal, match=r"national\.upload_open") as no:
        sent(tam, packed(MANY))
    assert no.value.facts == {"who": thuy.name}
    drop(first.public_id, by=tam.actor, at=NOON)
    assert (fresh(first).state, fresh(first).content) == ("dropped", None)
    run_jobs()
    assert fresh(first).state == "dropped"
    sent(tam, packed(MANY))


def test_nothing_is_agreed_to_before_it_is_read(thuy: Person) -> None:
    waiting = sent(thuy, packed(MANY))
    with pytest.raises(Refusal, match=r"national\.upload_not_ready"):
        agree(waiting.public_id, by=thuy.actor, at=NOON)


def test_what_is_being_written_is_dropped_only_when_it_is_stuck(thuy: Person) -> None:
    waiting = sent(thuy, packed(MANY))
    run_jobs()
    agree(waiting.public_id, by=thuy.actor, at=NOON)
    with pytest.raises(Refusal, match=r"national\.upload_not_ready"):
        drop(waiting.public_id, by=thuy.actor, at=NOON + STUCK_AFTER - timedelta(seconds=1))
    drop(waiting.public_id, by=thuy.actor, at=NOON + STUCK_AFTER)


def test_a_job_killed_after_the_import_finds_it_done(thuy: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = sent(thuy, packed(MANY))
    carry_on(waiting.pk, at=NOON)
    agree(waiting.public_id, by=thuy.actor, at=LATER)

    def killed(*told: Any, **more: Any) -> None:
        brought(*told, **more)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(uploads, "brought", killed)
        carry_on(waiting.pk, at=LATER)
    carry_on(waiting.pk, at=LATER)
    assert (fresh(waiting).state, fresh(waiting).made == NationalImport.objects.get()) == ("done", True)


def test_what_nobody_decided_is_forgotten(thuy: Person) -> None:
    waiting = sent(thuy, packed(MANY))
    assert forget_old(NOON + FORGOTTEN_AFTER) == 0
    assert forget_old(NOON + FORGOTTEN_AFTER + timedelta(seconds=1)) == 1
    assert fresh(waiting).content is None


def test_the_database_keeps_no_bytes_of_what_has_ended(thuy: Person) -> None:
    waiting = sent(thuy, packed(MANY))
    with pytest.raises(IntegrityError, match="national_upload_forgotten"), transaction.atomic():
        NationalUpload.objects.filter(pk=waiting.pk).update(state="dropped")


def test_strangers_may_do_none_of_it(thuy: Person, hanh: Person) -> None:
    waiting = sent(thuy, packed(MANY))
    for by in (VISITOR, hanh.actor, SYSTEM):
        for deed in (agree, drop):
            with pytest.raises(Refusal, match=r"catalog\.not_editor"):
                deed(waiting.public_id, by=by, at=NOON)
        with pytest.raises(Refusal, match=r"catalog\.not_editor"):
            upload("x.json", b"{}", by=by, at=NOON)
