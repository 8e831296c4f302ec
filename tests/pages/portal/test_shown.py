"""Words of amounts, limits and reasons, where small differences matter."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.catalog.definition import Question
from motcua.catalog.queries import definition, procedure
from motcua.clock.limits import Unit
from motcua.clock.reasons import ReasonKey, reason
from motcua.dossiers.filing import FoundGap
from motcua.web.portal.pages import rows
from motcua.web.portal.shown import fees, fields, limits, procedures, reasons, times
from motcua.web.portal.shown.papers import size_words
from tests.town import vn

DAY = date(2026, 12, 7)


def test_lengths_of_time() -> None:
    assert times.length(Decimal("1.5"), Unit.WORKING_DAYS) == "1,5 ngày làm việc"
    assert times.length(Decimal(20), Unit.CALENDAR_DAYS) == "20 ngày"
    assert times.working_time(8 * 60 + 90) == "1 ngày làm việc 1 giờ làm việc 30 phút"
    assert times.working_time(0) == "chưa đến 1 phút"


def test_reasons() -> None:
    cutoff = reason(ReasonKey.CUTOFF_PASSED, complete_at=vn("2026-12-07 15:20"), cutoff="15:00", day=date(2026, 12, 8))
    assert reasons.sentence(cutoff) == (
        "Hồ sơ được tiếp nhận lúc 07/12/2026 lúc 15:20, thứ Hai, sau 15:00 của ngày làm việc, nên trả vào ngày thứ Ba 08/12/2026."
    )
    limit = reason(ReasonKey.LIMIT_IN_HOURS, amount="2", unit="working_day", minutes=960)
    assert reasons.sentence(limit) == "Thời gian giải quyết: 2 ngày làm việc."
    assert reasons.sentences([{"key": "unheard_of", "facts": {}}]) == []


def test_sizes() -> None:
    assert [size_words(n) for n in (10, 2048, 1_500_000)] == ["1 KB", "2 KB", "1,4 MB"]


def test_long_official_names_give_way() -> None:
    assert procedures.title("Đăng ký khai sinh", "Khai sinh") == "Đăng ký khai sinh"
    assert procedures.title("Chứng thực " * 20, "Chứng thực bản sao") == "Chứng thực bản sao"


def test_a_fault_names_its_question() -> None:
    question = Question("born", "date", "Ngày sinh")
    assert fields.words_of(question, FoundGap("question", "born", "answer.missing")) == "Chưa điền: “Ngày sinh”"
    wrong = FoundGap("question", "born", "answer.date.incomplete")
    assert fields.words_of(question, wrong) == "Ngày sinh: Ghi đủ ngày, tháng, năm."


def test_rows_move_up_when_one_goes() -> None:
    table = Question("cars", "table", "Xe", params={"columns": [{"key": "plate", "type": "text", "label": "Biển số"}]})
    raw = {"cars.0.plate": ["A"], "cars.1.plate": ["B"], "other": ["x"], "cars.remove.0": ["1"]}
    button = rows.pressed([table], raw)
    assert rows.done(raw, button) == {"cars.0.plate": ["B"], "other": ["x"]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "time", "cost"),
    [
        ("1.001193", "Trong ngày làm việc", "Tùy trường hợp, xem bên dưới"),
        ("2.002288", "1,5 ngày làm việc", "Không mất phí"),
        ("1.001686", "6 ngày làm việc", "230.000 đồng"),
    ],
)
def test_what_stands_at_the_top(province: None, code: str, time: str, cost: str) -> None:
    found = procedure(code)
    assert found is not None
    assert found.current_id is not None
    known = definition(found.current_id)
    assert limits.short(known) == time
    assert fees.short(known, DAY) == cost
