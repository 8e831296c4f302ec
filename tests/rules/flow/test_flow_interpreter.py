import pytest

from motcua.flow.definition import Route
from motcua.flow.errors import Doubled, NoSuchOutcome, NotEarlier, NotOpen
from motcua.flow.interpreter import Token, begin, complete, earlier, return_to
from motcua.flow.table import parse
from tests.rules.flow.samples import birth, house, house_rows


def run(route: Route, *moves: str) -> tuple[Token, ...]:
    """Run moves written as "step outcome"."""
    tokens = begin(route)
    for move in moves:
        tokens = complete(route, tokens, *move.split()).tokens
    return tokens


def test_a_route_runs_from_receipt_to_delivery() -> None:
    route = birth()
    tokens = run(route, "receive forwarded", "appraise proposed", "sign returned", "appraise proposed", "sign approved")
    assert tokens == (Token("return"),)
    last = complete(route, tokens, "return", "delivered")
    assert (last.closed, last.opened, last.tokens, last.ended) == (Token("return"), (), (), True)


def test_a_move_tells_what_it_closed_and_opened() -> None:
    moved = complete(birth(), begin(birth()), "receive", "forwarded")
    assert (moved.closed, moved.opened, moved.ended) == (Token("receive"), (Token("appraise"),), False)


def test_only_an_open_step_can_be_closed() -> None:
    tokens = run(birth(), "receive forwarded")
    for key in ("receive", "sign", "nowhere"):
        with pytest.raises(NotOpen, match=key):
            complete(birth(), tokens, key, "forwarded")


def test_a_step_ends_only_as_the_route_says() -> None:
    with pytest.raises(NoSuchOutcome, match="only with forwarded") as caught:
        complete(birth(), begin(birth()), "receive", "approved")
    assert caught.value.allowed == ("forwarded",)


def test_a_fork_opens_all_its_branches() -> None:
    moved = complete(house(), run(house(), "receive forwarded"), "appraise", "proposed")
    assert moved.opened == moved.tokens == (Token("fire"), Token("land"))


def test_a_join_waits_for_all_its_branches() -> None:
    start = ("receive forwarded", "appraise proposed")
    waiting = run(house(), *start, "fire proposed")
    assert set(waiting) == {Token("land"), Token("draft", ("land_check",))}
    with pytest.raises(NotOpen):
        complete(house(), waiting, "draft", "proposed")
    for order in (("fire proposed", "land proposed"), ("land proposed", "fire proposed")):
        moved = complete(house(), run(house(), *start, *order), "land_check", "proposed")
        assert moved.opened == moved.tokens == (Token("draft"),)


def test_a_branch_may_repeat_itself_while_the_other_waits() -> None:
    moves = ("receive forwarded", "appraise proposed", "fire proposed", "land proposed", "land_check returned")
    assert set(run(house(), *moves)) == {Token("land"), Token("draft", ("land_check",))}


def test_a_return_to_the_join_opens_it_at_once_and_a_return_before_the_fork_asks_all_again() -> None:
    moves = ("receive forwarded", "appraise proposed", "fire proposed", "land proposed", "land_check proposed")
    assert run(house(), *moves, "draft proposed", "sign returned") == (Token("draft"),)
    again = run(house(), *moves, "draft proposed", "sign again", "appraise proposed", "fire proposed")
    assert set(again) == {Token("land"), Token("draft", ("land_check",))}


def test_a_fork_may_be_left_unused() -> None:
    assert run(house(), "receive forwarded", "appraise stopped") == (Token("return"),)


def test_a_step_is_never_open_twice() -> None:
    rows = house_rows()
    rows[2]["next"] = {"proposed": "land"}
    rows[5]["join"] = []
    route = parse(rows)
    with pytest.raises(Doubled, match="land"):
        run(route, "receive forwarded", "appraise proposed", "fire proposed")


@pytest.mark.parametrize(
    ("key", "before"),
    [
        ("receive", ()),
        ("appraise", ("receive",)),
        ("land", ()),
        ("land_check", ("land",)),
        ("draft", ("receive", "appraise")),
        ("return", ("receive", "appraise", "draft", "sign")),
    ],
)
def test_earlier_steps_lie_on_the_same_branch(key: str, before: tuple[str, ...]) -> None:
    assert earlier(house(), key) == before


def test_a_later_step_that_returns_is_not_earlier() -> None:
    assert earlier(birth(), "appraise") == ("receive",)
    assert earlier(birth(), "sign") == ("receive", "appraise")


def test_return_to_an_earlier_step() -> None:
    route = birth()
    tokens = run(route, "receive forwarded", "appraise proposed")
    moved = return_to(route, tokens, "sign", "receive")
    assert (moved.closed, moved.opened, moved.tokens) == (Token("sign"), (Token("receive"),), (Token("receive"),))
    with pytest.raises(NotEarlier):
        return_to(route, tokens, "sign", "return")
    with pytest.raises(NotOpen):
        return_to(route, tokens, "appraise", "receive")


def test_a_return_inside_a_branch_leaves_the_other_alone() -> None:
    tokens = run(house(), "receive forwarded", "appraise proposed", "fire proposed", "land proposed")
    moved = return_to(house(), tokens, "land_check", "land")
    assert set(moved.tokens) == {Token("land"), Token("draft", ("land_check",))}
    with pytest.raises(NotEarlier):
        return_to(house(), tokens, "land_check", "appraise")
