"""One dossier as its owner sees it."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.base.clockwork import now
from motcua.base.models import Event
from motcua.directory.models import Agency
from motcua.dossiers.acts import consult, decide, refuse, supplement
from motcua.dossiers.acts.end import stop, withdraw
from motcua.dossiers.models import Dossier
from motcua.files.models import Look
from motcua.papers.making import make_receipt
from tests.pages.portal.asking import address, weight, words
from tests.stories import decided, delivered, drafted, fresh, in_progress, proposed, received, submitted
from tests.town import Person

pytestmark = pytest.mark.django_db
AT = timedelta(hours=3)


def said(mai: Person, dossier: Dossier) -> str:
    return words(mai.client.get(address("dossier", dossier)))


def test_it_works(mai: Person, hanh: Person, coc_san: Agency) -> None:
    dossier = in_progress(mai, coc_san, hanh, at=now() - AT)
    page = said(mai, dossier)
    assert f"Hồ sơ đang ở {coc_san.name} từ" in page
    assert "Vì sao là ngày này?" in page
    assert str(dossier.code) in page
    assert str(dossier.request_code) in page
    assert "GIÀNG A PHÚC" in page
    assert "Bạn đã nộp hồ sơ" in page
    assert "Rút hồ sơ" in page


def test_before_reception_it_says_when_there_is_an_answer(mai: Person, coc_san: Agency) -> None:
    page = said(mai, submitted(mai, coc_san))
    assert "đang chờ tiếp nhận" in page
    assert "trước 08/12/2026 lúc 09:00" in page


def test_what_waits_for_me_comes_first(mai: Person, hanh: Person, quan: Person, coc_san: Agency) -> None:
    dossier = in_progress(mai, coc_san, hanh, at=now() - AT)
    asked = [supplement.Asked("component", "birth_proof", "Ảnh mờ.")]
    supplement.request_supplement(dossier.pk, asked, by=quan.actor, at=now() - AT / 2)
    page = said(mai, dossier)
    assert "Hồ sơ đang chờ bạn bổ sung 1 nội dung" in page
    assert "Xem và bổ sung" in page
    assert "Thời gian đang dừng" in page
    assert "Tạm dừng ở đây, đang chờ bạn" in page


def test_lateness_says_sorry_and_why(mai: Person, hanh: Person, quan: Person, coc_san: Agency) -> None:
    dossier = in_progress(mai, coc_san, hanh, at=now() - AT)
    due = now() + timedelta(days=3)
    asked = consult.Consultation(coc_san, "Có ý kiến gì?", due, silence_agrees=True)
    consult.consult(dossier.pk, asked, by=quan.actor, at=now() - AT / 2)
    Dossier.unscoped.filter(pk=dossier.pk).update(due=now() - timedelta(hours=1))
    page = said(mai, dossier)
    assert "Hồ sơ đã quá hẹn. Chúng tôi xin lỗi bạn." in page
    assert "Chờ ý kiến" in page


def test_a_result_says_where_to_get_it(mai: Person, hanh: Person, quan: Person, lan: Person, coc_san: Agency) -> None:
    page = said(mai, decided(mai, coc_san, (hanh, quan, lan), at=now() - AT))
    assert "Mời bạn đến Trung tâm Phục vụ hành chính công xã Cốc San" in page
    assert "Bạn cần nộp 16.000 đồng khi nhận." in page
    assert "bản chính" in page


def test_a_negative_decision_is_said_plainly(
    mai: Person, hanh: Person, quan: Person, lan: Person, coc_san: Agency
) -> None:
    dossier = proposed(mai, coc_san, hanh, quan, at=now() - AT)
    decide.reject(dossier.pk, "Không đủ điều kiện.", by=lan.actor, at=now() - AT / 2)
    assert "không được chấp thuận" in said(mai, dossier)


def test_after_delivery_one_may_rate(mai: Person, hanh: Person, quan: Person, lan: Person, coc_san: Agency) -> None:
    dossier = delivered(mai, coc_san, (hanh, quan, lan), at=now() - AT)
    page = said(mai, dossier)
    assert "Đã trả kết quả" in page
    assert "Đánh giá việc giải quyết" in page
    assert "Rút hồ sơ" not in page


def test_a_refusal_says_why_and_how_to_go_on(mai: Person, hanh: Person, coc_san: Agency) -> None:
    dossier = submitted(mai, coc_san, at=now() - AT)
    refuse.refuse(dossier.pk, "Thuộc phường khác.", by=hanh.actor, at=now() - AT / 2)
    page = said(mai, dossier)
    assert "Lý do: Thuộc phường khác." in page
    assert "Nộp lại" in page


def test_withdrawn_and_stopped_are_said(mai: Person, hanh: Person, coc_san: Agency) -> None:
    mine, theirs = (received(mai, coc_san, hanh, at=now() - AT) for _ in range(2))
    withdraw(mine.pk, "Nộp nhầm.", by=mai.actor, at=now() - AT / 2)
    stop(theirs.pk, "Theo đề nghị.", by=hanh.actor, at=now() - AT / 2)
    assert "Bạn đã rút hồ sơ" in said(mai, mine)
    assert "Hồ sơ đã dừng giải quyết" in said(mai, theirs)


def test_papers_can_be_opened(mai: Person, hanh: Person, coc_san: Agency) -> None:
    dossier = received(mai, coc_san, hanh, at=now() - AT)
    make_receipt(Event.objects.get(name="dossier.received", subject=dossier.pk))
    assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in said(mai, dossier)


def test_a_look_is_written_down(mai: Person, coc_san: Agency) -> None:
    dossier = submitted(mai, coc_san)
    said(mai, dossier)
    look = Look.objects.get(what="dossier")
    assert (look.subject, look.actor_key) == (dossier.pk, mai.actor.key)


def test_a_draft_is_gone_on_with(mai: Person, coc_san: Agency) -> None:
    dossier = drafted(mai, coc_san)
    assert mai.client.get(address("dossier", dossier)).headers["Location"] == address("tasks", dossier)


def test_others_do_not_find_it(mai: Person, an: Person, hanh: Person, coc_san: Agency) -> None:
    dossier = submitted(mai, coc_san)
    assert an.client.get(address("dossier", dossier)).status_code == 404
    assert hanh.client.get(address("dossier", dossier)).status_code == 403
    assert not Look.objects.exists()


def test_its_queries(
    mai: Person, hanh: Person, coc_san: Agency, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    dossier, browser = in_progress(mai, coc_san, hanh, at=now() - AT), mai.client
    browser.get(address("dossier", dossier))
    with django_assert_num_queries(21):
        browser.get(address("dossier", dossier))


def test_it_is_light(mai: Person, hanh: Person, coc_san: Agency) -> None:
    dossier = in_progress(mai, coc_san, hanh, at=now() - AT)
    assert weight(mai.client.get(address("dossier", fresh(dossier)))) <= 30_000
