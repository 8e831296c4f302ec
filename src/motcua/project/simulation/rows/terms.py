"""When dossiers and steps are due: `clock` and `dossiers.deadlines` asked through tables and a small memory."""

from datetime import datetime
from functools import lru_cache

from django.conf import settings

from motcua.catalog.definition import Definition, SupplementClock
from motcua.clock.due import Due, due
from motcua.clock.limits import Limit
from motcua.clock.pauses import Pause
from motcua.clock.reasons import to_rows
from motcua.dossiers.deadlines import RECEPTION_MINUTES, Dates, limit_of
from motcua.dossiers.models import HoldKind
from motcua.project.simulation.rows.chain import in_json
from motcua.project.simulation.timetable import Timetable
from motcua.project.simulation.world import World

Pauses = tuple[tuple[str, datetime, datetime, str], ...]
"""Ended holds that stopped the clock: kind, start, end, ground."""
Way = tuple[str, str]
"""Channel and case, by which limits differ."""


class Terms:
    """The dates of one province."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._times = Timetable(world.calendar, world.begins, world.ends.date())
        self._fresh = lru_cache(maxsize=20_000)(self._count)

    def step_due(self, at: datetime, minutes: int) -> datetime:
        """Say when a step of so many working minutes is due."""
        return self._times.moment(self._times.after(self._times.minute(at), minutes))

    def worked(self, since: datetime, until: datetime) -> int:
        """Give the working minutes between two moments; none when they stand in the wrong order."""
        first, last = self._times.minute(since), self._times.minute(until)
        return max(0, self._times.worked(last) - self._times.worked(first))

    def counted(self, limit: Limit, at: datetime) -> Due:
        """Count a limit beside the dossier's own, with its reasons."""
        return due(at, limit, self._world.calendar, self._world.rule)

    def at_reception(self, known: Definition, way: Way, at: datetime) -> Dates:
        promised, legal = self._fresh(known.code, way, at, _Known(known))
        return Dates(promised.at, legal.at, bool(promised.provisional), promised.reasons)

    def after_hold(self, known: Definition, way: Way, received: datetime, pauses: Pauses, floor: datetime) -> Dates:
        """Count anew after a hold; what was promised is not taken back."""
        start = received
        if known.supplement_clock is SupplementClock.RESTART:
            start = max([start, *(end for kind, _, end, _ in pauses if kind == HoldKind.SUPPLEMENT)])
        counted = tuple(
            Pause(begin, end, ground) for _, begin, end, ground in pauses if start == received or end > start
        )
        promised, legal = self._both(known, way, start, counted)
        kept = promised.at if settings.MOTCUA_CALENDAR_SHORTENS else max(promised.at, floor)
        return Dates(kept, max(legal.at, kept), bool(promised.provisional), promised.reasons)

    def _count(self, code: str, way: Way, at: datetime, known: "_Known") -> tuple[Due, Due]:
        return self._both(known.definition, way, at, ())

    def _both(self, known: Definition, way: Way, start: datetime, pauses: tuple[Pause, ...]) -> tuple[Due, Due]:
        rule, calendar, counting = known.limit(*way), self._world.calendar, self._world.rule
        promised = due(start, limit_of(rule, rule.promised), calendar, counting, pauses, start)
        if rule.promised == rule.amount:
            return promised, promised
        return promised, due(start, limit_of(rule, rule.amount), calendar, counting, pauses, start)


class _Known:
    """Carries a definition past the memory, whose keys are the code and the rest."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known)

    def __hash__(self) -> int:
        return 0


def reasons_of(dates: Dates) -> str:
    return in_json(to_rows(dates.reasons))


__all__ = ["RECEPTION_MINUTES", "Terms", "reasons_of"]
