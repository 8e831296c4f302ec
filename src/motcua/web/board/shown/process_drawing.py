"""The map of what happened as a drawing: each step with its visits, each way with how often it was taken."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from motcua.flow.definition import END, Exit, Node, NodeKind, Route, Where
from motcua.flow.layout import Layout, Link, lay_out
from motcua.measures.process_map import START, ProcessMap, Stage, Way
from motcua.web.board.shown import numbers
from motcua.web.board.shown.lengths import working
from motcua.web.ui.route_drawing import Canvas, Drawing, Marks, wrapped_box, wrapped_way

RARE = 20  # a step or a way that fewer than one of so many dossiers took is not drawn


def drawing(found: ProcessMap, title: str) -> Drawing:
    """Draw the steps with the ways that matter; the table beside it holds all of them."""
    stages = shown_stages(found)
    ways = shown_ways(found, {stage.key for stage in stages})
    route = _route(stages, ways)
    plan = lay_out(route)
    canvas = _Map(route, plan, found, ways)
    boxes, arrows = [canvas.box(key, Marks()) for key in plan.spots], canvas.arrows(Marks())
    told = [_told(found.names, stage, ways) for stage in _ordered(stages, plan)]
    return Drawing(
        "map", canvas.width, canvas.height, boxes, arrows, title, _words(found, len(stages), len(ways)), told
    )


def shown_stages(found: ProcessMap) -> list[Stage]:
    """Give the steps of the route that many passed, and those of the most frequent way through."""
    main = found.ways_through[0].steps if found.ways_through else ()
    return [s for s in found.stages if not s.beside and (s.dossiers * RARE >= found.dossiers or s.key in main)]


def shown_ways(found: ProcessMap, steps: Collection[str]) -> list[Way]:
    """Give between such steps what many took, and of each the way that most came by and the one that most left by."""
    known = {START, END, *steps}
    ways = [way for way in found.ways if way.source in known and way.target in known]
    into, out = dict[str, Way](), dict[str, Way]()
    for way in ways:  # the most frequent first
        if way.source != way.target:
            into.setdefault(way.target, way)
            out.setdefault(way.source, way)
    kept = {(way.source, way.target) for way in (*into.values(), *out.values())}
    return [w for w in ways if w.dossiers * RARE >= found.dossiers or (w.source, w.target) in kept]


def _route(stages: Sequence[Stage], ways: Sequence[Way]) -> Route:
    """Write the map as a route, so that it is laid out like one; a way's outcome is the key it leads to."""

    def node(key: str, name: str, kind: NodeKind) -> Node:
        exits = tuple(Exit(way.target, way.target) for way in ways if way.source == key)
        return Node(key, name, kind, "", Where.AGENCY, "", 0, exits)

    steps = [node(s.key, s.name, NodeKind.FORWARD) for s in stages]
    return Route("map", START, (node(START, _("Bắt đầu"), NodeKind.GATEWAY), *steps))


class _Map(Canvas):
    """Says how often on boxes and arrows; the most frequent way through stands out."""

    def __init__(self, route: Route, plan: Layout, found: ProcessMap, ways: Sequence[Way]) -> None:
        self.stages = {stage.key: stage for stage in found.stages if not stage.beside}
        self.times = {(way.source, way.target): way.times for way in ways}
        self.main = _main(found)
        super().__init__(route, plan)

    def texts_of(self, key: str) -> tuple[list[str], list[str]]:
        stage = self.stages.get(key)
        if stage is None:
            return [_("Kết thúc") if key == END else _("Bắt đầu")], []
        return wrapped_box(stage.name, visits_words(stage))

    def ways(self, link: Link) -> list[str]:
        return wrapped_way(numbers.count(self.times[link.source, link.target]))

    def tells(self, link: Link) -> bool:
        return True

    def kinds(self, link: Link, marks: Marks) -> str:
        return "is-run" if (link.source, link.target) in self.main else ""


def _main(found: ProcessMap) -> Collection[tuple[str, str]]:
    steps = found.ways_through[0].steps if found.ways_through else ()
    whole = (START, *steps, END) if steps else ()
    return {*pairwise(whole)}


def visits_words(stage: Stage) -> str:
    """Say how often, and how long half of the visits stayed at most."""
    said = _("%(count)s lượt") % {"count": numbers.count(stage.visits)}
    half = stage.staying.worked or stage.staying.real
    if half.median is None:
        return said
    return _("%(said)s · một nửa trong %(length)s") % {"said": said, "length": working(stage.staying)}


def _ordered(shown: Sequence[Stage], plan: Layout) -> list[Stage]:
    stages = {stage.key: stage for stage in shown}
    return [stages[key] for key in plan.spots if key in stages]


def _words(found: ProcessMap, steps: int, ways: int) -> str:
    said = _("%(dossiers)s hồ sơ, %(steps)s bước, từ trên xuống dưới. Đường đậm là cách đi qua thường gặp nhất.") % {
        "dossiers": numbers.count(found.dossiers), "steps": numbers.count(steps),
    }  # fmt: skip
    hidden = sum(not stage.beside for stage in found.stages) - steps, len(found.ways) - ways
    if not any(hidden):
        return said
    rare = _("Không vẽ %(steps)s bước và %(ways)s lối đi hiếm gặp; bảng bên dưới có đủ.") % {
        "steps": numbers.count(hidden[0]), "ways": numbers.count(hidden[1]),
    }  # fmt: skip
    return f"{said} {rare}"


def _told(names: Mapping[str, str], stage: Stage, ways: Sequence[Way]) -> str:
    following = [
        _("%(name)s (%(count)s lượt)") % {"name": names.get(w.target, _("kết thúc")), "count": numbers.count(w.times)}
        for w in ways
        if w.source == stage.key
    ]
    facts = {"name": stage.name, "visits": visits_words(stage), "ways": "; ".join(following) or "—"}
    return _("%(name)s: %(visits)s. Tiếp theo: %(ways)s.") % facts
