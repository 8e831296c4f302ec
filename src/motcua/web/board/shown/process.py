"""The values of a map's page: of a procedure here, or of a log brought in from elsewhere."""

from collections.abc import Mapping
from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.text import clean
from motcua.catalog.models import Procedure
from motcua.directory import calendars
from motcua.measures import passed
from motcua.measures.figures import Bounds, bounds
from motcua.measures.period import Period
from motcua.measures.process_map import ProcessMap
from motcua.measures.scope import Scope, scope_of
from motcua.measures.visits import MapChoice, agencies_mapped, process_map
from motcua.web.board.asked import Asked
from motcua.web.board.shown import numbers
from motcua.web.board.shown.home import day_fields, looks_at, said
from motcua.web.board.shown.process_drawing import drawing
from motcua.web.board.shown.process_tables import Linked, headings, tables, written
from motcua.web.board.shown.ways import address, map_of
from motcua.web.ui.exports import Sheet
from motcua.web.ui.fields import FieldView, Option, error_lines
from motcua.web.ui.parts import Figure, Link, Tab


class Reading:
    """What is asked of which procedure, read with as many statements as it takes and no more."""

    def __init__(self, actor: Actor, code: str, asked: Asked, given: Mapping[str, str], *, at: datetime) -> None:
        found = Procedure.objects.filter(code=clean(code)).first()
        if found is None:
            raise Http404
        self.procedure, self.asked, self.at = found, asked, at
        self.scope: Scope = scope_of(actor)
        self.agency = clean(given.get("agency", ""))
        if self.agency and self.scope.coded(self.agency) is None:
            raise Http404
        self.held = calendars.book()

    @property
    def choice(self) -> MapChoice:
        return MapChoice(self.procedure.code, self.agency)

    def bounds_of(self, period: Period) -> Bounds:
        home = self.scope.held[0].pk if self.scope.held else 0
        return bounds(period, self.held.calendar(home), at=self.at)

    def map_of(self, period: Period) -> ProcessMap:
        return process_map(self.scope, self.choice, self.bounds_of(period), self.held)


def values(read: Reading) -> dict[str, object]:
    fields, code, place = day_fields(read.asked), read.procedure.code, {"agency": read.agency}
    known: dict[str, object] = {
        "procedure": read.procedure,
        "looks_at": looks_at(read.scope),
        "home": Link(_("Số liệu"), address("board:home", read.asked.place)),
        "tabs": _tabs(read.asked, code, place),
        "errors": error_lines(fields),
        "fields": fields,
        "at": read.at,
    }
    if read.asked.period is None:
        return known
    found, linked = read.map_of(read.asked.period), _linked(read)
    return known | {
        "period": said(read.asked.period),
        "fields": (*fields, *_agencies(read, read.asked.period)),
        "earlier": map_of(code, read.asked.earlier, **place),
        "later": map_of(code, read.asked.later, **place),
        "exports": [Link("CSV", map_of(code, read.asked.place, "csv", **place))],
        **_shown(found, linked, read.procedure.name),
    }


def _shown(found: ProcessMap, linked: Linked, title: str) -> dict[str, object]:
    if not found.dossiers:
        return {"drawing": None}
    return {
        "drawing": drawing(found, _("Sơ đồ các bước đã đi: %(title)s") % {"title": title}),
        "figures": figures(found, linked, _("Được tiếp nhận trong kỳ.")),
        "tables": tables(found, linked),
    }


def figures(found: ProcessMap, linked: Linked, means: str) -> list[Figure]:
    again = sum(stage.again for stage in found.stages if not stage.beside)
    return [
        Figure(numbers.count(found.dossiers), _("Hồ sơ"), means, linked("received")),
        Figure(
            numbers.count(found.open), _("Chưa đi hết"), _("Còn bước đang mở."), linked("open") if found.open else ""
        ),
        Figure(numbers.count(again), _("Lượt làm lại"), _("Hồ sơ quay lại một bước đã qua; xem từng bước ở dưới.")),
    ]


def _linked(read: Reading) -> Linked:
    """Write the address of the dossiers behind a number, of the same period and agency."""
    narrowed = {"agency": read.agency, "procedure": read.procedure.code}

    def linked(kind: str, *keys: str) -> str:
        if kind == "received":
            return address("board:list", {"figure": "received"}, read.asked.place, narrowed)
        asked = {"figure": passed.KEY, "passed": passed.written(kind, keys)}
        return address("board:list", asked, read.asked.place, narrowed)

    return linked


def _tabs(asked: Asked, code: str, place: Mapping[str, str]) -> list[Tab]:
    kinds = {"month": _("Tháng này"), "quarter": _("Quý này"), "year": _("Năm nay")}
    return [Tab(words, map_of(code, {"period": kind}, **place), asked.kind == kind) for kind, words in kinds.items()]


def _agencies(read: Reading, period: Period) -> list[FieldView]:
    """Let one of the agencies that have such dossiers be chosen; nothing to choose among one."""
    found = agencies_mapped(read.scope, read.choice.procedure, read.bounds_of(period))
    if len(found) < 2 and not read.agency:
        return []
    options = [Option("", _("Mọi cơ quan")), *(Option(unit.code, unit.name) for unit in found)]
    return [
        FieldView("agency", _("Cơ quan"), "choice", value=read.agency, options=options, required=False, compact=True)
    ]


def sheet(read: Reading) -> Sheet:
    """Write the map as a file; raises Http404 where the days are none."""
    if read.asked.period is None:
        raise Http404
    days = f"{read.asked.period.since:%Y%m%d}-{read.asked.period.last:%Y%m%d}"
    name = f"duong-di-{read.procedure.code}-{days}"
    return Sheet(name, headings(), list(written(read.map_of(read.asked.period))))
