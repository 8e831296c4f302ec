"""Withdrawing a dossier and throwing a draft away."""

from datetime import timedelta

import pytest

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier, State
from tests.pages.portal.asking import address, summary, words
from tests.stories import decided, drafted, fresh, prepared, submitted
from tests.town import Person

pytestmark = pytest.mark.django_db


def test_withdrawing_asks_and_then_does(mai: Person, coc_san: Agency) -> None:
    dossier, browser = submitted(mai, coc_san), mai.client
    assert "Rút hồ sơ này?" in words(browser.get(address("withdraw", dossier)))
    assert fresh(dossier).state == State.SUBMITTED
    answer = browser.post(address("withdraw", dossier), {"reason": "Nộp nhầm xã."})
    assert answer.headers["Location"] == address("dossier", dossier)
    assert (fresh(dossier).state, fresh(dossier).end_reason) == (State.WITHDRAWN, "Nộp nhầm xã.")


def test_withdrawing_twice_is_withdrawing(mai: Person, coc_san: Agency) -> None:
    dossier, browser = submitted(mai, coc_san), mai.client
    assert [browser.post(address("withdraw", dossier)).status_code for _ in range(2)] == [302, 302]


def test_what_is_decided_is_not_withdrawn(
    mai: Person, hanh: Person, quan: Person, lan: Person, coc_san: Agency
) -> None:
    dossier = decided(mai, coc_san, (hanh, quan, lan), at=now() - timedelta(hours=3))
    answer = mai.client.post(address("withdraw", dossier), {"reason": "Đổi ý."})
    assert answer.status_code == 409
    assert "đã sang giai đoạn khác" in summary(answer)
    assert "Đổi ý." in words(answer)


def test_nobody_else_withdraws(mai: Person, an: Person, hanh: Person, coc_san: Agency) -> None:
    dossier = submitted(mai, coc_san)
    assert an.client.post(address("withdraw", dossier)).status_code == 404
    assert hanh.client.post(address("withdraw", dossier)).status_code == 403
    assert fresh(dossier).state == State.SUBMITTED


def test_a_draft_is_thrown_away_after_a_question(mai: Person, coc_san: Agency) -> None:
    dossier, browser = prepared(mai, coc_san), mai.client
    assert "không lấy lại được" in words(browser.get(address("discard", dossier)))
    assert browser.post(address("discard", dossier)).headers["Location"] == "/ho-so"
    assert not Dossier.unscoped.filter(pk=dossier.pk).exists()


def test_what_was_sent_is_never_thrown_away(mai: Person, coc_san: Agency) -> None:
    dossier = submitted(mai, coc_san)
    assert mai.client.post(address("discard", dossier)).headers["Location"] == address("done", dossier)
    assert fresh(dossier).state == State.SUBMITTED


def test_nobody_else_throws_a_draft_away(mai: Person, an: Person, coc_san: Agency) -> None:
    dossier = drafted(mai, coc_san)
    assert an.client.post(address("discard", dossier)).status_code == 404
    assert Dossier.unscoped.filter(pk=dossier.pk).exists()
