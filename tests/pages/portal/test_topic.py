"""One topic of a filing."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from tests.pages.portal.asking import address, send, shown_keys, summary, weight, words
from tests.stories import drafted, submitted
from tests.town import Person

pytestmark = pytest.mark.django_db
CHILD = {
    "child_name": "Giàng A Phúc", "child_birth.day": "2", "child_birth.month": "11", "child_birth.year": "2026", "late": "no",
    "child_sex": "male", "child_ethnicity": "Mông", "child_nationality": "Việt Nam", "child_hometown": "Xã Cốc San",
}  # fmt: skip


@pytest.fixture
def dossier(mai: Person, coc_san: Agency) -> Dossier:
    return drafted(mai, coc_san)


@pytest.fixture
def browser(mai: Person) -> Client:
    return mai.client


def saved(dossier: Dossier, key: str) -> object:
    return dossier.answers.get(key=key).value


def test_it_works(dossier: Dossier, browser: Client) -> None:
    answer = send(browser, address("topic", dossier, "child"), **CHILD)
    assert answer.headers["Location"] == address("topic", dossier, "birth_place")
    assert saved(dossier, "child_name") == "GIÀNG A PHÚC"


def test_the_account_fills_in_what_nobody_typed(dossier: Dossier, browser: Client) -> None:
    where = address("topic", dossier, "requester")
    page = browser.get(where)
    assert 'value="Giàng Thị Mai"' in page.content.decode()
    assert "Lấy từ tài khoản của bạn" in words(page)
    send(browser, where, requester_name="Giàng Mai", later="1")
    page = browser.get(where)
    assert 'value="Giàng Mai"' in page.content.decode()
    assert 'value="Giàng Thị Mai"' not in page.content.decode()


def test_faults_keep_what_was_typed(dossier: Dossier, browser: Client) -> None:
    where = address("topic", dossier, "child")
    wrong = CHILD | {"child_birth.day": "31", "child_birth.month": "2", "child_ethnicity": "Mông 😀", "child_sex": ""}
    answer = send(browser, where, **wrong)
    assert answer.status_code == 422
    assert "Ngày sinh của trẻ: Không có ngày này trong lịch" in summary(answer)
    assert "Không dùng được ký hiệu 😀" in summary(answer)
    assert "Chưa chọn: “Giới tính”" in summary(answer)
    assert 'value="Mông 😀"' in browser.get(where).content.decode()
    assert "autofocus" in answer.content.decode()


@pytest.mark.parametrize(("typed", "why"), [("0101989991012", "đang ghi 13"), ("01019899910a", "chỉ gồm chữ số")])
def test_a_wrong_id_number_is_said(dossier: Dossier, browser: Client, typed: str, why: str) -> None:
    answer = send(browser, address("topic", dossier, "requester"), requester_id=typed)
    assert why in summary(answer)
    assert f'value="{typed}"' in answer.content.decode()


def test_decomposed_letters_and_a_year_alone_are_taken(dossier: Dossier, browser: Client) -> None:
    typed = {"requester_name": "Gia\u0300ng Thi\u0323 Mai", "requester_birth.year": "1960"}
    send(browser, address("topic", dossier, "requester"), **typed)
    assert saved(dossier, "requester_name") == "Giàng Thị Mai"
    assert saved(dossier, "requester_birth") == "1960"


def test_questions_come_up_by_an_answer_of_the_same_page(dossier: Dossier, browser: Client) -> None:
    where = address("topic", dossier, "child")
    assert "fee_exempt" not in shown_keys(browser, where)
    answer = send(browser, where, **CHILD | {"late": "yes"})
    assert answer.headers["Location"] == f"{where}?ve=&moi=1#f-late_reason-field"
    page = browser.get(answer.headers["Location"])
    assert "thêm câu hỏi" in words(page)
    assert 'name="fee_exempt"' in page.content.decode()
    answer = send(browser, where, **CHILD | {"late": "yes", "fee_exempt": "no"})
    assert answer.headers["Location"] == address("topic", dossier, "birth_place")


def test_an_answer_that_hides_questions_does_not_lose_them(dossier: Dossier, browser: Client) -> None:
    where = address("topic", dossier, "child")
    send(browser, where, **CHILD | {"late": "yes"})
    typed = {"fee_exempt": "no", "late_reason": "Ở xa"}
    send(browser, where, **CHILD | typed | {"late": "yes"})
    send(browser, where, **CHILD | typed)
    assert "Ở xa" not in words(browser.get(where))
    send(browser, where, **CHILD | {"late": "yes"})
    assert "Ở xa" in words(browser.get(where))


def test_the_script_gets_the_new_questions(dossier: Dossier, browser: Client) -> None:
    where = address("topic", dossier, "child")
    fields = CHILD | {"late": "yes", "child_sex": "", "shown": shown_keys(browser, where)}
    answer = browser.post(where, fields, headers={"X-Requested-With": "reveal"})
    assert answer.status_code == 200
    assert 'name="fee_exempt"' in answer.content.decode()
    assert summary(answer) == ""


def test_it_is_saved_as_one_goes(dossier: Dossier, browser: Client) -> None:
    where = address("topic", dossier, "child")
    fields = {"shown": shown_keys(browser, where), "child_name": "Giàng"}
    answer = browser.post(where, fields, headers={"X-Requested-With": "autosave"})
    version = answer.json()["version"]
    page = browser.get(where).content.decode()
    assert 'value="Giàng"' in page
    assert f'data-version="{version}"' in page


def test_one_may_stop_in_the_middle(dossier: Dossier, browser: Client) -> None:
    answer = send(browser, address("topic", dossier, "child"), child_name="Giàng A Phúc", later="1")
    assert answer.headers["Location"] == address("tasks", dossier)
    assert saved(dossier, "child_name") == "GIÀNG A PHÚC"


def test_from_the_check_one_returns_there(dossier: Dossier, browser: Client) -> None:
    where = address("topic", dossier, "child")
    page = browser.get(f"{where}?ve=check")
    assert "Chưa điền: “Họ, chữ đệm và tên của trẻ”" in summary(page)
    answer = send(browser, where, **CHILD | {"back": "check"})
    assert answer.headers["Location"] == address("check", dossier)


def test_a_province_loads_its_communes_without_a_script(dossier: Dossier, browser: Client) -> None:
    where = address("topic", dossier, "birth_place")
    load = {
        "born_at": "home",
        "birth_address.province": "11",
        "birth_address.line": "Bản Mường",
        "birth_address.load": "1",
    }
    answer = send(browser, where, **load)
    assert answer.headers["Location"].endswith("#f-birth_address-commune")
    page = browser.get(where).content.decode()
    assert 'value="Bản Mường"' in page
    assert '<option value="11" selected>' in page
    assert "birth_address.load" not in dossier.answers.get(key="birth_address").raw


def test_a_form_that_came_after_the_session_is_given_back(dossier: Dossier, browser: Client, mai: Person) -> None:
    where = address("topic", dossier, "child")
    session = browser.session
    session["parked"] = [
        {"path": where, "owner": mai.account.pk, "at": 4e9, "fields": [["child_name", ["Giàng A Phúc"]]]}
    ]
    session.save()
    page = browser.get(where)
    assert 'value="Giàng A Phúc"' in page.content.decode()
    assert "vẫn còn ở đây" in words(page)


def test_a_nul_character_does_no_harm(dossier: Dossier, browser: Client) -> None:
    send(browser, address("topic", dossier, "child"), **CHILD | {"child_name": "Gi\0àng"})
    assert saved(dossier, "child_name") == "GIÀNG"


def test_others_do_not_find_it(dossier: Dossier, an: Person) -> None:
    where = address("topic", dossier, "child")
    assert an.client.get(where).status_code == 404
    assert an.client.post(where, {"shown": "child_name", "child_name": "X"}).status_code == 404
    assert not dossier.answers.exists()


def test_an_unknown_topic_is_not_found(dossier: Dossier, browser: Client) -> None:
    assert browser.get(reverse("portal:topic", args=[dossier.public_id, "nothing"])).status_code == 404


def test_what_was_sent_stays_as_it_was(mai: Person, coc_san: Agency) -> None:
    sent = submitted(mai, coc_san)
    answer = mai.client.post(address("topic", sent, "child"), {"shown": "child_name", "child_name": "X"})
    assert answer.headers["Location"] == address("done", sent)
    assert saved(sent, "child_name") == "GIÀNG A PHÚC"


def test_its_queries(dossier: Dossier, browser: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    browser.get(address("topic", dossier, "child"))
    with django_assert_num_queries(8):
        browser.get(address("topic", dossier, "child"))


def test_it_is_light(dossier: Dossier, browser: Client) -> None:
    assert weight(browser.get(address("topic", dossier, "requester"))) <= 30_000


def test_an_organisation_does_not_type_its_name(binh: Person) -> None:
    department = Agency.objects.get(key="SXD")
    dossier = drafted(binh, department, code="2.002288")
    page = binh.client.get(f"/ho-so/{dossier.public_id}/soan/unit").content.decode()
    assert 'value="Hợp tác xã Vận tải Hoa Ban Tây Bắc"' in page
    assert 'value="5399999003"' in page
