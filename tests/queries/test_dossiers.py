"""Who sees which dossier, how it is found, and in how many statements."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.base.actor import SYSTEM, VISITOR
from motcua.directory.models import Agency
from motcua.dossiers import inbox, queries
from motcua.dossiers.acts import supplement
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.facts import facts_of
from motcua.dossiers.models import Dossier
from motcua.dossiers.timeline import moments
from tests import stories
from tests.town import Person, vn

AT = stories.MONDAY


@pytest.fixture
def waiting(mai: Person, coc_san: Agency) -> Dossier:
    return stories.submitted(mai, coc_san)


def test_who_sees_it(
    waiting: Dossier, mai: Person, an: Person, hanh: Person, quan: Person, lan: Person, nga: Person, khoa: Person,
    minh: Person, dung: Person,
) -> None:  # fmt: skip
    for person in (mai, hanh, quan, lan):
        assert queries.dossier_of(person.actor, waiting.public_id) == waiting, person.name
    for person in (an, nga, khoa, minh, dung):
        assert queries.dossier_of(person.actor, waiting.public_id) is None, person.name
    assert queries.dossiers_for(VISITOR).count() == 0
    assert queries.dossiers_for(SYSTEM).count() == 1


def test_a_draft_is_its_owners_alone(mai: Person, hanh: Person, coc_san: Agency) -> None:
    dossier = stories.drafted(mai, coc_san)
    assert queries.dossier_of(mai.actor, dossier.public_id) == dossier
    assert queries.dossier_of(hanh.actor, dossier.public_id) is None


@pytest.mark.parametrize(
    "words",
    [
        "{code}",
        "{request}",
        "{request_small}",
        "Giàng Thị Mai",
        "giang thi mai",
        "010198999101",
        "0900 000 101",
        "+84900000101",
    ],
)
def test_it_is_found(words: str, mai: Person, coc_san: Agency, hanh: Person, nga: Person) -> None:
    dossier = stories.received(mai, coc_san, hanh)
    assert dossier.request_code
    typed = words.format(code=dossier.code, request=dossier.request_code, request_small=dossier.request_code.lower())
    assert list(queries.search(hanh.actor, typed)) == [dossier]
    assert list(queries.search(nga.actor, typed)) == []


def test_look_up_wants_both_code_and_number(mai: Person, son: Person, coc_san: Agency, hanh: Person) -> None:
    dossier = stories.received(mai, coc_san, hanh)
    assert dossier.code
    assert dossier.request_code
    for code in (dossier.code, dossier.request_code):
        assert queries.looked_up(code, mai.row.id_number) == dossier
        assert queries.looked_up(code, son.row.id_number) is None
    assert queries.looked_up("H38.111.1-261207-9999", mai.row.id_number) is None


def test_inbox_parts(waiting: Dossier, hanh: Person, tham: Person, quan: Person) -> None:
    counts = inbox.inbox_counts(hanh.actor, AT + timedelta(minutes=1))
    assert counts == {"unit": 1, "mine": 0, "soon": 1, "late": 0, "waiting": 0, "proposals": 0, "returns": 0}
    assert inbox.inbox_counts(quan.actor, AT)["unit"] == 0
    late = AT + timedelta(days=3)
    assert inbox.inbox_counts(hanh.actor, late)["late"] == 1
    for part, number in inbox.inbox_counts(hanh.actor, late).items():
        assert inbox.inbox(hanh.actor, inbox.Inbox(part, late)).count() == number, part


@pytest.mark.parametrize(("way", "late"), [("counter", 0), ("post", 1), ("online", 1)])
def test_a_result_nobody_collected_is_not_late(
    way: str, late: int, mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person
) -> None:
    """What the office has to send out itself may well be late."""
    dossier = stories.decided(mai, coc_san, (hanh, quan, lan))
    Dossier.unscoped.filter(pk=dossier.pk).update(return_way=way)
    (step,) = dossier.steps.filter(closed_at=None)
    for part, at in (("soon", step.due - timedelta(hours=1)), ("late", step.due + timedelta(days=30))):
        assert inbox.inbox_counts(hanh.actor, at)[part] == late
        assert inbox.inbox(hanh.actor, inbox.Inbox(part, at)).count() == late
        assert inbox.inbox_counts(hanh.actor, at)["returns"] == inbox.returns(hanh.actor).count() == 1
    (listed,) = inbox.lines(inbox.inbox(hanh.actor, inbox.Inbox("unit", step.due)))
    assert inbox.Line._make(listed).awaits_owner == (late == 0)


def test_what_waits_for_the_applicant_is_no_work_until_it_is_overdue(waiting: Dossier, hanh: Person) -> None:
    gap = (Asked("component", "birth_proof", "Mờ"),)
    supplement.request_supplement(waiting.pk, gap, by=hanh.actor, at=AT)
    counts = inbox.inbox_counts(hanh.actor, AT)
    assert {part for part, number in counts.items() if number} == {"waiting"}
    after = inbox.inbox_counts(hanh.actor, AT + timedelta(days=31))
    assert (after["proposals"], after["late"]) == (1, 0)
    assert stories.fresh(waiting).is_open


def test_statements(
    waiting: Dossier, mai: Person, coc_san: Agency, hanh: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        stories.submitted(mai, coc_san)
    with django_assert_num_queries(1):
        assert len(list(inbox.inbox(hanh.actor, inbox.Inbox("unit", AT)))) == 4
    with django_assert_num_queries(1):
        inbox.inbox_counts(hanh.actor, AT)
    with django_assert_num_queries(1):
        assert [d.procedure.name for d in queries.my_dossiers(mai.actor)]
    with django_assert_num_queries(2):
        facts_of(waiting)
    with django_assert_num_queries(4):
        moments(waiting)


def test_timeline(mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person) -> None:
    dossier = stories.delivered(mai, coc_san, (hanh, quan, lan))
    keys = [m.key for m in moments(dossier)]
    assert keys[0] == "submitted"
    assert keys[-1] == "delivered"
    assert "decided_granted" in keys
    open_one = moments(stories.submitted(mai, coc_san))[-1]
    assert (open_one.key, open_one.open_until) == ("at", vn("2026-12-08 09:00"))


def test_a_request_code_without_a_digit_is_found(waiting: Dossier, hanh: Person) -> None:
    Dossier.unscoped.filter(pk=waiting.pk).update(request_code="YC-KFAE-BFTX-Q")
    assert list(queries.search(hanh.actor, "yc-kfae-bftx-q")) == [waiting]
