"""Asking for everything at once, each gap with a reason."""

from dataclasses import replace

import pytest

from motcua.base.clockwork import now
from motcua.catalog.queries import definition
from motcua.directory.models import Agency
from motcua.dossiers import facts
from motcua.dossiers.acts import supplement
from motcua.dossiers.models import Dossier, Gap, HoldKind, Supplement
from motcua.web.desk.forms.completion import COMMON
from tests.pages.desk import scenes
from tests.town import Person

REASON = "Ảnh mờ, xin chụp lại."


def test_the_whole_checklist_is_there(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    shown = scenes.words(hanh.client.get(scenes.act(dossier, "request_supplement")))
    for name in ("gap.component.birth_proof", "gap.question.child_name", "gap.question.copies"):
        assert f'name="{name}"' in shown
    assert "gap.question.declaration" not in shown
    assert "gap.component.authorisation" not in shown  # not asked of a mother
    assert "010198999101" not in shown
    assert str(COMMON[0]) in shown


def test_it_works(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    typed = {
        "gap.component.birth_proof": "yes", "reason.component.birth_proof": REASON,
        "reason.question.child_name": "Tên khác với giấy chứng sinh.",
    }  # fmt: skip
    answer = hanh.client.post(scenes.act(dossier, "request_supplement"), typed, follow=True)
    assert "Đã gửi yêu cầu bổ sung 2 nội dung" in scenes.words(answer)
    assert set(Gap.objects.values_list("part", "key")) == {("component", "birth_proof"), ("question", "child_name")}
    assert dossier.holds.get(lifted_at=None).kind == HoldKind.SUPPLEMENT


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Hãy chọn ít nhất một nội dung cần bổ sung."),
        ({"gap.question.child_name": "yes", "reason.component.birth_proof": REASON}, "Ghi lý do, để người dân biết"),
    ],
)
def test_a_poor_request_comes_back(
    typed: dict[str, str], words: str, hanh: Person, mai: Person, coc_san: Agency
) -> None:
    dossier = scenes.submitted(mai, coc_san)
    again = scenes.words(hanh.client.post(scenes.act(dossier, "request_supplement"), typed))
    assert words in again
    assert not Supplement.objects.exists()
    for name, value in typed.items():
        assert f'name="{name}"' in again
        assert value != REASON or f'value="{REASON}"' in again
    if typed:
        assert 'href="#f-reason-question-child_name"' in again


def test_a_second_request_is_refused(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = _asked_and_answered(hanh, mai, coc_san)
    refused = hanh.client.get(scenes.act(dossier, "request_supplement"))
    assert refused.status_code == 409
    assert "chỉ cho phép một lần" in scenes.words(refused)
    assert "Yêu cầu bổ sung</a>" not in scenes.words(hanh.client.get(scenes.page(dossier)))


def test_a_second_request_that_is_allowed_counts_late(
    hanh: Person, mai: Person, coc_san: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = _asked_and_answered(hanh, mai, coc_san)
    _allow_two(monkeypatch)
    asked = scenes.act(dossier, "request_supplement")
    assert "bị tính là quá hạn" in scenes.words(hanh.client.get(asked))
    typed = {"reason.component.birth_proof": REASON}
    again = scenes.words(hanh.client.post(asked, typed))
    assert "Hãy xác nhận nếu vẫn cần" in again
    assert 'href="#f-knows_late"' in again
    hanh.client.post(asked, typed | {"knows_late": "yes"})
    assert Supplement.objects.get(number=2).dossier_id == dossier.pk


def _asked_and_answered(hanh: Person, mai: Person, coc_san: Agency) -> Dossier:
    dossier = scenes.submitted(mai, coc_san)
    gap = supplement.Asked("component", "birth_proof", REASON)
    supplement.request_supplement(dossier.pk, [gap], by=hanh.actor, at=now())
    supplement.answer_supplement(dossier.pk, {"component:birth_proof": "Tôi chỉ có bản này."}, by=mai.actor, at=now())
    return dossier


def _allow_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the revision allowed two: the published one stays as it is."""
    monkeypatch.setattr(facts, "definition", lambda revision: replace(definition(revision), supplements_allowed=2))
