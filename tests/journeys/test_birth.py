"""Mai registers her son's birth: the whole life of a dossier, with one supplement, by four people in five browsers."""

from pathlib import Path

import pytest

from tests.journeys import people
from tests.journeys.people import Open, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]


def officer(opened: Open, name: str, dossier: str) -> Visitor:
    """Let an officer sign in at a desk and open the dossier."""
    visitor = opened(width=1280)
    people.sign_in_officer(visitor, name)
    visitor.go(dossier)
    return visitor


def test_birth_from_search_to_rating(opened: Open, tmp_path: Path) -> None:
    mai = opened()
    mai.go("/")
    mai.fill({"q": "lam giay khai sinh cho be"})
    mai.press("Tìm")
    mai.follow("Đăng ký khai sinh")
    people.sign_in_citizen(mai, "Giàng Thị Mai")
    address = people.file_birth(mai, people.photos(tmp_path, 2))
    mai.says("Đã gửi hồ sơ")
    desk = address.replace("/ho-so/", "/desk/dossiers/")

    hanh = officer(opened, "Phạm Thị Hạnh", desk)
    hanh.press("Tiếp nhận")
    hanh.fill({"ok.birth_proof": "yes"})
    hanh.press("Tiếp nhận")
    hanh.press("Chuyển giải quyết")
    hanh.press("Chuyển")

    quan = officer(opened, "Hoàng Minh Quân", desk)
    quan.press("Yêu cầu bổ sung")
    people.ask_for(quan, "birth_proof", "Ảnh bị mờ, không đọc được ngày sinh. Xin chụp lại.")
    mai.go(f"{address}/bo-sung")
    mai.says("Xin chụp lại")
    people.answer_with_photo(mai, address, people.photos(tmp_path, 3)[2:])

    quan.go(desk)
    people.propose(quan, "Đủ điều kiện đăng ký khai sinh.")
    lan = officer(opened, "Lương Thị Lan", desk)
    lan.press("Duyệt, ký")
    lan.press("Duyệt, ký")
    hanh.go(desk)
    people.deliver(hanh, "Giàng Thị Mai")

    mai.go(address)
    mai.says("Đã trả kết quả")
    assert people.download(mai, "Kết quả").startswith(b"%PDF-")
    people.rate(mai, "5")


def test_a_helpless_browser_files_and_the_desk_works(opened: Open, tmp_path: Path) -> None:
    """Without scripts everything still works: photos by a plain form, pages by plain links."""
    mai = opened(script=False)
    people.sign_in_citizen(mai, "Giàng Thị Mai")
    address = people.file_birth(mai, people.photos(tmp_path, 1))
    mai.says("Đã gửi hồ sơ")
    mai.page.go_back()
    mai.page.reload()
    mai.says("Đã gửi hồ sơ")
    hanh = opened(width=1280, script=False)
    people.sign_in_officer(hanh, "Phạm Thị Hạnh")
    hanh.go(address.replace("/ho-so/", "/desk/dossiers/"))
    hanh.press("Tiếp nhận")
    hanh.press("Tiếp nhận và chuyển ngay")
    hanh.says("H38.111.1-")
    mai.go(address)
    mai.says("Đang giải quyết")
    mai.go(f"{address}/rut")
    people.main_button(mai)
    mai.says("Bạn đã rút hồ sơ")
