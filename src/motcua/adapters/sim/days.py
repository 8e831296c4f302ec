"""Good and bad days of the outside world, chosen on the page /sim/."""

from enum import StrEnum
from threading import Lock

SLOW_SECONDS = 3.0


class Day(StrEnum):
    GOOD = "good"
    SLOW = "slow"
    DOWN = "down"
    REFUSES = "refuses"
    WRONG_NONCE = "wrong_nonce"
    WRONG_KEY = "wrong_key"
    WRONG_AUDIENCE = "wrong_audience"
    STALE = "stale"


WORDS = {
    Day.GOOD: "Ngày thường: trả lời đúng và nhanh",
    Day.SLOW: "Chậm: mỗi câu trả lời mất thêm 3 giây",
    Day.DOWN: "Ngừng: không trả lời được",
    Day.REFUSES: "Từ chối: người dân bấm hủy hoặc không được phép",
    Day.WRONG_NONCE: "Giả mạo: thẻ danh tính của một lần đăng nhập khác (nonce sai)",
    Day.WRONG_KEY: "Giả mạo: thẻ danh tính ký bằng khóa lạ",
    Day.WRONG_AUDIENCE: "Giả mạo: thẻ danh tính cấp cho hệ thống khác",
    Day.STALE: "Quá hạn: thẻ danh tính đã hết hiệu lực",
}


class Weather:
    """Which day it is now; one for the whole server."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._day = Day.GOOD

    @property
    def day(self) -> Day:
        with self._lock:
            return self._day

    def turn(self, day: Day) -> None:
        with self._lock:
            self._day = day
