"""The tables of a map: steps, ways, ways through. The drawing shows the same numbers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.measures.process_map import END, START, ProcessMap, Spread, Stage, Way
from motcua.web.board.shown import numbers
from motcua.web.board.shown.lengths import half, most
from motcua.web.ui.exports import Cell as Written
from motcua.web.ui.exports import Column as Heading
from motcua.web.ui.parts import Cell, Column

MOST = 10  # ways through on the page; the file has all
Linked = Callable[..., str]
"""Gives the address of the dossiers behind a number: what kind, and the keys of its steps. Empty: there is none."""


@dataclass(frozen=True, slots=True)
class Table:
    """`note` says what a number of the table is."""

    key: str
    caption: str
    note: str
    heads: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


def tables(found: ProcessMap, linked: Linked, *, only_ends: bool = False) -> list[Table]:
    """Give the tables of a page; `only_ends`: nothing but the end of each step is known."""
    names = said_names(found)
    ways = [_way(way, names, linked, only_ends=only_ends) for way in found.ways]
    through = [
        [Cell(_through(v.steps, names)), Cell(numbers.count(v.dossiers), linked("through", *v.steps)),
         Cell(numbers.percent(v.dossiers * 1000 // found.finished))]
        for v in found.ways_through[:MOST]
    ]  # fmt: skip
    made = [
        Table("steps", _("Từng bước"), _steps_note(only_ends), _step_heads(only_ends),
              [_step(stage, linked, only_ends=only_ends) for stage in found.stages]),
        Table("ways", _("Từ bước này sang bước kia"), _ways_note(only_ends), _way_heads(only_ends), ways),
        Table("through", _("Cách đi qua thường gặp"), _through_note(found),
              [Column(_("Các bước")), Column(_("Hồ sơ"), True), Column(_("Tỷ lệ"), True)], through),
    ]  # fmt: skip
    return [table for table in made if table.rows]


def said_names(found: ProcessMap) -> dict[str, str]:
    return found.names | {START: _("Bắt đầu"), END: _("Kết thúc")}


def _step_heads(only_ends: bool) -> list[Column]:
    counted = (_("Lượt"), _("Hồ sơ"), _("Hồ sơ phải làm lại"), _("Lượt làm lại"))
    timed = (_("Ở bước: một nửa không quá"), _("Ở bước: 9 trên 10 không quá"),
             _("Làm: một nửa không quá"), _("Làm: 9 trên 10 không quá"))  # fmt: skip
    return [Column(_("Bước")), *(Column(head, True) for head in (*counted, *(() if only_ends else timed)))]


def _step(stage: Stage, linked: Linked, *, only_ends: bool) -> list[Cell]:
    kind, redone = ("beside", "beside_again") if stage.beside else ("step", "again")
    here, back = linked(kind, stage.key), linked(redone, stage.key) if stage.dossiers_again else ""
    name = _("%(name)s (bên cạnh quy trình)") % {"name": stage.name} if stage.beside else stage.name
    counted = [
        Cell(name), Cell(numbers.count(stage.visits), here), Cell(numbers.count(stage.dossiers), here),
        Cell(numbers.count(stage.dossiers_again), back), Cell(numbers.count(stage.again), back),
    ]  # fmt: skip
    if only_ends:
        return counted
    return [*counted, half(stage.staying), most(stage.staying), half(stage.working), most(stage.working)]


def _way_heads(only_ends: bool) -> list[Column]:
    passing = (_("Đến khi xong bước sau: một nửa không quá"), _("Đến khi xong bước sau: 9 trên 10 không quá"))
    waiting = (_("Chờ: một nửa không quá"), _("Chờ: 9 trên 10 không quá"))
    timed = passing if only_ends else (*waiting, passing[0])
    return [Column(_("Từ bước, sang bước")), *(Column(head, True) for head in (_("Lượt"), _("Hồ sơ"), *timed))]


def _way(way: Way, names: dict[str, str], linked: Linked, *, only_ends: bool) -> list[Cell]:
    here = linked("way", way.source, way.target)
    timed = (
        [half(way.passing), most(way.passing)]
        if only_ends
        else [half(way.waiting), most(way.waiting), half(way.passing)]
    )
    return [
        Cell(f"{names[way.source]} → {names[way.target]}"), Cell(numbers.count(way.times), here),
        Cell(numbers.count(way.dossiers), here), *timed,
    ]  # fmt: skip


def _through(steps: Iterable[str], names: dict[str, str]) -> str:
    return " → ".join(names[step] for step in steps)


def _steps_note(only_ends: bool) -> str:
    redone = _("Làm lại: hồ sơ đến bước đó từ lần thứ hai trở đi.")
    if only_ends:
        return redone
    timed = _("Ở bước: từ khi hồ sơ đến cho tới khi xong. Làm: từ khi cán bộ mở hồ sơ ra xem cho tới khi xong.")
    return f"{redone} {timed}"


def _ways_note(only_ends: bool) -> str:
    if only_ends:
        return _("Nhật ký chỉ ghi lúc xong, nên thời gian tính từ khi xong bước trước đến khi xong bước sau.")
    return _("Chờ: từ khi xong bước trước đến khi cán bộ của bước sau mở hồ sơ ra xem lần đầu.")


def _through_note(found: ProcessMap) -> str:
    kinds = len(found.ways_through)
    facts = {"kinds": numbers.count(kinds), "finished": numbers.count(found.finished)}
    return _("%(kinds)s cách đi qua trong %(finished)s hồ sơ đã đi hết quy trình.") % facts


def headings() -> list[Heading]:
    """Give the columns of the file: times in minutes, as they were measured."""
    measured = (
        _("Ở bước, làm việc, một nửa (phút)"), _("Ở bước, làm việc, 9/10 (phút)"), _("Ở bước, thực, một nửa (phút)"),
        _("Ở bước, thực, 9/10 (phút)"), _("Làm, làm việc, một nửa (phút)"), _("Làm, làm việc, 9/10 (phút)"),
        _("Chờ, làm việc, một nửa (phút)"), _("Chờ, làm việc, 9/10 (phút)"), _("Chờ, thực, một nửa (phút)"),
        _("Chờ, thực, 9/10 (phút)"), _("Đến khi xong, thực, một nửa (phút)"), _("Đến khi xong, thực, 9/10 (phút)"),
    )  # fmt: skip
    counted = (
        _("Loại"),
        _("Từ bước"),
        _("Sang bước"),
        _("Lượt"),
        _("Hồ sơ"),
        _("Lượt làm lại"),
        _("Hồ sơ phải làm lại"),
    )
    return [Heading(label) for label in (*counted, *measured)]


def written(found: ProcessMap) -> Iterable[Sequence[Written]]:
    """Give the whole map as rows of a file."""
    names, kinds = said_names(found), (_("bước"), _("lối đi"), _("cách đi qua"))
    for s in found.stages:
        stay, work = s.staying, s.working
        yield (kinds[0], s.name, "", s.visits, s.dossiers, s.again, s.dossiers_again, *_minutes(stay.worked),
               *_minutes(stay.real), *_minutes(work.worked), *[None] * 6)  # fmt: skip
    for w in found.ways:
        yield (kinds[1], names[w.source], names[w.target], w.times, w.dossiers, None, None, *[None] * 6,
               *_minutes(w.waiting.worked), *_minutes(w.waiting.real), *_minutes(w.passing.real))  # fmt: skip
    for v in found.ways_through:
        yield (kinds[2], _through(v.steps, names), "", v.dossiers, v.dossiers, *[None] * 14)


def _minutes(spread: Spread | None) -> tuple[int | None, int | None]:
    return (spread.median, spread.p90) if spread else (None, None)
