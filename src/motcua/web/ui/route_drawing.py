"""A route as a drawing: boxes, arrows and words in the units of an SVG, for the template ui/route.html."""

import textwrap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from motcua.flow.definition import END, Node, NodeKind, Route
from motcua.flow.layout import Layout, Link, lay_out
from motcua.flow.markings import Move
from motcua.web.ui.route_words import KINDS, hours, outcome_words, role_words, run_words, span_words

BOX, BETWEEN, SIDE, ABOVE = 200, 28, 76, 8  # a box, the room beside it, at the left for words, at the top
LINE, SMALL_LINE, PAD = 19, 16, 10
NAME_LETTERS, SMALL_LETTERS, WAY_LETTERS = (
    26,
    31,
    18,
)  # that fit on a line of a box, of its small words, of an arrow's words
GAP, LANE = 40, 14  # between layers; between arrows that go back
Line = tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class Marks:
    """What a drawing shows besides the route: a run with the step where it fails, or where a dossier stands."""

    run: Sequence[Move] = ()
    fault: str = ""
    done: Collection[str] = ()
    open: Collection[str] = ()

    def kinds(self, key: str) -> str:
        """Give the classes of a step's box."""
        told = {"is-run": any(move.key == key for move in self.run), "is-fault": key == self.fault,
                "is-done": key in self.done, "is-open": key in self.open}  # fmt: skip
        return " ".join(name for name, holds in told.items() if holds)

    def takes(self, link: Link) -> bool:
        return any(move.key == link.source and move.outcome in link.outcomes for move in self.run)


@dataclass(frozen=True, slots=True)
class Box:
    """A step: its frame, its name line by line, its small words, its classes."""

    x: float
    y: float
    width: float
    height: float
    name: Sequence[Line]
    small: Sequence[Line]
    kinds: str


