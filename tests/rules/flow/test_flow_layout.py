"""Drawings: every step has a place of its own, arrows go down unless they return."""

from itertools import pairwise

import pytest
from hypothesis import given

from motcua.flow.definition import END, Route
from motcua.flow.layout import Layout, Spot, lay_out
from motcua.flow.table import parse
from tests.rules.flow.defects import SEEDED
from tests.rules.flow.procedures import ALL, route
from tests.rules.flow.samples import birth, birth_rows, house, row
from tests.rules.flow.test_flow_properties import QUICK, ROUTES


def check(known: Route, drawn: Layout) -> None:
    assert set(drawn.spots) - {END} == set(known.by_key)
    taken = [(spot.layer, spot.column) for spot in drawn.spots.values()]
    passing = [
        (drawn.spots[link.source].layer + 1 + number, column)
        for link in drawn.links
        for number, column in enumerate(link.through)
    ]
    assert len(set(taken + passing)) == len(taken) + len(passing)
    for link in drawn.links:
        source, target = drawn.spots[link.source], drawn.spots[link.target]
        assert link.back == (target.layer <= source.layer)
        assert len(link.through) == (0 if link.back else target.layer - source.layer - 1)


def test_a_straight_route_is_a_column() -> None:
    drawn = lay_out(birth())
    assert list(drawn.spots.items()) == [
        (key, Spot(layer, 0)) for layer, key in enumerate(("receive", "appraise", "sign", "return", END))
    ]
    back = [(link.source, link.target, link.outcomes) for link in drawn.links if link.back]
    assert back == [("sign", "appraise", ("returned",))]
    forth = next(link for link in drawn.links if link.source == "sign" and not link.back)
    assert (forth.target, forth.outcomes) == ("return", ("approved", "rejected"))


def test_branches_stand_side_by_side() -> None:
    drawn = lay_out(house())
    assert drawn.spots["fire"].layer == drawn.spots["land"].layer
    assert drawn.spots["fire"].column != drawn.spots["land"].column
    assert [link.target for link in drawn.links if link.forked] == ["fire", "land"]
    stopped = next(link for link in drawn.links if link.outcomes == ("stopped",))
    assert len(stopped.through) == drawn.spots["return"].layer - drawn.spots["appraise"].layer - 1


@pytest.mark.parametrize("code", ALL)
def test_real_routes_fit_a_page(code: str) -> None:
    drawn = lay_out(route(code))
    check(route(code), drawn)
    assert drawn.columns <= 5


@QUICK
@given(ROUTES)
def test_any_route_is_drawn(known: Route) -> None:
    check(known, lay_out(known))


@pytest.mark.parametrize("kind", SEEDED)
def test_unsound_routes_are_drawn_too(kind: str) -> None:
    broken = next(known for named, (_, known) in SEEDED.items() if named == kind)
    assert lay_out(broken).layers > 1


def test_what_nothing_leads_to_stands_below() -> None:
    drawn = lay_out(parse([*birth_rows(), row("seal", {"done": "END"}), row("roof", {"done": "seal"})]))
    layers = {key: spot.layer for key, spot in drawn.spots.items()}
    assert layers["return"] < layers["seal"] < layers["roof"] < layers[END]
    assert all(one != other for one, other in pairwise(sorted(layers.values())))
