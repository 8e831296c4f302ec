"""How the result comes back."""

import pytest
from django.test import Client

from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from tests.pages.portal.asking import address, summary, words
from tests.stories import drafted, fresh
from tests.town import Person

pytestmark = pytest.mark.django_db
CHOICE = {"way": "post", "phone": "0912 345 678", "email": "mai@nguoidan.example"}


@pytest.fixture
def dossier(mai: Person, coc_san: Agency) -> Dossier:
    return drafted(mai, coc_san, code="2.000635")


@pytest.fixture
def browser(mai: Person) -> Client:
    return mai.client


def test_it_works(dossier: Dossier, browser: Client) -> None:
    answer = browser.post(address("return_way", dossier), CHOICE)
    assert answer.headers["Location"] == address("check", dossier)
    kept = fresh(dossier)
    assert (kept.return_way, kept.owner_phone, kept.owner_email) == ("post", "0912345678", "mai@nguoidan.example")


def test_faults_keep_what_was_typed(dossier: Dossier, browser: Client) -> None:
    answer = browser.post(address("return_way", dossier), CHOICE | {"phone": "12", "email": "mai@"})
    assert answer.status_code == 422
    assert "Số điện thoại gồm 10 chữ số" in summary(answer)
    assert 'value="mai@"' in answer.content.decode()
    assert 'value="post" checked' in answer.content.decode()


def test_a_missing_phone_says_what_it_is_for(dossier: Dossier, browser: Client) -> None:
    answer = browser.post(address("return_way", dossier), CHOICE | {"phone": ""})
    assert "Còn thiếu số điện thoại. Chúng tôi nhắn tin cho bạn khi có kết quả." in summary(answer)


def test_only_the_counter_where_originals_are_compared(mai: Person, browser: Client, coc_san: Agency) -> None:
    birth = drafted(mai, coc_san)
    page = browser.get(address("return_way", birth))
    assert "phải nhận tại quầy" in words(page)
    assert 'value="post"' not in page.content.decode()
    answer = browser.post(address("return_way", birth), CHOICE)
    assert answer.status_code == 422
    assert fresh(birth).return_way == "counter"


def test_others_do_not_find_it(dossier: Dossier, an: Person) -> None:
    assert an.client.post(address("return_way", dossier), CHOICE).status_code == 404