@dataclass(frozen=True, slots=True)
class Arrow:
    path: str
    kinds: str
    words: Sequence[Line]
    anchor: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the template needs; `told` are the steps in reading order, for whoever does not see the drawing."""

    key: str
    width: float
    height: float
    boxes: Sequence[Box]
    arrows: Sequence[Arrow]
    title: str
    words: str
    told: Sequence[str] = field(default=())


def draw(route: Route, title: str, *, key: str = "route", marks: Marks | None = None) -> Drawing:
    """Draw a route; `key` tells the drawings of a page apart."""
    plan, shown = lay_out(route), marks or Marks()
    canvas = _Canvas(route, plan)
    boxes = [canvas.box(each, shown) for each in plan.spots]
    arrows = canvas.arrows(shown)
    return Drawing(
        key, canvas.width, canvas.height, boxes, arrows, title, _words(route, shown),
        [_told(route, route.node(each), shown) for each in plan.spots if each != END],
    )  # fmt: skip


class _Canvas:
    """Turns cells into lengths: each layer is as high as its highest box, each arrow knows its lane."""

    def __init__(self, route: Route, plan: Layout) -> None:
        self.route, self.plan = route, plan
        self.texts = {key: _texts(route, key) for key in plan.spots}
        back = [link for link in plan.links if link.back]
        self.lanes = {(link.source, link.target): number for number, link in enumerate(back)}
        self.turns = {key: [link.target for link in back if link.source == key] for key in plan.spots}
        self.right = SIDE + plan.columns * (BOX + BETWEEN) - BETWEEN
        self.width = self.right + PAD + (len(back) + 1) * LANE
        heights = [0.0] * plan.layers
        gaps = [float(GAP)] * plan.layers
        for key, spot in plan.spots.items():
            heights[spot.layer] = max(heights[spot.layer], _height(self.texts[key]))
            lines = [len(_ways(link)) for link in plan.links if link.source == key and not link.back]
            more = max(max(lines, default=1), len(self.turns[key])) - 1
            gaps[spot.layer] = max(gaps[spot.layer], GAP + SMALL_LINE * more)
        self.heights, self.tops = heights, [ABOVE + sum(heights[:n]) + sum(gaps[:n]) for n in range(plan.layers)]
        self.height = self.tops[-1] + heights[-1] + ABOVE

    def middle(self, column: int) -> float:
        return SIDE + column * (BOX + BETWEEN) + BOX / 2

    def box(self, key: str, marks: Marks) -> Box:
        spot, (name, small) = self.plan.spots[key], self.texts[key]
        width, height = BOX if key != END else BOX / 2, _height((name, small))
        middle, top = self.middle(spot.column), self.tops[spot.layer]
        lines = [(middle, top + PAD + LINE * n + 14, line) for n, line in enumerate(name)]
        below = top + PAD + LINE * len(name)
        notes = [(middle, below + SMALL_LINE * n + 12, line) for n, line in enumerate(small)]
        node = self.route.by_key.get(key)
        waits = " is-wait" if node and not node.is_worked else " is-end" if node is None else ""
        return Box(middle - width / 2, top, width, height, lines, notes, f"{marks.kinds(key)}{waits}".strip())

    def bottom(self, key: str) -> float:
        return self.tops[self.plan.spots[key].layer] + _height(self.texts[key])

    def arrows(self, marks: Marks) -> list[Arrow]:
        found = [self._back(link, marks) if link.back else self._forth(link, marks) for link in self.plan.links]
        return sorted(found, key=lambda arrow: "is-run" in arrow.kinds)  # the run on top

    def _forth(self, link: Link, marks: Marks) -> Arrow:
        source, target = self.plan.spots[link.source], self.plan.spots[link.target]
        x, y = self.middle(source.column), self.bottom(link.source)
        path = [f"M{x:g} {y:g}"]
        for number, column in enumerate(link.through, source.layer + 1):
            path.append(_curve(x, y, self.middle(column), self.tops[number]))
            x, y = self.middle(column), self.tops[number] + self.heights[number]
            path.append(f"V{y:g}")
        end = self.middle(target.column)
        path.append(_curve(x, y, end, self.tops[target.layer]))
        first = self.middle(link.through[0] if link.through else target.column)
        start = self.middle(source.column)
        at, anchor = (start - 6, "end") if first == start else ((start + first) / 2, "middle")
        return Arrow(" ".join(path), self._kinds(link, marks), self._along(link, at, self.bottom(link.source)), anchor)

    def _back(self, link: Link, marks: Marks) -> Arrow:
        source, target = self.plan.spots[link.source], self.plan.spots[link.target]
        lane = self.right + PAD + LANE * (self.lanes[link.source, link.target] + 1)
        start, end = self.middle(source.column) + BOX / 4, self.middle(target.column) + BOX / 4
        turn = self.turns[link.source].index(link.target)
        under, over = self.bottom(link.source) + SMALL_LINE * (turn + 1), self.tops[target.layer] - 9
        path = f"M{start:g} {self.bottom(link.source):g} V{under:g} H{lane:g} V{over:g} H{end:g} V{over + 9:g}"
        words = [(lane - 4, under - 4, ", ".join(outcome_words(each) for each in link.outcomes))]
        return Arrow(path, f"is-back {self._kinds(link, marks)}".strip(), words, "end")

    def _kinds(self, link: Link, marks: Marks) -> str:
        return " ".join(name for name, holds in (("is-run", marks.takes(link)), ("is-fork", link.forked)) if holds)

    def _along(self, link: Link, x: float, y: float) -> list[Line]:
        """Put the outcomes beside the arrow, where a step has several arrows to tell apart."""
        others = [each for each in self.plan.links if each.source == link.source and each.outcomes != link.outcomes]
        if not others:
            return []
        return [(x, y + SMALL_LINE * (n + 1) - 2, line) for n, line in enumerate(_ways(link))]


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """Go down from one place to another: straight where they lie under each other."""
    if x == to_x:
        return f"V{to_y:g}"
    half = (y + to_y) / 2
    return f"C{x:g} {half:g} {to_x:g} {half:g} {to_x:g} {to_y:g}"


def _ways(link: Link) -> list[str]:
    return textwrap.wrap(", ".join(outcome_words(each) for each in link.outcomes), WAY_LETTERS) or [""]


def _texts(route: Route, key: str) -> tuple[list[str], list[str]]:
    """Give the name and the small words of a box, in lines that fit."""
    node = route.by_key.get(key)
    if node is None:
        return [_("Kết thúc")], []
    return textwrap.wrap(node.name, NAME_LETTERS) or [node.key], textwrap.wrap(who_words(node), SMALL_LETTERS)


def _height(texts: tuple[Sequence[str], Sequence[str]]) -> float:
    return len(texts[0]) * LINE + len(texts[1]) * SMALL_LINE + 2 * PAD


def who_words(node: Node) -> str:
    """Say who does a step and in how many hours, or what is waited for and how long."""
    if node.wait:
        kind = str(KINDS[node.kind])
        if node.wait.limit is None:
            return kind
        return _("%(kind)s, nhiều nhất %(span)s") % {"kind": kind, "span": span_words(node.wait.limit)}
    if node.kind is NodeKind.GATEWAY:
        return str(KINDS[node.kind])
    role = role_words(node.role) or _("chưa có vai trò")
    return _("%(role)s · %(hours)s giờ") % {"role": role, "hours": hours(node.minutes)} if node.minutes else role


def _words(route: Route, marks: Marks) -> str:
    if marks.run:
        return run_words(route, marks.run)
    if marks.open:
        names = ", ".join(route.node(key).name for key in marks.open if key in route.by_key)
        return _("Hồ sơ đang ở: %(names)s.") % {"names": names}
    return _("%(count)s bước, từ trên xuống dưới.") % {"count": len(route.nodes)}


def _told(route: Route, node: Node, marks: Marks) -> str:
    """Tell a step in a sentence: what, who, where it goes, and how it is marked."""
    names: Mapping[str, str] = {each.key: each.name for each in route.nodes} | {END: _("kết thúc")}
    ways = []
    for way in node.exits:
        to = _(" và ").join(names.get(key, key) for key in node.targets(way) or (way.to,))
        ways.append(f"{outcome_words(way.outcome)} → {to}" if len(node.exits) > 1 else to)
    said = _("%(name)s (%(who)s). Tiếp theo: %(ways)s.") % {
        "name": node.name, "who": who_words(node), "ways": "; ".join(ways) or "—",
    }  # fmt: skip
    for holds, word in (
        (node.key in marks.open, _("Hồ sơ đang ở đây.")),
        (node.key == marks.fault, _("Lỗi ở bước này.")),
    ):
        said = f"{said} {word}" if holds else said
    return said
