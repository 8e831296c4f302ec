"""The national list in the running program: sent, looked at, ten changes of our own taken in, published by another person."""

import gzip
import json
from pathlib import Path

import pytest

from tests.journeys import people
from tests.journeys.people import Open, Visitor
from tests.national import row

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
TEN = (
    "1.000656", "1.000703", "1.000894", "1.001612", "1.001686", "1.004756", "1.004873", "1.013225", "2.000635", "2.002288"
)  # fmt: skip
PATIENCE = 40  # looks at the page, each some tenths of a second apart


def decided(number: int) -> dict[str, str | None]:
    return {"number": f"{number}/QĐ-THỬ", "date": None, "published": None}


def list_of(folder: Path) -> str:
    """Write a list with ten procedures that the province runs, and some that it does not."""
    ours = [row(code, f"Thủ tục sửa đổi số {n}", decision=decided(n)) for n, code in enumerate(TEN, 1)]
    rows = [*ours, *(row(f"1.9100{n:02d}") for n in range(30))]
    path = folder / "danh-muc.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(one) + "\n" for one in rows).encode()))
    return str(path)


def send(editor: Visitor, file: str) -> None:
    """Send the list through the page, wait until it is read, agree, wait until it is written."""
    editor.go("/setup/national/upload")
    editor.page.locator("input[type=file]").set_input_files(file)
    editor.press("Gửi và xem trước")
    wait_for(editor, "Tệp này sẽ thay đổi")
    editor.says("Mới: 40")
    editor.says("tỉnh công bố theo bản riêng: 10")
    editor.says("phải có người xem từng cái: 10")
    editor.press("Đồng ý, nhập danh mục")
    wait_for(editor, "Đã nhập xong.")


def wait_for(editor: Visitor, words: str) -> None:
    for _ in range(PATIENCE):
        if editor.page.get_by_text(words).count():
            return
        editor.page.wait_for_timeout(300)
        editor.press("Xem đã đến đâu")
    raise AssertionError(f"{words!r} never came on {editor.page.url}")


def take_in(editor: Visitor, number: int) -> str:
    """Accept one change into a draft and check it; gives the draft's address."""
    editor.go("/setup/national?flag=runs_here")
    editor.press(f"Thủ tục sửa đổi số {number}")
    editor.says("một người khác công bố")
    editor.press("Đưa vào bản soạn")
    editor.page.locator("main form .actions button").click()
    editor.says("Đã đưa vào bản soạn")
    address = "/" + editor.page.url.split("/", 3)[3]
    editor.press("Kiểm tra")
    editor.says("Một người khác có thể công bố")
    return address


def test_ten_changes_of_our_own_need_two_persons(opened: Open, tmp_path: Path) -> None:
    thuy, tam = opened(width=1280), opened(width=1280)
    people.sign_in_officer(thuy, "Trịnh Thanh Thủy")
    send(thuy, list_of(tmp_path))
    drafts = [take_in(thuy, number) for number in range(1, len(TEN) + 1)]
    reader = opened(width=360, script=False)
    reader.go(f"/thu-tuc/{TEN[0]}")
    assert "Thủ tục sửa đổi" not in reader.page.locator("h1").inner_text()
    thuy.go(f"{drafts[0]}/publish")
    thuy.press("Công bố")
    thuy.says("không tự công bố được")
    people.sign_in_officer(tam, "Lê Đức Tâm")
    for address in drafts:
        tam.go(f"{address}/publish")
        tam.press("Công bố")
        tam.says("Đã công bố phiên bản lần 2.")
    for number, code in enumerate(TEN, 1):
        found_and_read(reader, number, code)


def found_and_read(reader: Visitor, number: int, code: str) -> None:
    """Find a procedure by its new name and read it, at 360 px without scripts."""
    reader.go("/")
    reader.page.locator('main [name="q"]').first.fill(f"thu tuc sua doi so {number}")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_load_state()
    reader.page.locator(f'main a[href*="/thu-tuc/{code}"]').first.click()
    reader.page.wait_for_load_state()
    reader.says(f"Thủ tục sửa đổi số {number}")
    reader.says(f"{number}/QĐ-THỬ")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360
