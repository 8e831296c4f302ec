"""Where the steps of a route stand in a drawing: layers from top to bottom, columns side by side. Pure numbers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from motcua.flow.definition import END, FORK, Node, Route
from motcua.flow.paths import reachable


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of the drawing: `layer` counts from the top, `column` from the left."""

    layer: int
    column: int


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between two steps, or to END, with the outcomes that take it.

    `through` are the columns that it passes in the layers between; `back` leads to a step that stands no deeper.
    """

    source: str
    target: str
    outcomes: tuple[str, ...]
    forked: bool
    back: bool
    through: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """All spots by key (END among them) and all arrows, in reading order."""

    spots: Mapping[str, Spot]
    links: tuple[Link, ...]

    @property
    def layers(self) -> int:
        return max(spot.layer for spot in self.spots.values()) + 1

    @property
    def columns(self) -> int:
        used = [spot.column for spot in self.spots.values()]
        return max((*used, *(column for link in self.links for column in link.through))) + 1


def lay_out(route: Route) -> Layout:
    """Place every step under those it comes after; steps that nothing leads to stand below all others."""
    order = _reading_order(route)
    layer = _layers(route, order)
    drawn = [link for node in route.nodes for link in _links(node, layer)]
    columns = _Columns(layer, order, drawn)
    links = tuple(columns.routed(link) for link in drawn)
    found = {key: Spot(layer[key], columns.of[key]) for key in layer}
    return Layout(dict(sorted(found.items(), key=lambda pair: (pair[1].layer, pair[1].column))), links)


def _following(route: Route, key: str) -> Iterator[str]:
    return (each for each in route.node(key).next_keys if each in route.by_key)


def _reading_order(route: Route) -> Mapping[str, int]:
    """Number the steps so that whatever can come before another does, returns apart; the unreachable come last."""
    found: list[str] = []
    seen = {route.start}
    open_ones = [(route.start, iter([*_following(route, route.start)][::-1]))] if route.start in route.by_key else []
    while open_ones:
        key, following = open_ones[-1]
        after = next((each for each in following if each not in seen), None)
        if after is None:
            open_ones.pop()
            found.append(key)
        else:
            seen.add(after)
            open_ones.append((after, iter([*_following(route, after)][::-1])))
    ordered = [*found[::-1], *(node.key for node in route.nodes if node.key not in seen)]
    return {key: number for number, key in enumerate((*ordered, END))}


def _links(node: Node, layer: Mapping[str, int]) -> Iterator[Link]:
    """Give one arrow for each step that follows; outcomes with the same target share it."""
    outcomes: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for way in node.exits:
        for key in node.fork if way.to == FORK else (way.to,):
            if key in layer:
                outcomes[key, way.to == FORK].append(way.outcome)
    for (key, forked), named in outcomes.items():
        yield Link(node.key, key, tuple(named), forked, back=layer[key] <= layer[node.key])


def _layers(route: Route, order: Mapping[str, int]) -> dict[str, int]:
    """Count the longest way to each step that does not go back; the end stands alone below all."""
    found = reachable(route, route.start) if route.start in route.by_key else frozenset()
    layer = dict.fromkeys(sorted(found, key=lambda key: order[key]), 0)
    for key in layer:
        for target in _following(route, key):
            if order[target] > order[key]:
                layer[target] = max(layer[target], layer[key] + 1)
    for node in route.nodes:
        if node.key not in found:
            layer[node.key] = max(layer.values(), default=-1) + 1
    if any(way.to == END for node in route.nodes for way in node.exits):
        layer[END] = max(layer.values()) + 1
    return layer


class _Columns:
    """Gives every step, and every arrow that passes a layer, a column of that layer, near to where it comes from."""

    def __init__(self, layer: Mapping[str, int], order: Mapping[str, int], links: Sequence[Link]) -> None:
        self.layer = layer
        self.of: dict[str, int] = {}
        self._passing: dict[tuple[str, str, bool], list[int]] = defaultdict(list)
        by_layer: dict[int, list[str]] = defaultdict(list)
        for key in sorted(layer, key=lambda key: order[key]):
            by_layer[layer[key]].append(key)
        forward = [link for link in links if not link.back]
        for number in sorted(by_layer):
            self._place(number, by_layer[number], forward)

    def _place(self, number: int, keys: Sequence[str], links: Sequence[Link]) -> None:
        wanted: list[tuple[float, int, str, Link | None]] = []
        for key in keys:
            above = [self._column(link) for link in links if link.target == key]
            wanted.append((sum(above) / len(above) if above else 0, 0, key, None))
        for link in links:
            if self.layer[link.source] < number < self.layer[link.target]:
                wanted.append((self._column(link), 1, "", link))
        free = 0
        for column, _, key, passing in sorted(wanted, key=lambda each: (each[0], each[1])):
            free = max(free, int(column)) if len(wanted) > 1 else int(column)
            if passing is None:
                self.of[key] = free
            else:
                self._passing[_named(passing)].append(free)
            free += 1

    def _column(self, link: Link) -> int:
        passed = self._passing.get(_named(link))
        return passed[-1] if passed else self.of[link.source]

    def routed(self, link: Link) -> Link:
        through = tuple(self._passing.get(_named(link), ()))
        return Link(link.source, link.target, link.outcomes, link.forked, link.back, through)


def _named(link: Link) -> tuple[str, str, bool]:
    return link.source, link.target, link.forked
