"""The setup's pages of agencies, officers, posts and delegations: they work, and are for the platform team alone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from motcua.base.clockwork import now, today
from motcua.base.models import Event
from motcua.directory.models import Agency, Delegation, Officer, Post, SignIn, Succession
from motcua.dossiers.models import Dossier
from motcua.web.account.entering import SEEN
from tests import stories
from tests.town import Person

TODAY = today(now())
LISTS = ("home", "agencies", "agency_add", "officers", "officer_add", "delegations")


def posted(day: str, on: object = TODAY) -> dict[str, str]:
    year, month, number = str(on).split("-")
    return {f"{day}.day": number, f"{day}.month": month, f"{day}.year": year}


def said(client: Client, path: str, **fields: str) -> str:
    """Post a form, and give what the page after it says."""
    return client.post(path, fields, follow=True).content.decode()


def places(hanh: Person, agency: Agency) -> list[str]:
    post = hanh.row.posts.get()
    lists = [reverse(f"setup:{name}") for name in LISTS]
    of_agency = [
        reverse(f"setup:agency{part}", args=[agency.public_id]) for part in ("", "_correct", "_change", "_end")
    ]
    names = ("officer", "officer_correct", "post_give")
    of_officer = [reverse(f"setup:{name}", args=[hanh.row.public_id]) for name in names]
    return [
        *lists,
        *of_agency,
        *of_officer,
        *(reverse(f"setup:post_{n}", args=[post.pk]) for n in ("end", "move", "lend")),
    ]


def test_every_page_opens(minh: Person, hanh: Person, coc_san: Agency) -> None:
    client = minh.client
    for path in places(hanh, coc_san):
        assert client.get(path).status_code == 200, path


def test_nobody_else_comes_in(hanh: Person, lan: Person, an: Person, coc_san: Agency) -> None:
    for path in places(hanh, coc_san):
        for person in (hanh, lan, an):
            assert person.client.get(path).status_code == 403, path
            assert person.client.post(path).status_code in (403, 405), path
        assert Client().get(path)["Location"].startswith("/desk/sign-in"), path


def test_the_team_is_not_signed_out_for_want_of_a_post(minh: Person) -> None:
    client = minh.client
    assert client.get("/setup/").status_code == 200
    assert SEEN in client.session
    assert not SignIn.objects.exists()


def test_the_team_sees_no_dossier(minh: Person, mai: Person, hanh: Person, coc_san: Agency) -> None:
    dossier: Dossier = stories.in_progress(mai, coc_san, hanh)
    client = minh.client
    assert client.get(reverse("desk:dossier", args=[dossier.public_id])).status_code in (403, 404)
    for path in places(hanh, coc_san):
        shown = client.get(path).content.decode()
        for secret in (mai.name, mai.row.id_number, "Giàng A Phúc", str(dossier.code)):
            assert secret not in shown, path


def test_home_tells_what_needs_attention(minh: Person, hanh: Person) -> None:
    post = hanh.row.posts.get()
    Post.objects.filter(pk=post.pk).update(valid_until=TODAY + timedelta(days=5))
    shown = minh.client.get("/setup/").content.decode()
    assert f"{hanh.name} thôi giữ “{post.title}”" in shown
    Post.objects.filter(agency=post.agency, role="counter").update(valid_until=TODAY)
    assert "1 Trung tâm Phục vụ hành chính công chưa có ai trực quầy" in minh.client.get("/setup/").content.decode()
    Officer.objects.create(full_name="Lò Văn Tú", sort_key="x", email="tu@laocai.example")
    assert "1 cán bộ chưa có tài khoản" in minh.client.get("/setup/").content.decode()


def test_the_tree_of_a_day(minh: Person, coc_san: Agency) -> None:
    client = minh.client
    assert coc_san.name in client.get("/setup/agencies").content.decode()
    before = client.get("/setup/agencies", posted("on", "2020-01-01")).content.decode()
    assert coc_san.name not in before
    assert "Không có cơ quan nào" in before
    assert coc_san.name in client.get("/setup/agencies", {"q": "coc san"}).content.decode()
    wrong = client.get("/setup/agencies", {"on.day": "31", "on.month": "2", "on.year": "2026"}).content.decode()
    assert "Không có ngày này trong lịch" in wrong


def test_an_agency_is_added_after_what_is_wrong_is_repaired(minh: Person) -> None:
    given = {"name": "Phòng Kiểm thử", "code": "H38.42", "kind": "branch", "key": "KT", **posted("on")}
    client = minh.client
    shown = said(client, "/setup/agencies/new", **given)
    assert "Mã định danh H38.42 đang dùng" in shown
    assert 'value="Phòng Kiểm thử"' in shown
    assert "Còn thiếu: Mã định danh" in said(client, "/setup/agencies/new", **{**given, "code": ""})
    assert "Đã thêm Phòng Kiểm thử" in said(client, "/setup/agencies/new", **{**given, "code": "H38.42.9"})
    assert Agency.objects.get(code="H38.42.9").valid_from == TODAY


def test_an_agency_changes_its_name(minh: Person, coc_san: Agency, hanh: Person) -> None:
    path = reverse("setup:agency_change", args=[coc_san.public_id])
    given = {"name": "Ủy ban nhân dân phường Cốc San", "code": "H38.999", "kind": "commune", "key": coc_san.key}
    shown = said(minh.client, path, parent=str(coc_san.parent_id), **given, **posted("on"))
    assert "theo sang cơ quan mới" in shown
    new = Succession.objects.get(old=coc_san).new
    assert new.name == given["name"]
    assert coc_san.name in minh.client.get(reverse("setup:agency", args=[new.public_id])).content.decode()


def test_the_end_of_an_agency_says_what_is_left(minh: Person, coc_san: Agency) -> None:
    path = reverse("setup:agency_end", args=[coc_san.public_id])
    assert "Phải chọn cơ quan tiếp nhận" in minh.client.get(path).content.decode()
    assert "Còn đơn vị trực thuộc" in said(minh.client, path, **posted("on"))


def test_officers_are_found_without_diacritics(minh: Person, hanh: Person, coc_san: Agency) -> None:
    client = minh.client
    for words in ("hanh@", hanh.name, hanh.name.split()[-1], "Cốc San"):
        assert hanh.name in client.get("/setup/officers", {"q": words}).content.decode(), words
    folded = client.get("/setup/officers", {"q": "hanh"}).content.decode()
    assert hanh.name in folded
    assert "Không tìm thấy cán bộ nào" in client.get("/setup/officers", {"q": "zzz"}).content.decode()
    assert hanh.name not in client.get("/setup/officers", {"account": "none"}).content.decode()


def test_an_officer_is_added_given_a_post_and_invited(minh: Person, coc_san: Agency) -> None:
    client = minh.client
    given = {"full_name": "Lò Văn Tú", "email": "tu@laocai.example", "phone": "0912345678"}
    assert "Đã thêm Lò Văn Tú" in said(client, "/setup/officers/new", **given)
    officer = Officer.objects.get(email="tu@laocai.example")
    here = reverse("setup:officer", args=[officer.public_id])
    post = {"agency": str(coc_san.pk), "role": "specialist", "title": "Công chức Tư pháp", **posted("start")}
    assert "Đã giao vị trí" in said(client, here + "/posts/new", **post)
    assert "đã giữ vị trí đó" in said(client, here + "/posts/new", **post)
    assert "Đã gửi thư mời tới tu@laocai.example" in said(client, here + "/invite")
    assert Event.objects.filter(name="account.invited").count() == 1


def test_a_taken_address_is_said_at_its_field(minh: Person, hanh: Person) -> None:
    given = {"full_name": "Lò Văn Tú", "email": hanh.row.email.upper()}
    shown = said(minh.client, "/setup/officers/new", **given)
    assert "đã có người dùng" in shown
    assert 'href="#f-email"' in shown


def test_who_is_in_already_is_not_invited(minh: Person, hanh: Person) -> None:
    hanh.account.set_password("mot cau that dai")
    hanh.account.save()
    path = reverse("setup:invite", args=[hanh.row.public_id])
    assert "đã có mật khẩu" in said(minh.client, path)
    assert not Event.objects.filter(name="account.invited").exists()


def test_the_last_of_a_role_is_warned_of(
    minh: Person, mai: Person, hanh: Person, quan: Person, coc_san: Agency
) -> None:
    stories.in_progress(mai, coc_san, hanh)
    post = quan.row.posts.get()
    path = reverse("setup:post_end", args=[post.pk])
    assert "1 việc đang chờ “Chuyên viên” ở đây" in minh.client.get(path).content.decode()
    assert "Đã kết thúc vị trí" in said(minh.client, path, **posted("end"))
    post.refresh_from_db()
    assert post.valid_until == TODAY
    assert "đã kết thúc trước đó" in said(minh.client, path, **posted("end"))


def test_a_post_is_moved(minh: Person, quan: Person, coc_san: Agency) -> None:
    post = quan.row.posts.get()
    given = {"agency": str(coc_san.pk), "role": "clerk", "title": "Văn thư", **posted("start")}
    assert "Đã chuyển" in said(minh.client, reverse("setup:post_move", args=[post.pk]), **given)
    assert {p.role: p.valid_until for p in quan.row.posts.all()} == {"specialist": TODAY, "clerk": None}


def test_a_post_is_lent_and_taken_back(minh: Person, lan: Person, quan: Person) -> None:
    client, post = minh.client, lan.row.posts.get()
    path = reverse("setup:post_lend", args=[post.pk])
    given = {"document": "12/QĐ-UBND ngày 20/11/2026", **posted("start"), **posted("last", TODAY + timedelta(days=2))}
    assert "Không có cán bộ nào dùng địa chỉ" in said(client, path, email="ai@laocai.example", **given)
    assert "chính người đang giữ" in said(client, path, email=lan.row.email, **given)
    assert "Đã ghi nhận ủy quyền" in said(client, path, email=quan.row.email, **given)
    lent = Delegation.objects.get()
    assert lent.valid_until == TODAY + timedelta(days=3)
    for when, seen in (("now", True), ("ahead", False), ("past", False), ("else", True)):
        assert ("12/QĐ-UBND" in client.get("/setup/delegations", {"when": when}).content.decode()) is seen, when
    assert "Đã kết thúc ủy quyền" in said(client, reverse("setup:delegation_end", args=[lent.pk]), **posted("on"))
    assert "đã hủy trước khi có hiệu lực" in client.get("/setup/delegations", {"when": "past"}).content.decode()


@pytest.mark.parametrize(
    ("path", "most"), [("/setup/officers", 12), ("/setup/agencies", 10), ("/setup/delegations", 9), ("/setup/", 14)]
)
def test_lists_ask_little(
    path: str, most: int, minh: Person, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    client = minh.client
    client.get(path)
    with django_assert_max_num_queries(most):  # type: ignore[operator]  # a fixture of pytest-django
        assert client.get(path).status_code == 200
