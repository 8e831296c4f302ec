"""What the cast does in a browser, in the words that stand on the pages."""

from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import check_axe, overflow

BIRTH: Mapping[str, Mapping[str, str]] = {
    "requester": {"requester_relation": "mother"},
    "child": {
        "child_name": "Giàng A Phúc", "child_birth.day": "2", "child_birth.month": "11", "child_birth.year": "2026",
        "late": "no", "child_sex": "male", "child_ethnicity": "Mông", "child_nationality": "Việt Nam",
        "child_hometown": "Xã Cốc San, tỉnh Lào Cai",
    },
    "birth_place": {
        "born_at": "home", "birth_address.province": "15", "birth_address.commune": "02746",
        "birth_address.line": "Thôn Tòng Chú", "proof_kind": "certificate",
    },
    "mother": {"mother_ethnicity": "Mông", "mother_nationality": "Việt Nam"},
    "father": {"father_declared": "no"},
    "finish": {"copies": "0", "declaration": "yes"},
}  # fmt: skip


class Visitor:
    """A browser of one's own, on a phone or at a desk; every page seen is checked with axe and for sideways scroll."""

    def __init__(self, browser: Browser, address: str, *, width: int = 360, script: bool = True) -> None:
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 800}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh",
            base_url=address, java_script_enabled=script,
        )  # fmt: skip
        self.script = script
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)

    def go(self, path: str) -> None:
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == 200, (path, answer.status)
        self.look()

    def look(self) -> None:
        """Check the page that is shown now; axe needs scripts."""
        if self.script:
            check_axe(self.page)
            assert overflow(self.page) <= 0, self.page.url

    def press(self, name: str) -> None:
        """Press a button or follow a link by its words, and look at what comes."""
        found = self.page.get_by_role("button", name=name, exact=True).or_(
            self.page.get_by_role("link", name=name, exact=True)
        )
        found.first.click()
        self.page.wait_for_load_state()
        self.look()

    def follow(self, words: str) -> None:
        """Follow the link whose heading has these words."""
        self.page.locator("main a").filter(has=self.page.get_by_text(words, exact=True)).first.click()
        self.page.wait_for_load_state()
        self.look()

    def fill(self, answers: Mapping[str, str]) -> None:
        """Fill fields by their names: text is typed, a choice is ticked."""
        for name, value in answers.items():
            field = self.page.locator(f'[name="{name}"]')
            kind = field.first.get_attribute("type") or field.first.evaluate("e => e.tagName.toLowerCase()")
            if kind in ("radio", "checkbox"):
                self.page.locator(f'[name="{name}"][value="{value}"]').check()
            elif kind == "select":
                field.select_option(value)
            else:
                field.fill(value)

    def says(self, words: str) -> None:
        """Expect words on the page; a soft wait, for a reaction may still be on its way."""
        self.page.get_by_text(words).first.wait_for()

    def end(self) -> None:
        self.context.close()


Open = Callable[..., Visitor]


def sign_in_citizen(visitor: Visitor, name: str) -> None:
    """Through the page of the sample and the simulated VNeID, as the tour says."""
    visitor.go("/mau/")
    card = visitor.page.locator("li, article, form", has_text=name).get_by_role("button").first
    card.click()
    visitor.page.get_by_role("button", name="Đăng nhập", exact=True).click()
    visitor.page.wait_for_load_state()


def sign_in_officer(visitor: Visitor, name: str) -> None:
    visitor.go("/mau/")
    visitor.page.locator("li, article, form", has_text=name).get_by_role("button").first.click()
    visitor.page.wait_for_load_state()


def photos(folder: Path, number: int) -> list[str]:
    """Make photos as a phone does, each different."""
    from PIL import Image

    made = []
    for which in range(number):
        path = folder / f"anh-{which}.jpg"
        Image.effect_noise((900, 1200), 40 + which).convert("RGB").save(path, "JPEG", quality=60)
        made.append(str(path))
    return made


def main_button(visitor: Visitor) -> None:
    """Press the main button of the page's form."""
    visitor.page.locator("main form .actions .button").first.click()
    visitor.page.wait_for_load_state()
    visitor.look()


def file_birth(visitor: Visitor, files: list[str]) -> str:
    """File a birth registration from the procedure's page on; gives the address of the dossier."""
    visitor.go("/nop/1.001193")
    main_button(visitor)
    tasks = visitor.page.url.split("/", 3)[3]
    for key, answers in BIRTH.items():
        visitor.go(f"/{tasks}/{key}")
        visitor.fill(answers)
        main_button(visitor)
    address = "/" + tasks.rsplit("/", 1)[0]
    visitor.go(f"{address}/giay-to")
    attach(visitor, files)
    visitor.go(f"{address}/kiem-tra")
    visitor.press("Gửi hồ sơ")
    return address


def attach(visitor: Visitor, files: list[str]) -> None:
    """Choose photos for the first paper; with scripts they go at once, without them by the button that goes on."""
    visitor.page.locator("input[type=file]").first.set_input_files(files)
    if not visitor.script:
        main_button(visitor)
        return
    for file in files:
        visitor.page.get_by_role("link", name=Path(file).name).first.wait_for()
    visitor.look()


def ask_for(visitor: Visitor, component: str, reason: str) -> None:
    """Ask for one paper again, with the reason, on the page of the whole checklist."""
    visitor.page.locator(f'[name="gap.component.{component}"]').check()
    visitor.page.locator(f'[name="reason.component.{component}"]').fill(reason)
    main_button(visitor)


def answer_with_photo(visitor: Visitor, address: str, files: list[str]) -> None:
    visitor.go(f"{address}/bo-sung")
    attach(visitor, files)
    visitor.press("Gửi phần bổ sung")


def propose(visitor: Visitor, note: str) -> None:
    """Tick what was looked at and propose to grant."""
    for box in visitor.page.locator('main [type=checkbox][name^="ok."]').all():
        box.check()
    visitor.press("Lưu đánh dấu")
    visitor.press("Trình kết quả")
    visitor.fill({"outcome": "granted", "note": note})
    main_button(visitor)


def deliver(visitor: Visitor, name: str) -> None:
    visitor.press("Trả kết quả")
    visitor.fill({"to_name": name, "way": "counter", "proof": "Ký sổ trả kết quả số 1/2026", "originals_seen": "yes"})
    main_button(visitor)


def download(visitor: Visitor, name: str) -> bytes:
    """Fetch a paper by its link, as the browser would."""
    link = visitor.page.get_by_role("link", name=name).first
    href = link.get_attribute("href")
    assert href is not None
    answer = visitor.context.request.get(href)
    assert answer.status == 200
    return answer.body()


def rate(visitor: Visitor, score: str) -> None:
    visitor.go(visitor.page.url.split("?")[0] + "/danh-gia")
    visitor.page.locator(f'[type=radio][value="{score}"]').check()
    visitor.press("Gửi đánh giá")
