"""Limits, fees and steps out of the national list: a right value, or a flag with the reason; never a silent guess."""

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalog.national import fees, limits, money_words, normalised, sentences, steps
from motcua.catalog.national.flags import Flag
from motcua.catalog.national.judged import judge
from tests.national import fee, method, row

CHANNELS = ("ONLINE", "DIRECT", "POSTAL")


def _limits(cases: list[tuple[Any, str]], *methods: dict[str, Any], names: tuple[str, ...] = ()) -> limits.LimitReading:
    told = [
        {"code": "", "name": names[n] if names else "Trường hợp", "days": days, "day_type": unit}
        for n, (days, unit) in enumerate(cases)
    ]
    given_methods = list(methods) or [method(time=0, unit="OTHER")]
    return limits.read(normalised.read(row("1.900001", cases=told, methods=given_methods, steps=[])))


def _said(reading: limits.LimitReading) -> list[tuple[str, str, str]]:
    return [(f"{one.length.amount:f}", one.length.unit.value, one.channel or one.case) for one in reading.limits]


def _flags(reading: limits.LimitReading | fees.FeeReading) -> set[Flag]:
    return {finding.flag for finding in reading.findings}


def test_cases_come_first_and_a_contradiction_is_flagged() -> None:
    same = _limits([(5, "WORKING_DAY")], method(time=5))
    assert (_said(same), same.rule, _flags(same)) == ([("5", "working_day", "")], "cases", set())
    other = _limits([(55, "DAY")], method(time=25))
    assert (_said(other), _flags(other)) == ([("55", "calendar_day", "")], {Flag.LIMIT_DISAGREES})


def test_other_and_nought_are_no_limit() -> None:
    assert _said(_limits([(3, "WORKING_DAY")], method(time=1, unit="OTHER"))) == [("3", "working_day", "")]
    nothing = _limits([(1, "OTHER"), (0, "WORKING_DAY")], method(time=0, unit="WORKING_DAY"))
    assert (_said(nothing), _flags(nothing)) == ([], {Flag.LIMIT_UNKNOWN})


@pytest.mark.parametrize("amount", [3.5, 7.5, 17.5])
def test_half_days_are_real(amount: float) -> None:
    assert _said(_limits([(amount, "WORKING_DAY")])) == [(str(amount), "working_day", "")]


def test_a_limit_by_channel_is_kept_and_flagged() -> None:
    found = _limits([(7, "WORKING_DAY")], method(method="POSTAL", time=7), method(time=3))
    assert _said(found) == [("7", "working_day", "post"), ("3", "working_day", "counter")]
    assert _flags(found) == {Flag.LIMIT_BY_CHANNEL}


def test_several_limits_of_one_name_are_none() -> None:
    assert (_limits([(4, "DAY"), (14, "DAY")]).limits, _flags(_limits([(4, "DAY"), (14, "DAY")]))) == (
        (),
        {Flag.LIMIT_SEVERAL},
    )
    named = _limits([(4, "DAY"), (14, "DAY")], names=("Cấp đổi", "Cấp mới"))
    assert [one.case for one in named.limits] == ["Cấp đổi", "Cấp mới"]


@pytest.mark.parametrize(
    ("sentence", "said", "flag"),
    [
        ("Không quá 03 ngày làm việc", [("3", "working_day", "")], None),
        ("05 (năm) ngày kể từ ngày nhận đủ hồ sơ hợp lệ.", [("5", "calendar_day", "")], None),
        ("Không quá 20 ngày làm việc. Đối với xã miền núi thì tăng thêm 10 ngày làm việc.", [], Flag.LIMIT_SENTENCE),
        (
            "Không quá 03 ngày làm việc (không tính thời gian niêm yết)",
            [("3", "working_day", "")],
            Flag.LIMIT_EXCEPTION,
        ),
        ("Theo mô tả", [], Flag.LIMIT_SENTENCE),
        ("trước ngày 01 tháng 12 năm 2026", [], Flag.LIMIT_SENTENCE),
    ],
)
def test_a_sentence_is_read_only_when_it_is_plain(sentence: str, said: list[Any], flag: Flag | None) -> None:
    found = _limits([], method(time=None, unit="OTHER", time_text=sentence))
    assert (_said(found), _flags(found)) == (said, {flag} - {None})


def test_days_that_the_steps_count_otherwise_are_flagged() -> None:
    text = [{"name": "", "description": "Trong thời hạn 5 ngày làm việc, Sở cấp giấy."}]
    told = [{"code": "", "name": "", "days": 5, "day_type": "DAY"}]
    found = limits.read(normalised.read(row("1.900001", cases=told, steps=text, methods=[method(time=5, unit="DAY")])))
    assert Flag.LIMIT_DISAGREES in _flags(found)


@given(st.decimals("0.25", "400", places=2), st.sampled_from(["WORKING_DAY", "DAY", "HOUR", "MONTH", "YEAR"]))
def test_any_number_of_a_known_unit_is_itself(amount: Decimal, unit: str) -> None:
    found = _limits([(float(amount), unit)]).limits[0].length
    assert found.amount == amount * (12 if unit == "YEAR" else 1)


@given(st.text(max_size=80), st.sampled_from(["", "Không quá ", "Trong thời hạn "]), st.integers(1, 99))
def test_no_text_gives_a_limit_that_it_does_not_name(text: str, before: str, amount: int) -> None:
    found = sentences.said(f"{before}{text} {amount} ngày")
    assert found is None or f"{found.length.amount:f}" in re.sub(
        r"\b0+", "", f"{before}{text} {amount} ngày".replace(",", ".")
    )


