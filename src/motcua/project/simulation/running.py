"""One simulation from beginning to end: may it be, by which way, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from motcua.base import journal, roots
from motcua.base.actor import SYSTEM
from motcua.base.clockwork import today
from motcua.base.models import JournalEntry, JournalRoot
from motcua.directory.calendars import province_on
from motcua.directory.models import OutsideSystem, Province
from motcua.dossiers.models import Dossier
from motcua.project.simulation import by_acts, from_database, planner
from motcua.project.simulation.rows import copying, workers
from motcua.project.simulation.world import World

BEGUN = journal.kind("simulation.begun", "Bắt đầu mô phỏng")
ENDED = journal.kind("simulation.ended", "Kết thúc mô phỏng")
WORDS = {
    "no_province": "There is no province yet: run `motcua prepare` first.",
    "not_a_sample": "{name} is not a sample. Invented people do not belong among real ones; if this is a copy to try"
    " things on, say --yes-this-is-not-production.",
    "seed_played": "Seed {seed} was played here before, wholly or in part. Choose another with --seed.",
    "sealed": "The journal of {day} is sealed: nothing may be added to that day or before. Use an empty database,"
    " a period after it, or play the first one with --leave-open.",
    "nobody": "No procedure can be played here: {why}.",
}
HELPERS = "Hệ thống nộp thay mô phỏng"  # another system, invented too, that files by mandate
FEW = 2000
"""Dossiers up to which the real acts are quick enough."""


class Unsuitable(Exception):  # noqa: N818 - an answer for whoever runs the machine, not for pages
    """This database must not or cannot be filled; says which rule stands against it, and in words."""

    def __init__(self, rule: str, /, **facts: object) -> None:
        super().__init__(WORDS[rule].format(**facts))
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: `by` is acts, rows or empty for whatever suits the number; `ends` the last moment played."""

    dossiers: int
    seed: int
    begins: date
    ends: datetime
    by: str = ""
    processes: int = 2
    leave_open: bool = False  # seal no day, so that another seed may come on top

    @property
    def way(self) -> str:
        return self.by or ("acts" if self.dossiers <= FEW else "rows")


def chain_of(seed: int) -> str:
    return f"simulation:{seed}"


def refuse_if_wrong(wanted: Wanted, *, force: bool) -> None:
    """Refuse a province that is not a sample, a seed that was played, and days whose journal is sealed."""
    if not Province.objects.exists():
        raise Unsuitable("no_province")
    if not (force or province_on(wanted.begins).is_sample):
        raise Unsuitable("not_a_sample", name=province_on(wanted.begins).name)
    if JournalEntry.objects.filter(chain=chain_of(wanted.seed)).exists():
        raise Unsuitable("seed_played", seed=wanted.seed)
    sealed = JournalRoot.objects.filter(day__range=(wanted.begins, today(wanted.ends))).order_by("-day").first()
    if sealed is not None:
        raise Unsuitable("sealed", day=sealed.day.isoformat())


def run(wanted: Wanted, *, at: datetime) -> Iterator[int]:
    """Play it; gives the number of dossiers or acts done after each step. Raises what an act refuses."""
    OutsideSystem.objects.get_or_create(name=HELPERS, defaults={"contact": "Không có thật"})
    world = from_database.world(wanted.begins, wanted.ends)
    if not world.islands:
        raise Unsuitable("nobody", why="; ".join(world.left_out) or "no procedure is filed here")
    facts = {"dossiers": wanted.dossiers, "way": wanted.way, "begins": world.begins.isoformat()}
    journal.write(BEGUN, chain_of(wanted.seed), by=SYSTEM, at=at, facts=facts)
    yield from _by_rows(world, wanted) if wanted.way == "rows" else _by_acts(world, wanted)
    journal.write(ENDED, chain_of(wanted.seed), by=SYSTEM, at=at, facts={})
    if not wanted.leave_open:
        seal_days(until=today(at))


def seal_days(*, until: date) -> None:
    """Seal every day before `until`, as the nights would have; where days are sealed already, nothing is put before."""
    first = JournalEntry.objects.order_by("at").first()
    if first is None or JournalRoot.objects.exists():
        return
    day = today(first.at)
    while day < until:
        roots.seal(day)
        day += timedelta(days=1)


def _by_acts(world: World, wanted: Wanted) -> Iterator[int]:
    """A dossier counts with its last act, or with the end for those still on their way."""
    counted = 0
    for planned in by_acts.perform(planner.plan(world, wanted.dossiers, wanted.seed)):
        counted += planned.last
        yield int(planned.last)
    yield wanted.dossiers - counted


def _by_rows(world: World, wanted: Wanted) -> Iterator[int]:
    copying.keep_pictures()
    yield from workers.write(world, planner.parts(world, wanted.dossiers), wanted.seed, wanted.processes)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def first_day(wanted_days: int, ends: datetime) -> date:
    """Give the day so many days before; a province that is younger begins with its first setting."""
    first = today(ends) - timedelta(days=wanted_days)
    settings = Province.objects.order_by("valid_from").first()
    return max(first, settings.valid_from) if settings else first


def summary(at: datetime) -> dict[str, object]:
    """Count what stands in the database now, by state and by channel, and what is or was late."""
    late = Q(due__lt=Coalesce(F("decided_at"), F("ended_at"), at))
    by = {
        name: dict(Dossier.unscoped.values_list(name).annotate(Count("id")).order_by(name))
        for name in ("state", "channel")
    }
    return {"in_database": Dossier.unscoped.count(), "late": Dossier.unscoped.filter(late).count(), **by}
