"""The platform team invites officers and ends posts; nobody else does."""

import pytest
from django.test import Client

from motcua.base.models import Event
from motcua.directory.models import Officer, SignIn
from motcua.web.account.entering import SEEN
from tests.town import Person

PAGE = "/desk/officers"


def test_it_works(minh: Person, hanh: Person) -> None:
    client = minh.client
    shown = client.get(PAGE, {"q": "hanh@"}).content.decode()
    assert hanh.name in shown
    assert "Công chức tiếp nhận" in shown
    answer = client.post(f"{PAGE}/{hanh.row.public_id}/invite", follow=True)
    assert "Đã gửi thư mời tới hanh@laocai.example" in answer.content.decode()
    assert Event.objects.filter(name="account.invited", subject=hanh.account.pk).exists()


def test_who_is_in_already_is_not_invited(minh: Person, hanh: Person) -> None:
    hanh.account.set_password("mot cau that dai")
    hanh.account.save()
    minh.client.post(f"{PAGE}/{hanh.row.public_id}/invite")
    assert not Event.objects.filter(name="account.invited").exists()


def test_a_post_is_ended_after_a_question(minh: Person, hanh: Person, client: Client) -> None:
    post = hanh.row.posts.get()
    team = minh.client
    at = f"/desk/posts/{post.pk}/end"
    assert "Kết thúc vị trí" in team.get(at).content.decode()
    post.refresh_from_db()
    assert post.valid_until is None
    assert team.post(at)["Location"] == PAGE
    post.refresh_from_db()
    assert post.valid_until is not None
    assert team.post(at).status_code == 409


@pytest.mark.parametrize("path", [PAGE, "/desk/posts/1/end"])
def test_it_refuses_everybody_else(hanh: Person, mai: Person, client: Client, path: str) -> None:
    assert hanh.client.get(path).status_code == 403
    assert mai.client.get(path).status_code == 403
    assert client.get(path)["Location"].startswith("/desk/sign-in")
    assert Officer.objects.exists()


def test_the_team_is_not_signed_out_for_want_of_a_post(minh: Person) -> None:
    client = minh.client
    assert client.get(PAGE).status_code == 200
    assert SEEN in client.session
    assert not SignIn.objects.exists()
