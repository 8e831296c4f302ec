"""The province says how it addresses people, and every Vietnamese sentence of the portal and of the notices does."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from motcua.base.clockwork import now, today
from motcua.directory.addressing import PLAIN, WORDS, addressed
from motcua.directory.models import Agency, Province
from motcua.notices.models import Notice
from motcua.web.ui.addressing import addressing
from tests import stories
from tests.acts.jobs import run_jobs
from tests.town import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def politely(province: None) -> None:
    Province.objects.update(citizen_word="ông/bà")


def _main(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return page[page.index("<main") : page.index("</main")]


def test_capitals_and_whole_words() -> None:
    assert addressed("Bạn nộp, rồi bạn nhận. Bạn!", "bà con") == "Bà con nộp, rồi bà con nhận. Bà con!"
    assert addressed("các bạn; Bạng; bạnh", "ông/bà") == "các ông/bà; Bạng; bạnh"
    assert addressed("Bạn", PLAIN) == "Bạn"


@pytest.mark.parametrize("word", WORDS)
def test_no_other_word_is_left_on_any_page(word: str, mai: Person, coc_san: Agency) -> None:
    Province.objects.update(citizen_word=word)
    dossier, draft = stories.submitted(mai, coc_san, at=now()), stories.prepared(mai, coc_san, at=now())
    addresses = [
        reverse("portal:home"), reverse("portal:procedure", args=["1.001193"]), reverse("portal:follow"),
        reverse("portal:dossier", args=[dossier.public_id]), reverse("portal:withdraw", args=[dossier.public_id]),
        reverse("portal:tasks", args=[draft.public_id]), reverse("portal:help"), "/khong-co-trang-nay",
    ]  # fmt: skip
    shown = " ".join(_main(mai.client, address) for address in addresses)
    assert word in shown
    assert word[:1].upper() + word[1:] in shown
    assert bool(re.search(r"\b[Bb]ạn\b", shown)) == (word == PLAIN)


def test_english_is_untouched(politely: None, mai: Person, coc_san: Agency) -> None:
    dossier = stories.submitted(mai, coc_san, at=now())
    browser = mai.client
    browser.cookies["ngon_ngu"] = "en"
    shown = _main(browser, reverse("portal:withdraw", args=[dossier.public_id]))
    assert "you" in shown
    assert "ông/bà" not in shown
    with addressing(lambda: "ông/bà"), translation.override("en"):
        assert "ông/bà" not in gettext("Vì sao bạn rút hồ sơ?")


def test_what_people_typed_stays(politely: None, mai: Person, coc_san: Agency) -> None:
    dossier = stories.submitted(mai, coc_san, at=now())
    address = reverse("portal:withdraw", args=[dossier.public_id])
    mai.client.post(address, {"reason": "Bạn tôi nộp giúp rồi."})
    assert "Bạn tôi nộp giúp rồi." in _main(mai.client, reverse("portal:dossier", args=[dossier.public_id]))


def test_notices_too_by_the_day_of_what_they_tell(mai: Person, coc_san: Agency) -> None:
    Province.objects.update(citizen_word="anh/chị")
    row = Province.objects.latest("valid_from")
    row.pk, row.citizen_word, row.valid_from = None, "bà con", today(now()) + timedelta(days=1)
    row.save()
    stories.submitted(mai, coc_san, at=now())
    run_jobs()
    body = Notice.objects.get(citizen=mai.row).body
    assert body.startswith("Anh/chị đã gửi hồ sơ")
    assert not re.search(r"\b[Bb]ạn\b|bà con", body)
