"""The difference of two documents: nothing between equals, every change named once, the other way round the other way."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from motcua.catalog.differences import Difference, Kind, differences

TEXT = st.text(max_size=4)
ROW = st.fixed_dictionaries(
    {"key": st.sampled_from("abcd")}, optional={"name": TEXT, "amount": st.integers(0, 3), "show_if": st.none()}
)
TOPIC = st.fixed_dictionaries(
    {"key": st.sampled_from("xy")}, optional={"title": TEXT, "questions": st.lists(ROW, max_size=3)}
)
DOCUMENT = st.fixed_dictionaries(
    {},
    optional={
        "name": TEXT, "legal_basis": st.lists(TEXT, max_size=3), "components": st.lists(ROW, max_size=4),
        "fees": st.lists(ROW, max_size=3), "limits": st.lists(ROW, max_size=2), "topics": st.lists(TOPIC, max_size=2),
        "supplement_days": st.lists(st.integers(0, 2), max_size=2), "unheard_of": st.integers(0, 1),
        "route": st.one_of(st.lists(ROW, max_size=2), TEXT),
    },
)  # fmt: skip
OTHER_WAY = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED, Kind.CHANGED: Kind.CHANGED, Kind.MOVED: Kind.MOVED}


@given(DOCUMENT)
def test_equal_documents_do_not_differ(document: dict[str, Any]) -> None:
    assert differences(document, dict(document)) == ()


@given(DOCUMENT, DOCUMENT)
def test_the_other_way_round_it_is_the_other_way(one: dict[str, Any], other: dict[str, Any]) -> None:
    there, back = differences(one, other), differences(other, one)
    turned = [(OTHER_WAY[d.kind], d.part, d.field, repr(d.after), repr(d.before)) for d in back]
    assert sorted((d.kind, d.part, d.field, repr(d.before), repr(d.after)) for d in there) == sorted(turned)


@given(DOCUMENT, st.sampled_from(["name", "fees", "route", "unheard_of", "legal_basis"]))
def test_whatever_is_put_in_its_place_is_told(document: dict[str, Any], part: str) -> None:
    changed = {**document, part: [{"key": "new", "name": "Mới"}] if part in ("fees", "route") else ["Mới"]}
    found = differences(document, changed)
    assert found
    assert {d.part for d in found} == {part}


def test_a_fee_a_paper_and_an_order() -> None:
    copy, letter, photo = ({"key": k, "name": n} for k, n in (("a", "Bản sao"), ("b", "Đơn"), ("c", "Ảnh")))
    before = {"fees": [{**copy, "amount": 8000}], "components": [copy, letter]}
    after = {"fees": [{**copy, "amount": 10000}], "components": [letter, copy, photo]}
    assert differences(before, after) == (
        Difference(Kind.ADDED, "components", "Ảnh", after=photo),
        Difference(Kind.MOVED, "components", before=["Bản sao", "Đơn"], after=["Đơn", "Bản sao"]),
        Difference(Kind.CHANGED, "fees", "Bản sao", "amount", 8000, 10000),
    )


def test_a_limit_is_told_with_its_unit() -> None:
    before = {"limits": [{"amount": 1, "unit": "working_day"}]}
    after = {"limits": [{"amount": 1, "unit": "month"}]}
    assert differences(before, after) == (
        Difference(Kind.CHANGED, "limits", "", "amount", [1, "working_day"], [1, "month"]),
    )


def test_a_question_that_goes_to_another_page() -> None:
    asked = {"key": "phone", "label": "Điện thoại"}
    before = {"topics": [{"key": "you", "title": "Bạn", "questions": [asked]}, {"key": "end", "title": "Cuối"}]}
    after = {"topics": [{"key": "you", "title": "Bạn"}, {"key": "end", "title": "Cuối", "questions": [asked]}]}
    assert differences(before, after) == (Difference(Kind.CHANGED, "questions", "Điện thoại", "topic", "Bạn", "Cuối"),)
