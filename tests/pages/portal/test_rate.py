"""Rating a finished dossier."""

from datetime import timedelta

import pytest

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from motcua.voice.models import Rating
from tests.pages.portal.asking import address, summary, words
from tests.stories import delivered, submitted
from tests.town import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(mai: Person, hanh: Person, quan: Person, lan: Person, coc_san: Agency) -> Dossier:
    return delivered(mai, coc_san, (hanh, quan, lan), at=now() - timedelta(hours=3))


def test_it_works(dossier: Dossier, mai: Person) -> None:
    browser = mai.client
    answer = browser.post(address("rate", dossier), {"score": "5", "words": "Nhanh."})
    assert answer.headers["Location"] == address("dossier", dossier)
    assert Rating.objects.values_list("score", "words").get() == (5, "Nhanh.")
    assert browser.get(address("rate", dossier)).headers["Location"] == address("dossier", dossier)


@pytest.mark.parametrize("score", ["", "0", "6", "12", "x", "-1"])
def test_without_a_mark_the_words_are_kept(dossier: Dossier, mai: Person, score: str) -> None:
    answer = mai.client.post(address("rate", dossier), {"score": score, "words": "Nhanh."})
    assert answer.status_code == 422
    assert "Hãy chọn một mức đánh giá" in summary(answer)
    assert "Nhanh." in words(answer)
    assert not Rating.objects.exists()


def test_it_is_too_early_before_the_end(mai: Person, coc_san: Agency) -> None:
    dossier = submitted(mai, coc_san)
    assert mai.client.get(address("rate", dossier)).headers["Location"] == address("dossier", dossier)


def test_nobody_else_rates(dossier: Dossier, an: Person, hanh: Person) -> None:
    assert an.client.post(address("rate", dossier), {"score": "1"}).status_code == 404
    assert hanh.client.post(address("rate", dossier), {"score": "1"}).status_code == 403
    assert not Rating.objects.exists()