@given(st.integers(1, 999_999_999), st.sampled_from(["{:,} đồng", "{:,}đ/giấy", "{} VNĐ", "{:,} đồng/lần"]))
def test_an_amount_is_read_as_it_is_written(amount: int, form: str) -> None:
    assert money_words.amounts(form.format(amount).replace(",", ".")) == [amount]


@pytest.mark.parametrize(("text", "found"), [("1,5 triệu đồng", [1_500_000]), ("20 triệu đồng", [20_000_000]), ("năm 2026", []),
                                             ("17,5 triệu đồng", [17_500_000]), ("50 nghìn đồng", [50_000])])  # fmt: skip
def test_thousands_and_millions(text: str, found: list[int]) -> None:
    assert money_words.amounts(text) == found


def _fees(*lines: dict[str, Any]) -> fees.FeeReading:
    return fees.read(
        normalised.read(row("1.900001", methods=[method(method=one, fees=list(lines)) for one in CHANNELS]))
    )


@pytest.mark.parametrize(
    ("line", "amount", "rule", "flags"),
    [
        (fee("", 150000), 150000, "stated", set()),
        (fee("150.000 đồng/giấy"), 150000, "words", set()),
        (fee("Không"), 0, "free", set()),
        (fee("Miễn phí."), 0, "free", set()),
        (fee(""), None, "unstated", {Flag.FEE_NOT_STATED}),
        (fee("", None, None), None, "unstated", {Flag.FEE_NOT_STATED}),
        (fee("Chưa có quy định"), None, "unset", {Flag.FEE_NOT_SET}),
        (fee("Do Hội đồng nhân dân cấp tỉnh quy định"), None, "council", {Flag.FEE_COUNCIL}),
        (fee("Theo quy định của Bộ Tài chính"), None, "elsewhere", {Flag.FEE_ELSEWHERE}),
        (fee("Đất ở: 150.000 đồng; đất khác: 200.000 đồng"), None, "prose", {Flag.FEE_IN_WORDS}),
        (fee("nhiều lần", 50, "USD"), None, "currency", {Flag.FEE_CURRENCY}),
        (fee("2.000.000 đồng/hồ sơ", 1000000), 1000000, "stated", {Flag.FEE_DISAGREES}),
        (fee("", 20), 20, "stated", {Flag.FEE_DISAGREES}),
        (fee("áp dụng đến hết ngày 31/12/2026", 50000), 50000, "stated", {Flag.FEE_DATED}),
    ],
)
def test_a_line_of_money(line: dict[str, Any], amount: int | None, rule: str, flags: set[Flag]) -> None:
    found = _fees(line)
    assert [(one.amount, one.rule, one.channels) for one in found.fees] == [(amount, rule, ())]
    assert _flags(found) == flags


@given(st.text(max_size=120))
def test_nought_is_free_only_where_the_words_say_so(words: str) -> None:
    found = _fees(fee(words)).fees[0]
    said_free = re.search("không|miễn", words.casefold())
    assert found.amount != 0 or said_free


def test_two_amounts_of_one_kind_depend_on_something() -> None:
    assert Flag.FEE_CONDITIONS in _flags(_fees(fee("cấp mới", 50000), fee("cấp lại", 20000)))


def test_no_line_at_all_is_not_free_either() -> None:
    assert _flags(_fees()) == {Flag.FEE_NOT_STATED}


@given(st.text(alphabet="ab cđ1234.)-+\nBướcbước:", max_size=300))
def test_no_step_is_lost_or_moved(text: str) -> None:
    pieces = steps.split(text).steps
    assert "".join("".join(pieces).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "rule", "count"),
    [
        ("Trình tự thực hiện:\nBước 1: Nộp.\nBước 2: Nhận.", "numbered", 2),
        ("a) Nộp hồ sơ\nb) Nhận", "lettered", 2),
        ("1. Nộp\n2. Xem\n3. Nhận", "marked", 3),
        ("- Nộp\n+ tại quầy\n- Nhận", "dashed", 2),
        ("Nộp rồi nhận.", "single", 1),
        ("Bước 1: Nộp.\nBước 3: Nhận.\nXong.", "text", 1),
    ],
)
def test_steps_are_cut_only_at_whole_marks(text: str, rule: str, count: int) -> None:
    found = steps.split(text)
    assert (found.rule, len(found.steps)) == (rule, count)
    assert bool(found.findings) == (rule == "text")


def test_a_record_without_a_doubt_only_tells_what_nobody_knows() -> None:
    assert judge(normalised.read(row("1.900001"))).flags == ["fee_not_stated", "mandatory_unknown"]


@pytest.mark.parametrize(
    ("parts", "flag"),
    [
        ({"code": "1.014955-Xoa"}, "bad_code"), ({"components": []}, "no_components"), ({"legal_basis": []}, "no_legal_basis"),
        ({"levels": ["bộ"]}, "central"), ({"flags": ["isInternal"]}, "internal"),
        ({"decision": {"number": "", "date": None, "published": None}}, "no_decision"),
        ({"cases": [{"code": "", "name": "Test eform BA", "days": 3, "day_type": "HOUR"}]}, "case_test"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_whole_record_is_flagged(parts: dict[str, Any], flag: str) -> None:
    assert flag in judge(normalised.read(row("1.900001") | parts)).flags
