"""The routes of fifteen real procedures, drawn from the kinds of steps that a route knows; hours are working hours.

Names, hours and waits as the publications and internal decisions of 2025 and 2026 give them, in our own words.
"""

from collections.abc import Mapping

from motcua.flow.definition import Route
from motcua.flow.table import parse
from tests.rules.flow.samples import Row

Rows = list[Row]
NEXT_DAY = "15:00"  # what comes at or after it goes at the start of the next working day


def _row(key: str, name: str, kind: str, next: Mapping[str, str], **more: object) -> Row:
    return {"key": key, "name": name, "kind": kind, "next": dict(next)} | more


def _work(
    key: str, name: str, kind: str, hours: float, next: Mapping[str, str], *, role: str = "specialist", **more: object
) -> Row:
    where = "one_stop" if role == "counter" else "agency"
    return _row(key, name, kind, next, role=role, where=where, hours=hours, **more)


def _wait(key: str, name: str, kind: str, next: Mapping[str, str], limit: str, **wait: object) -> Row:
    return _row(key, name, kind, next, wait={"limit": limit} | wait)


def _receive(hours: float, to: str = "appraise") -> Row:
    return _work("receive", "Tiếp nhận, số hóa", "receive", hours, {"forwarded": to}, role="counter")


def _sign(hours: float, back: str = "appraise", to: str = "return") -> Row:
    ways = {"approved": to, "rejected": to, "returned": back}
    return _work("sign", "Ký", "sign", hours, ways, role="leader")


def _return(hours: float) -> Row:
    return _work("return", "Trả kết quả", "return", hours, {"delivered": "END"}, role="counter")


def birth() -> Rows:
    """6.1: asks the other commune, shows the draft to the parents, waits for the personal ID number; a foundling is announced."""
    return [
        _receive(1),
        _work(
            "appraise", "Thẩm tra, nhập phần mềm hộ tịch", "appraise", 1,
            {"proposed": "confirm", "asked": "commune", "foundling": "notice", "incomplete": "complete"},
        ),
        _wait("complete", "Chờ người dân bổ sung", "supplement", {"completed": "appraise"}, "30 calendar days"),
        _wait("commune", "Chờ xã khác xác minh", "consult", {"answered": "appraise"}, "3 working days", counts=False, ground="ND123-2015"),
        _wait("notice", "Niêm yết trẻ bị bỏ rơi", "notice", {"elapsed": "confirm"}, "7 calendar days", silence="elapsed", counts=False, ground="ND123-2015 art. 14"),
        _wait("confirm", "Người dân xem bản nháp", "confirm", {"confirmed": "number", "changed": "appraise"}, "1 working day", silence="confirmed", counts=False, ground="TT01-2022-BTP"),
        _wait("number", "Chờ số định danh cá nhân", "outside", {"given": "sign", "refused": "appraise"}, "4 working hours", of="population"),
        _sign(1, to="issue"),
        _work("issue", "Vào sổ, đóng dấu", "issue", 0.5, {"issued": "return"}, role="clerk"),
        _return(0.5),
    ]  # fmt: skip


def extract() -> Rows:
    """6.2 and 6.6: looked up and issued in one day; nothing in the register is a written answer."""
    return [
        _receive(1),
        _work("appraise", "Tra sổ, soạn bản sao", "appraise", 4, {"proposed": "sign"}),
        _sign(2),
        _return(1),
    ]


def marriage() -> Rows:
    """6.3: both must be there and sign; originals are shown."""
    return [
        _receive(1),
        _work("appraise", "Thẩm tra", "appraise", 3, {"proposed": "confirm", "doubted": "verify"}),
        _work("verify", "Xác minh tình trạng hôn nhân", "verify", 24, {"proposed": "appraise"}),
        _wait("confirm", "Hai bên xem bản nháp", "confirm", {"confirmed": "sign", "changed": "appraise"}, "1 working day", silence="confirmed", counts=False, ground="TT01-2022-BTP"),
        _sign(2, to="check"),
        _work("check", "Đối chiếu bản chính, hai bên có mặt ký", "check", 1, {"checked": "return", "differs": "appraise"}, role="counter"),
        _return(1),
    ]  # fmt: skip


