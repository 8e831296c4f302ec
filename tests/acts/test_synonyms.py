"""What people say is changed by the platform team, in the journal, and search follows at once."""

from datetime import UTC, datetime

import pytest

from motcua.base.actor import SYSTEM
from motcua.base.errors import Refusal
from motcua.base.models import JournalEntry
from motcua.catalog.acts.synonyms import Meaning, add_synonym, change_synonym, retire_synonym
from motcua.catalog.finding import index
from motcua.catalog.finding.findable import Findable
from motcua.catalog.finding.models import Synonym
from motcua.catalog.finding.search import find
from tests.town import Person

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_procedures() -> None:
    others = [
        Findable(f"1.1{n:05}", f"Thủ tục số {n} về việc khác") for n in range(200)
    ]  # so that words tell something
    index.rebuild([Findable("1.000001", "Cấp phép thả diều"), Findable("1.000002", "Đăng ký nuôi chim yến"), *others])


def test_it_works() -> None:
    made = add_synonym(Meaning("chơi sáo", "thả diều"), by=SYSTEM, at=AT)
    assert find("chơi sáo").hits[0].code == "1.000001"
    change_synonym(made.public_id, Meaning("chơi sáo", codes=("1.000002",)), by=SYSTEM, at=AT)
    assert find("chơi sáo").hits[0].code == "1.000002"
    retire_synonym(made.public_id, by=SYSTEM, at=AT)
    assert not Synonym.objects.filter(retired_at__isnull=True).exists()
    entries = JournalEntry.objects.filter(chain="synonyms").order_by("seq")
    assert [e.act for e in entries] == ["synonym.add", "synonym.change", "synonym.retire"]
    assert entries[1].public["was"]["means"] == "thả diều"


@pytest.mark.parametrize(
    ("meaning", "code"),
    [(Meaning("x"), "synonym.meaning_missing"), (Meaning("Thả Diều", "tha dieu"), "synonym.said_taken"),
     (Meaning("x", codes=("9.999999",)), "synonym.code_unknown")],
)  # fmt: skip
def test_it_refuses_what_says_nothing(meaning: Meaning, code: str) -> None:
    with pytest.raises(Refusal) as no:
        add_synonym(meaning, by=SYSTEM, at=AT)
    assert no.value.code == code


def test_it_refuses_the_same_words_twice() -> None:
    held = add_synonym(Meaning("sáo", "thả diều"), by=SYSTEM, at=AT)
    with pytest.raises(Refusal, match="said_taken"):
        add_synonym(Meaning("SÁO", "chim yến"), by=SYSTEM, at=AT)
    change_synonym(held.public_id, Meaning("sáo", "chim yến"), by=SYSTEM, at=AT)


def test_it_refuses_an_officer(hanh: Person) -> None:
    with pytest.raises(Refusal, match="not_platform"):
        add_synonym(Meaning("sáo", "thả diều"), by=hanh.actor, at=AT)
