"""The national list: imported whole or not at all, judged by people, published with its source; nothing of ours is lost."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from motcua.base import journal
from motcua.base.actor import SYSTEM, VISITOR, Actor, Grant
from motcua.base.errors import Refusal
from motcua.catalog import queries as published
from motcua.catalog.models import Procedure, Revision
from motcua.catalog.national import finding, publishable
from motcua.catalog.national.acts.accept import accept
from motcua.catalog.national.acts.accept_clean import accept_clean
from motcua.catalog.national.acts.import_list import Imported, import_list
from motcua.catalog.national.acts.reject import reject
from motcua.catalog.national.models import NationalEntry, NationalImport, NationalVersion, ProposedChange
from motcua.catalog.national.publishable import Edited
from motcua.catalog.national.queries import national_entry, sides
from motcua.catalog.national.record import NationalRecord
from motcua.catalog.publishing import publish
from motcua.directory.rules import PLATFORM
from tests.national import Row, fee, method, row, written
from tests.town import Person, vn

pytestmark = pytest.mark.django_db
NOON, LATER = vn("2026-12-01 12:00"), vn("2026-12-08 12:00")
MANY = [row(f"1.9000{n:02d}") for n in range(20)]


def team(minh: Person) -> Actor:
    """Give Minh in the role of the platform team."""
    return replace(minh.actor, grants=minh.actor.grants | {Grant(0, PLATFORM)})


def brought(folder: Path, rows: list[Row], *, at: Any = NOON, name: str = "list.jsonl.gz") -> Imported:
    return import_list(written(folder / name, rows), by=SYSTEM, at=at)


def change_of(code: str) -> ProposedChange:
    return ProposedChange.objects.get(entry__key=code, state="open")


def test_it_works(tmp_path: Path, minh: Person) -> None:
    made = brought(tmp_path, MANY)
    assert made.row is not None
    assert (made.counts["changes"]["new"], NationalEntry.objects.count(), made.row.sha256) == (20, 20, made.row.sha256)
    found = national_entry("1.900001")
    assert found is not None
    assert (found.record.name, found.judged.limits.rule) == ("Thủ tục thử 1.900001", "methods")
    assert published.procedure("1.900001") is None, "read, but not published by the province"
    change = accept(change_of("1.900001").public_id, by=team(minh), at=LATER)
    revision = change.revision
    assert revision is not None
    assert (revision.decision, revision.source) == ("1/QĐ-BTP", "Cổng Dịch vụ công quốc gia, list.jsonl.gz, 2026-12-01")
    known = published.definition(revision.pk)
    assert (known.handling.value, known.components[0].required, known.fee_words[:17]) == (
        "readable",
        None,
        "Danh mục quốc gia",
    )
    assert [e.act for e, _ in journal.entries("national")] == ["national.imported", "national.accepted"]
    assert journal.broken_link("national") is None


def test_the_same_list_twice_changes_nothing(tmp_path: Path) -> None:
    brought(tmp_path, MANY)
    before = (NationalVersion.objects.count(), ProposedChange.objects.count(), NationalImport.objects.count())
    again = brought(tmp_path, MANY, at=LATER)
    assert (again.row, again.counts["changes"]) == (None, {"new": 0, "changed": 0, "reused": 0, "withdrawn": 0})
    assert (NationalVersion.objects.count(), ProposedChange.objects.count(), NationalImport.objects.count()) == before


def test_a_change_is_told_field_by_field(tmp_path: Path) -> None:
    brought(tmp_path, MANY)
    brought(tmp_path, [row("1.900000", "Tên mới", conditions="Từ 18 tuổi"), *MANY[1:]], at=LATER)
    change = change_of("1.900000")
    assert (change.kind, change.fields) == ("changed", ["name", "conditions"])
    assert [(s.field, s.before, s.after) for s in sides(change)] == [
        ("name", "Thủ tục thử 1.900000", "Tên mới"), ("conditions", "", "Từ 18 tuổi")
    ]  # fmt: skip
    assert ProposedChange.objects.get(entry__key="1.900000", state="superseded").kind == "new"


def test_what_is_gone_leaves_the_published_list_only_by_a_person(tmp_path: Path, minh: Person) -> None:
    brought(tmp_path, MANY)
    assert accept_clean(by=SYSTEM, at=NOON) == 20
    brought(tmp_path, MANY[1:], at=LATER)
    change = change_of("1.900000")
    assert (change.kind, national_entry("1.900000")) == ("withdrawn", None)
    assert published.procedure("1.900000") is not None
    accept(change.public_id, by=team(minh), at=LATER)
    assert published.procedure("1.900000") is None
    assert Revision.objects.filter(procedure__code="1.900000").count() == 1


def test_a_code_used_again_is_told(tmp_path: Path) -> None:
    brought(tmp_path, MANY)
    brought(tmp_path, [row("1.900000", "Việc khác hẳn", id="other"), *MANY[1:]], at=LATER)
    change = change_of("1.900000")
    assert (change.kind, "reused" in change.flags, change.held) == ("reused", True, True)
    assert accept_clean(by=SYSTEM, at=LATER) == 19


def test_a_code_for_two_and_a_name_for_two_are_flagged(tmp_path: Path, minh: Person) -> None:
    twin = row("1.900000", "Thủ tục hoàn toàn khác", id="twin", updated_at="2026-01-01T00:00:00Z")
    brought(tmp_path, [*MANY, twin, row("1.900099", MANY[1]["name"])])
    assert set(NationalEntry.objects.filter(code="1.900000").values_list("key", flat=True)) == {
        "1.900000",
        "1.900000/twin",
    }
    assert "code_twice" in change_of("1.900000").flags
    assert "name_twice" in change_of("1.900099").flags
    with pytest.raises(Refusal, match=r"national\.bad_code"):
        accept(change_of("1.900000/twin").public_id, by=team(minh), at=LATER)


def test_it_is_put_right_and_published(tmp_path: Path, minh: Person) -> None:
    bad = row("1.900000", methods=[method(time=1, unit="OTHER", fees=[fee("Theo Thông tư 1/2026/TT-BTC")])])
    brought(tmp_path, [bad, *MANY[1:]])
    edited = Edited(name="Tên dễ hiểu", amount=Decimal("3.5"), unit="working_day", fee_words="Không mất tiền.")
    change = accept(change_of("1.900000").public_id, by=team(minh), at=LATER, edited=edited)
    assert (change.state, change.revision is not None) == ("edited", True)
    known = published.definition(change.revision_id or 0)
    assert (known.name, str(known.limits[0].amount), known.fees, known.fee_words) == (
        "Tên dễ hiểu",
        "3.5",
        (),
        "Không mất tiền.",
    )
    entry = [e for e, _ in journal.entries("national")][-1]
    assert (entry.act, entry.public["edited"]) == ("national.edited", ["fee_words", "fees", "limits", "name"])


def test_it_is_rejected_with_a_reason(tmp_path: Path, minh: Person) -> None:
    brought(tmp_path, MANY)
    change = change_of("1.900000")
    with pytest.raises(Refusal, match=r"national\.why_missing"):
        reject(change.public_id, " ", by=team(minh), at=LATER)
    reject(change.public_id, "Tỉnh không có cảng biển.", by=team(minh), at=LATER)
    with pytest.raises(Refusal, match=r"national\.decided"):
        accept(change.public_id, by=team(minh), at=LATER)
    assert national_entry("1.900000") is not None
    assert not Procedure.objects.filter(code="1.900000").exists()


def test_only_what_is_clean_is_published_at_once(tmp_path: Path) -> None:
    brought(tmp_path, [row("1.900000", components=[]), *MANY[1:]])
    before = len(journal_of("national"))
    assert accept_clean(by=SYSTEM, at=NOON) == 19
    assert (accept_clean(by=SYSTEM, at=NOON), change_of("1.900000").flags) == (0, ["fee_not_stated", "no_components"])
    assert journal_of("national")[before:] == ["national.accepted_clean"]


def journal_of(chain: str) -> list[str]:
    return [entry.act for entry, _ in journal.entries(chain)]


def test_what_the_province_wrote_since_is_left_to_people(tmp_path: Path) -> None:
    brought(tmp_path, MANY)
    ours = publishable.document(national_record("1.900000")) | {"name": "Tên của tỉnh"}
    publish(ours, by=SYSTEM, at=LATER)
    assert accept_clean(by=SYSTEM, at=LATER) == 19
    assert published.procedure("1.900000").name == "Tên của tỉnh"  # type: ignore[union-attr]  # it was just published


def national_record(code: str) -> NationalRecord:
    found = national_entry(code)
    assert found is not None
    return found.record


def test_strangers_may_do_none_of_it(tmp_path: Path, hanh: Person) -> None:
    brought(tmp_path, MANY)
    change = change_of("1.900000").public_id
    for by in (VISITOR, hanh.actor):
        with pytest.raises(Refusal, match=r"catalog\.not_editor"):
            import_list(tmp_path / "list.jsonl.gz", by=by, at=LATER)
        with pytest.raises(Refusal, match=r"catalog\.not_editor"):
            accept(change, by=by, at=LATER)
        with pytest.raises(Refusal, match=r"catalog\.not_editor"):
            reject(change, "không cần", by=by, at=LATER)
        with pytest.raises(Refusal, match=r"catalog\.not_editor"):
            accept_clean(by=by, at=LATER)


def test_a_list_that_is_too_short_is_refused(tmp_path: Path) -> None:
    brought(tmp_path, MANY)
    with pytest.raises(Refusal, match=r"national\.too_many_gone"):
        brought(tmp_path, MANY[:17], at=LATER)
    assert NationalEntry.objects.filter(withdrawn_at=None).count() == 20


def test_the_search_hears_of_it_once_an_act(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[list[str]] = []
    monkeypatch.setattr(finding, "_refresh", lambda codes: heard.append(list(codes)))
    brought(tmp_path, MANY[:2])
    accept_clean(by=SYSTEM, at=NOON)
    assert heard == [["1.900000", "1.900001"]] * 2