def death() -> Rows:
    """6.4, with its linked way: residence is struck off and the funeral allowance granted by others, side by side."""
    return [
        _receive(1),
        _work("appraise", "Thẩm tra, ghi sổ", "appraise", 4, {"proposed": "sign"}),
        _work("sign", "Ký", "sign", 2, {"approved": "FORK", "returned": "appraise"}, role="leader", fork=["residence", "allowance", "return"]),
        _wait("residence", "Xóa đăng ký thường trú", "child", {"done": "close"}, "2 working days", of="1.004222", counts=False, ground="ND63-2024"),
        _wait("allowance", "Mai táng phí", "child", {"done": "close"}, "10 working days", of="2.001661", counts=False, ground="ND63-2024"),
        _work("return", "Trả trích lục", "return", 1, {"delivered": "close"}, role="counter"),
        _row("close", "Xong cả ba việc", "gateway", {"done": "END"}, join=["residence", "allowance", "return"]),
    ]  # fmt: skip


def marital_status() -> Rows:
    """6.5: a commune of before is asked and has three working days."""
    return [
        _receive(2),
        _work("appraise", "Thẩm tra, soạn giấy", "appraise", 14, {"proposed": "sign", "asked": "commune"}),
        _wait("commune", "Chờ nơi cư trú trước trả lời", "consult", {"answered": "appraise"}, "3 working days", of="commune", counts=False, ground="ND123-2015 art. 22"),
        _sign(6),
        _return(2),
    ]  # fmt: skip


def certified_copy() -> Rows:
    """6.7: done while the person waits, or handed on."""
    return [
        _receive(1),
        _work("appraise", "Đối chiếu bản chính, chụp", "check", 4, {"checked": "sign", "differs": "END"}),
        _sign(2, to="issue"),
        _work("issue", "Đóng dấu, ghi số chứng thực", "issue", 0.5, {"issued": "return"}, role="clerk"),
        _return(0.5),
    ]


def linked_birth() -> Rows:
    """6.8: birth first, then residence and the health insurance card side by side, each its own dossier elsewhere."""
    return [
        _receive(1, "birth"),
        _wait("birth", "Đăng ký khai sinh", "child", {"done": "split", "rejected": "return"}, "1 working day", of="1.001193"),
        _row("split", "Hai việc cùng lúc", "gateway", {"done": "FORK"}, fork=["residence", "card"]),
        _wait("residence", "Đăng ký thường trú", "child", {"done": "meet", "rejected": "meet"}, "2 working days", of="1.004222"),
        _wait("card", "Thẻ bảo hiểm y tế", "child", {"done": "meet", "rejected": "meet"}, "2 working days", of="1.009999"),
        _row("meet", "Đủ kết quả", "gateway", {"done": "return"}, join=["residence", "card"]),
        _return(1),
    ]  # fmt: skip


def badge() -> Rows:
    """6.9: a department; its head looks before the director signs."""
    return [
        _receive(2, "transfer"),
        _work("transfer", "Chuyển hồ sơ sang Sở", "transfer", 1, {"handed": "appraise"}, role="counter", cutoff=NEXT_DAY),
        _work("appraise", "Thẩm định", "appraise", 7, {"proposed": "head", "incomplete": "complete"}, unit="transport"),
        _wait("complete", "Chờ bổ sung", "supplement", {"completed": "appraise"}, "30 calendar days"),
        _work("head", "Trưởng phòng xem", "forward", 2, {"forwarded": "sign", "returned": "appraise"}, role="unit_head"),
        _sign(2),
        _return(2),
    ]  # fmt: skip


def transport_licence() -> Rows:
    return [
        _receive(2),
        _work("appraise", "Thẩm định", "appraise", 18, {"proposed": "head"}),
        _work(
            "head", "Trưởng phòng xem", "forward", 4, {"forwarded": "sign", "returned": "appraise"}, role="unit_head"
        ),
        _sign(4),
        _return(4),
    ]


