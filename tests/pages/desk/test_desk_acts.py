"""The page of every act: it does the act, keeps what was typed, and says who was faster."""

from collections.abc import Callable

import pytest

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.acts import decide, forward, propose, receive
from motcua.dossiers.models import ComponentCheck, Outcome, State
from motcua.dossiers.rules import OFFICER_ACTS
from motcua.files.models import Look
from motcua.web.desk.forms.table import ACTS
from motcua.web.desk.shown.buttons import WORDS
from tests import stories
from tests.pages.desk import scenes
from tests.town import Person


def test_every_act_of_the_rules_has_a_page() -> None:
    assert set(OFFICER_ACTS) | {"fee"} == set(ACTS)
    assert set(ACTS) | {"answer"} == set(WORDS)


def test_receive(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    shown = scenes.words(hanh.client.get(scenes.act(dossier, "receive")))
    assert "Nếu tiếp nhận bây giờ, hẹn trả" in shown
    assert "Công chức" not in shown
    answer = hanh.client.post(scenes.act(dossier, "receive") + "?list=unit", {"ok.birth_proof": "yes"}, follow=True)
    received = scenes.fresh(dossier)
    assert received.state == State.RECEIVED
    assert f"Mã hồ sơ: {received.code}" in scenes.words(answer)
    assert ComponentCheck.objects.get(dossier=dossier).is_good
    assert Look.objects.filter(subject=dossier.pk).count() == 2  # the page of the act, and the dossier after it


def test_receive_and_hand_over_at_once(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    hanh.client.post(scenes.act(dossier, "receive"), {"then": "forward"})
    assert scenes.fresh(dossier).state == State.IN_PROGRESS


def test_forward_names_where_it_goes(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = stories.received(mai, coc_san, hanh, at=now())
    assert "Ủy ban nhân dân xã Cốc San" in scenes.words(hanh.client.get(scenes.act(dossier, "forward")))
    answer = hanh.client.post(scenes.act(dossier, "forward"), {}, follow=True)
    assert "Đã chuyển: Thẩm tra" in scenes.words(answer)


def test_refuse_needs_a_reason(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    again = scenes.words(hanh.client.post(scenes.act(dossier, "refuse"), {"reason": " "}))
    assert "Hãy ghi rõ nội dung hoặc lý do" in again
    assert 'href="#f-reason"' in again
    hanh.client.post(scenes.act(dossier, "refuse"), {"reason": "Trẻ đã có giấy khai sinh."})
    assert scenes.fresh(dossier).state == State.REFUSED
    assert scenes.fresh(dossier).end_reason == "Trẻ đã có giấy khai sinh."


def test_take_and_give_back(hanh: Person, tham: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    hanh.client.post(scenes.act(dossier, "take"))
    assert dossier.steps.get().assignee_id == hanh.actor.key
    late = tham.client.post(scenes.act(dossier, "take"))
    assert late.status_code == 409
    assert "Phạm Thị Hạnh đang giữ việc này" in scenes.words(late)
    hanh.client.post(scenes.act(dossier, "give_back"))
    assert dossier.steps.get().assignee_id is None


def test_propose_shows_what_is_left_and_keeps_the_note(
    hanh: Person, quan: Person, mai: Person, coc_san: Agency
) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    typed = {"outcome": "granted", "note": "Đủ điều kiện <b>."}
    again = scenes.words(quan.client.post(scenes.act(dossier, "propose"), typed))
    assert "Còn giấy tờ chưa được đánh dấu đã xem và hợp lệ: Giấy chứng sinh" in again
    assert "Đủ điều kiện <b>." in again
    assert 'value="granted" checked' in again
    quan.client.post(scenes.act(dossier, "propose"), typed | {"ok.birth_proof": "yes"})
    step = dossier.steps.get(outcome="proposed")
    assert (step.note, step.proposes) == ("Đủ điều kiện <b>.", "granted")


def test_approve_keeps_the_words_of_the_proposal(
    hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency
) -> None:
    dossier = scenes.proposed(mai, coc_san, hanh, quan)
    shown = scenes.words(lan.client.get(scenes.act(dossier, "approve")))
    assert "Đề nghị chấp thuận" in shown
    assert "Hoàng Minh Quân" in shown
    lan.client.post(scenes.act(dossier, "approve"), {"text": "Đủ điều kiện đăng ký khai sinh."})
    decided = scenes.fresh(dossier)
    assert (decided.outcome, decided.decision_text) == ("granted", "Đủ điều kiện đăng ký khai sinh.")


def test_reject_needs_grounds(hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.proposed(mai, coc_san, hanh, quan)
    assert "Hãy ghi rõ" in scenes.words(lan.client.post(scenes.act(dossier, "reject"), {"grounds": ""}))
    lan.client.post(scenes.act(dossier, "reject"), {"grounds": "Nơi sinh không khớp."})
    assert scenes.fresh(dossier).outcome == "rejected"


def test_what_was_proposed_is_the_main_button(
    hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency
) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    propose.propose(dossier.pk, Outcome.REJECTED, "Nơi sinh không khớp.", by=quan.actor, at=now())
    shown = scenes.words(lan.client.get(scenes.page(dossier)))
    assert f'class="button" href="{scenes.act(dossier, "reject")}"' in shown
    assert "Nơi sinh không khớp." in scenes.words(lan.client.get(scenes.act(dossier, "reject")))


def test_send_back_to_an_earlier_step(hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.proposed(mai, coc_san, hanh, quan)
    again = scenes.words(lan.client.post(scenes.act(dossier, "send_back"), {"to": "sign", "reason": "Xem lại tên."}))
    assert "Hãy chọn một trong các mục có sẵn" in again
    assert "Xem lại tên." in again
    lan.client.post(scenes.act(dossier, "send_back"), {"to": "appraise", "reason": "Xem lại tên."})
    assert dossier.steps.get(closed_at=None).node == "appraise"


def test_stop(hanh: Person, quan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    quan.client.post(scenes.act(dossier, "stop"), {"reason": "Người nộp đề nghị dừng."})
    assert scenes.fresh(dossier).state == State.STOPPED


def test_who_comes_second_is_told_who_was_first(hanh: Person, tham: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    receive.receive(dossier.pk, by=hanh.actor, at=now())
    late = tham.client.post(scenes.act(dossier, "receive"), {})
    assert late.status_code == 409
    assert "đã được Phạm Thị Hạnh tiếp nhận trước đó" in scenes.words(late)
    forward.forward(dossier.pk, by=hanh.actor, at=now())
    later = tham.client.post(scenes.act(dossier, "receive"), {})
    assert "Phạm Thị Hạnh, bước “Tiếp nhận" in scenes.words(later)
    assert scenes.page(dossier) in scenes.words(later)


def test_pressing_twice_is_no_fault(hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.proposed(mai, coc_san, hanh, quan)
    decide.approve(dossier.pk, by=lan.actor, at=now())
    again = lan.client.post(scenes.act(dossier, "approve"), {"text": ""}, follow=True)
    assert "Việc này anh/chị vừa làm xong" in scenes.words(again)
    first = scenes.submitted(mai, coc_san)
    receive.receive(first.pk, by=hanh.actor, at=now())
    assert hanh.client.post(scenes.act(first, "receive")).status_code == 302


def test_what_the_rules_refuse_has_no_page(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    assert hanh.client.get(scenes.act(dossier, "approve")).status_code == 409
    assert hanh.client.get(scenes.act(dossier, "destroy")).status_code == 404


@pytest.mark.parametrize("key", sorted(ACTS))
def test_outsiders_find_nothing(
    key: str, turned_away: Callable[[str], dict[str, int]], mai: Person, coc_san: Agency
) -> None:
    assert turned_away(scenes.act(scenes.submitted(mai, coc_san), key)) == scenes.TURNED_AWAY
