"""Writing for the agency's page at the desk."""

import pytest
from django.test import Client

from motcua.directory.models import Agency
from motcua.outreach.models import Article
from tests.pages.portal.asking import summary, words
from tests.town import Person

pytestmark = pytest.mark.django_db
SENT = {"kind": "news", "title": "Nghỉ lễ", "text": "Trung tâm nghỉ ngày 01/01."}


def test_it_works(lan: Person, coc_san: Agency, client: Client) -> None:
    desk = lan.client
    assert "Trang của đơn vị" in words(desk.get("/desk/"))
    answer = desk.post("/desk/articles/write", SENT, follow=True)
    assert "Đã đăng bài “Nghỉ lễ”." in words(answer)
    assert "Trung tâm nghỉ ngày 01/01." in words(client.get("/don-vi/02746"))
    article = Article.objects.get()
    assert (article.agency, article.author_id) == (coc_san, lan.actor.key)
    again = desk.get(f"/desk/articles/write?again={article.public_id}").content.decode()
    assert "Trung tâm nghỉ ngày 01/01." in again
    assert "Gỡ bài “Nghỉ lễ”?" in words(desk.get(f"/desk/articles/{article.public_id}/withdraw"))
    desk.post(f"/desk/articles/{article.public_id}/withdraw")
    assert "Trung tâm nghỉ" not in words(client.get("/don-vi/02746"))


def test_an_error_keeps_what_was_typed(lan: Person) -> None:
    answer = lan.client.post("/desk/articles/write", {**SENT, "title": ""})
    assert answer.status_code == 422
    assert "Hãy ghi tên bài." in summary(answer)
    assert "Trung tâm nghỉ ngày 01/01." in answer.content.decode()
    assert not Article.objects.exists()


def test_it_refuses_others(hanh: Person, quan: Person, thanh: Person, lan: Person, coc_san: Agency) -> None:
    lan.client.post("/desk/articles/write", SENT)
    article = Article.objects.get()
    for person in (hanh, quan):
        assert person.client.get("/desk/articles").status_code == 403
        assert person.client.post("/desk/articles/write", SENT).status_code == 403
    where = f"/desk/articles/{article.public_id}/withdraw"
    assert thanh.client.post(where).status_code == 404, "of another agency"
    sent = thanh.client.post("/desk/articles/write", {**SENT, "agency": str(coc_san.pk)})
    assert sent.status_code == 422
    assert "Chỉ lãnh đạo, trưởng phòng" in words(sent)
    assert Article.objects.get().withdrawn_at is None
