"""Walks the tour of README.md in a running sample and takes its pictures: `make pictures`.

With an address as argument it uses the sample that runs there, else it starts one of its own.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import CHROMIUM

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
DOSSIER = "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh"
MAI = "Giàng Thị Mai"


class Tour:
    """One browser, handed from one person to the next as the tour does."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(15_000)

    def shoot(self, name: str) -> None:
        """Take the page as it is, on a phone and on a desk."""
        for size in (NARROW, WIDE):
            self.page.set_viewport_size({"width": size["width"], "height": size["height"]})
            self.page.evaluate("scrollTo(0, 0)")
            self.page.screenshot(path=FOLDER / f"{name}-{size['width']}.png", animations="disabled")

    def press(self, words: str) -> None:
        """Press the button with these words, be it a link or a real one."""
        named = self.page.get_by_role("button", name=words, exact=True)
        named = named.or_(self.page.get_by_role("link", name=words, exact=True))
        named.and_(self.page.locator("main .button, main button")).first.click()
        self.page.wait_for_load_state()

    def open(self, words: str) -> None:
        with self.page.expect_navigation():
            self.page.locator("main a", has_text=words).first.click()

    def menu(self, words: str) -> None:
        with self.page.expect_navigation():
            self.page.locator("header a, nav a", has_text=words).locator("visible=true").first.click()

    def choose(self, *words: str) -> None:
        for one in words:
            self.page.get_by_label(one, exact=True).check()

    def fill(self, **fields: str) -> None:
        for name, text in fields.items():
            self.page.locator(f'[name="{name.replace("__", ".")}"]').fill(text)

    def be(self, name: str) -> None:
        """Choose somebody on the page of the sample; a citizen also confirms at the simulated VNeID."""
        self.page.locator("a", has_text="Đổi vai").first.click()
        self.page.locator("li", has_text=name).get_by_role("button").first.click()
        self.page.wait_for_load_state()
        if "/sim/" in self.page.url:
            self.page.get_by_role("button", name="Đăng nhập", exact=True).click()
            self.page.wait_for_load_state()


def find(tour: Tour, address: str) -> None:
    tour.page.goto(address)
    tour.shoot("home")
    tour.fill(q="ban sao khai sinh")
    tour.press("Tìm")
    tour.open(DOSSIER)
    tour.shoot("procedure")


def file(tour: Tour) -> None:
    tour.press("Bắt đầu")
    tour.press("Đăng nhập bằng VNeID")
    tour.page.get_by_label(MAI).check()
    tour.page.get_by_role("button", name="Đăng nhập", exact=True).click()
    tour.press("Bắt đầu điền")
    tour.press("Bắt đầu điền")
    tour.choose("Cho mình hoặc người thân")
    tour.page.get_by_label("Chính là tôi", exact=True).wait_for()
    tour.choose("Chính là tôi")
    tour.press("Lưu và tiếp tục")
    tour.choose("Giấy khai sinh")
    tour.page.get_by_text("Họ và tên cha, mẹ").wait_for()
    tour.fill(subject_name=MAI, subject_birth__day="15", subject_birth__month="3", subject_birth__year="1998")
    tour.shoot("question")
    tour.press("Lưu và tiếp tục")
    tour.fill(registered_at="Ủy ban nhân dân xã Cốc San")
    tour.press("Lưu và tiếp tục")
    tour.fill(copies="1")
    tour.choose("Bản điện tử có chữ ký số")
    tour.page.locator("[name=declaration]").check()
    tour.press("Lưu và tiếp tục")
    tour.press("Tiếp tục")
    tour.press("Lưu và tiếp tục")
    tour.press("Gửi hồ sơ")
    tour.page.get_by_text("Mã hồ sơ của bạn là").wait_for()
    tour.shoot("sent")


def receive(tour: Tour) -> None:
    tour.be("Phạm Thị Hạnh")
    tour.menu("Đang chờ")
    tour.open(MAI)
    tour.press("Thu phí, lệ phí")
    tour.fill(receipt_number=_receipt_number(tour.page))
    tour.press("Ghi đã thu")
    tour.press("Tiếp nhận")
    tour.shoot("receive")
    tour.press("Tiếp nhận và chuyển ngay")


def _receipt_number(page: Page) -> str:
    """Give a number that this sample has not seen: the end of the dossier's address."""
    return "BL-" + page.url.split("/dossiers/")[1].split("/")[0][-6:]


def decide(tour: Tour) -> None:
    tour.be("Hoàng Minh Quân")
    tour.menu("Việc của đơn vị")
    tour.shoot("inbox")
    tour.open(MAI)
    tour.shoot("dossier")
    tour.press("Trình kết quả")
    tour.page.locator('[name=outcome][value="granted"]').check()
    tour.fill(note="Có trong sổ đăng ký khai sinh năm 1998. Đủ điều kiện cấp bản sao.")
    tour.press("Trình")
    tour.be("Lương Thị Lan")
    tour.menu("Việc của đơn vị")
    tour.open(MAI)
    tour.press("Duyệt, ký")
    tour.press("Duyệt, ký")


def deliver(tour: Tour) -> None:
    tour.be("Phạm Thị Hạnh")
    tour.menu("Trả kết quả")
    tour.open(MAI)
    tour.press("Trả kết quả")
    tour.fill(proof="Gửi vào tài khoản của người nộp")
    tour.press("Đã trả kết quả")


def look_back(tour: Tour) -> None:
    tour.be(MAI)
    tour.menu("Hồ sơ của tôi")
    tour.open(DOSSIER)
    tour.page.get_by_text("Đã trả kết quả").first.wait_for()
    tour.shoot("timeline")
    tour.press("Đánh giá việc giải quyết")
    tour.page.locator('[name=score][value="5"]').check()
    tour.press("Gửi đánh giá")


@contextmanager
def running(given: list[str]) -> Iterator[str]:
    if given:
        yield given[0]
        return
    from tests.journeys.conftest import started

    with started() as address:
        yield address


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with running(sys.argv[1:]) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM))
        context = browser.new_context(
            viewport={"width": 1280, "height": 800}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
        )
        tour = Tour(context.new_page())
        find(tour, address)
        file(tour)
        for part in (receive, decide, deliver, look_back):
            part(tour)
        browser.close()


if __name__ == "__main__":
    main()