def veterinary_shop() -> Rows:
    """6.11: an inspection on site within four days, the certificate within three more."""
    return [
        _receive(4, "inspect"),
        _work("inspect", "Kiểm tra tại cơ sở, lập biên bản", "inspect", 28, {"proposed": "draft", "repair": "repair"}),
        _wait("repair", "Chờ cơ sở khắc phục", "supplement", {"completed": "inspect"}, "60 calendar days"),
        _work("draft", "Soạn giấy chứng nhận", "appraise", 12, {"proposed": "verify"}),
        _work(
            "verify",
            "Lãnh đạo chi cục duyệt",
            "forward",
            4,
            {"forwarded": "sign", "returned": "draft"},
            role="unit_head",
        ),
        _sign(4, back="draft"),
        _return(4),
    ]


def land() -> Rows:
    """6.12: taxes are owed elsewhere; the original is handed over when the result is."""
    return [
        _receive(4),
        _work("appraise", "Kiểm tra, trích đo", "appraise", 24, {"proposed": "slip"}),
        _work("slip", "Gửi phiếu chuyển thông tin", "appraise", 4, {"sent": "tax"}),
        _wait("tax", "Chờ thông báo thuế", "outside", {"answered": "paid", "exempt": "draft"}, "5 working days", of="tax", counts=False, ground="ND151-2025"),
        _wait("paid", "Chờ người dân nộp tiền", "payment", {"paid": "draft"}, "30 calendar days"),
        _work("draft", "Chỉnh lý, soạn giấy chứng nhận", "appraise", 20, {"proposed": "sign"}),
        _sign(8, back="draft", to="check"),
        _work("check", "Thu bản gốc", "check", 1, {"checked": "return"}, role="counter"),
        _return(3),
    ]  # fmt: skip


def residence() -> Rows:
    """6.13: the police's own system works; ours waits for it."""
    return [
        _receive(1, "police"),
        _wait(
            "police",
            "Công an giải quyết",
            "outside",
            {"done": "return", "refused": "return"},
            "6 working days",
            of="police",
        ),
        _return(1),
    ]


def household_business() -> Rows:
    """6.14: paid at filing, received in any commune, decided where the household is."""
    return [
        _receive(1, "transfer"),
        _work("transfer", "Chuyển sang xã có thẩm quyền", "transfer", 1, {"handed": "appraise"}, role="counter"),
        _work("appraise", "Kiểm tra, nhập hệ thống", "appraise", 6, {"proposed": "tax"}),
        _wait("tax", "Chờ cấp mã số hộ kinh doanh", "outside", {"given": "sign", "refused": "appraise"}, "1 working day", of="business"),
        _sign(4),
        _return(2),
    ]  # fmt: skip


def building_permit() -> Rows:
    """6.15: agencies are asked side by side and have twelve days; silence agrees."""
    asked = {"limit": "12 calendar days", "silence": "agreed", "ground": "ND175-2024"}
    return [
        _receive(2, "inspect"),
        _work("inspect", "Kiểm tra thực địa", "inspect", 14, {"proposed": "ask", "incomplete": "complete"}),
        _wait("complete", "Chờ bổ sung", "supplement", {"completed": "inspect"}, "30 calendar days"),
        _work("ask", "Gửi hỏi ý kiến", "appraise", 2, {"asked": "FORK", "proposed": "appraise"}, fork=["fire", "land", "road"]),
        *(
            _row(key, name, "consult", {"agreed": "meet", "objected": "meet"}, wait=dict(asked))
            for key, name in (("fire", "Phòng cháy"), ("land", "Đất đai"), ("road", "Giao thông"))
        ),
        _row("meet", "Đủ ý kiến", "gateway", {"done": "appraise"}, join=["fire", "land", "road"]),
        _work("appraise", "Thẩm định, soạn giấy phép", "appraise", 10, {"proposed": "sign"}),
        _sign(8, to="issue"),
        _work("issue", "Vào số, đóng dấu bản vẽ", "issue", 2, {"issued": "return"}, role="clerk"),
        _return(2),
    ]  # fmt: skip


ALL: Mapping[str, Rows] = {
    "1.001193": birth(), "2.000635": extract(), "1.000894": marriage(), "1.000656": death(),
    "1.004873": marital_status(), "2.000908": extract(), "2.000815": certified_copy(), "2.000986": linked_birth(),
    "2.002288": badge(), "1.000703": transport_licence(), "1.001686": veterinary_shop(), "1.013831": land(),
    "1.004222": residence(), "1.001612": household_business(), "1.013225": building_permit(),
}  # fmt: skip


def route(code: str) -> Route:
    return parse(ALL[code], code)
