"""Ask once for everything; the clock stands still; the citizen answers all gaps together."""

from datetime import timedelta

import pytest

from motcua.base.errors import Refusal
from motcua.catalog.queries import definition
from motcua.directory.models import Agency
from motcua.dossiers.acts import edit, receive, supplement
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.models import Dossier, Supplement
from tests import stories
from tests.town import Person, vn

GAPS = (
    Asked("component", "birth_proof", "Ảnh bị mờ, không đọc được ngày sinh. Xin chụp lại."),
    Asked("question", "child_hometown", "Xin ghi theo tên xã mới."),
)


@pytest.fixture
def asked(mai: Person, coc_san: Agency, hanh: Person, quan: Person) -> Dossier:
    """Mai's dossier, received at nine, sent back at ten with two gaps."""
    dossier = stories.in_progress(mai, coc_san, hanh)
    supplement.request_supplement(dossier.pk, GAPS, by=quan.actor, at=vn("2026-12-07 10:00"))
    return stories.fresh(dossier)


def test_it_works(asked: Dossier, mai: Person) -> None:
    due = asked.due
    at = vn("2026-12-09 10:00")
    edit.attach(asked.pk, "birth_proof", stories.photo(at=at), by=mai.actor, at=at)
    question = definition(asked.revision_id).question("child_hometown")
    assert question is not None
    edit.save_answers(asked.pk, (question,), {"child_hometown": ["Xã Cốc San"]}, by=mai.actor, at=at)
    supplement.answer_supplement(asked.pk, {}, by=mai.actor, at=at)
    after = stories.fresh(asked)
    assert due == vn("2026-12-07 17:00")
    assert after.due == vn("2026-12-09 17:00")
    assert after.original_due == due
    assert [c.ground for c in after.deadline_changes.order_by("id")] == ["ND118-2025", "ND118-2025"]
    assert not after.holds.filter(lifted_at=None).exists()


def test_it_takes_a_reason_instead_of_a_paper(asked: Dossier, mai: Person) -> None:
    replies = {"component:birth_proof": "Trạm y tế hẹn tuần sau cấp lại", "question:child_hometown": "Giữ nguyên"}
    supplement.answer_supplement(asked.pk, replies, by=mai.actor, at=vn("2026-12-08 10:00"))
    gaps = Supplement.objects.get(dossier=asked).gaps.values_list("key", "reply")
    assert dict(gaps)["birth_proof"].startswith("Trạm y tế")


def test_it_refuses_a_half_answer_and_names_what_is_left(asked: Dossier, mai: Person) -> None:
    with pytest.raises(Refusal) as refused:
        supplement.answer_supplement(
            asked.pk, {"question:child_hometown": "x"}, by=mai.actor, at=vn("2026-12-08 10:00")
        )
    assert refused.value.code == "supplement.gaps_left"
    gaps = refused.value.facts["gaps"]
    assert isinstance(gaps, tuple)
    assert [g.key for g in gaps] == ["birth_proof"]


def test_it_refuses_a_second_request(asked: Dossier, mai: Person, quan: Person) -> None:
    replies = {f"{g.part}:{g.key}": "như cũ" for g in GAPS}
    supplement.answer_supplement(asked.pk, replies, by=mai.actor, at=vn("2026-12-08 10:00"))
    with pytest.raises(Refusal, match="only_once"):
        supplement.request_supplement(asked.pk, GAPS, by=quan.actor, at=vn("2026-12-08 11:00"))


def test_it_lets_only_what_was_asked_be_changed(asked: Dossier, mai: Person) -> None:
    question = definition(asked.revision_id).question("child_name")
    assert question is not None
    edit.save_answers(asked.pk, (question,), {"child_name": ["Người khác"]}, by=mai.actor, at=vn("2026-12-08 10:00"))
    assert asked.answers.get(key="child_name").value == "GIÀNG A PHÚC"
    with pytest.raises(Refusal, match="component"):
        edit.attach(asked.pk, "other_papers", stories.photo(), by=mai.actor, at=vn("2026-12-08 10:00"))


@pytest.mark.parametrize(
    ("gaps", "code"),
    [((), "supplement.empty"), ((Asked("component", "birth_proof", " "),), "supplement.reason_missing"),
     ((Asked("component", "passport", "thiếu"),), "component.unknown")],
)  # fmt: skip
def test_it_refuses_a_poor_request(
    gaps: tuple[Asked, ...], code: str, mai: Person, coc_san: Agency, hanh: Person
) -> None:
    dossier = stories.submitted(mai, coc_san)
    with pytest.raises(Refusal) as refused:
        supplement.request_supplement(dossier.pk, gaps, by=hanh.actor, at=stories.MONDAY)
    assert refused.value.code == code


def test_before_reception_it_sets_no_date(mai: Person, coc_san: Agency, hanh: Person) -> None:
    dossier = stories.submitted(mai, coc_san)
    at = stories.MONDAY + timedelta(hours=1)
    supplement.request_supplement(dossier.pk, GAPS[:1], by=hanh.actor, at=at)
    with pytest.raises(Refusal, match="supplement"):
        receive.receive(dossier.pk, by=hanh.actor, at=at)
    replies = {"component:birth_proof": "Ảnh đã rõ"}
    supplement.answer_supplement(dossier.pk, replies, by=mai.actor, at=at + timedelta(hours=1))
    receive.receive(dossier.pk, by=hanh.actor, at=at + timedelta(hours=2))
    assert stories.fresh(dossier).due == vn("2026-12-07 17:00")
