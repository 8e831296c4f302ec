import argparse
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from motcua.catalog.definition import Definition, LimitRule
from motcua.clock.calendar import WorkingCalendar
from motcua.clock.certificate import Unreadable, contradictions
from motcua.clock.content import version
from motcua.clock.due import Due, due
from motcua.clock.errors import NoWorkingDay
from motcua.clock.limits import Limit
from motcua.project import database
from motcua.project.commands.answer import NO, YES, Answer
from motcua.project.commands.opened import opened
from motcua.project.database.cluster import State
from motcua.project.due_dates import asked as typed
from motcua.project.due_dates import shipped, words
from motcua.project.readiness import BadInput


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--procedure", metavar="CODE", help="the limit of this procedure")
    what.add_argument(
        "--limit", help='"same day", "4 working hours", "3.5 working days", "15 calendar days", "1 month"'
    )
    what.add_argument("--certificate", type=Path, metavar="FILE", help="count a certificate again: does it hold?")
    parser.add_argument("--rule", choices=sorted(typed.RULES), default="hours", help="how working days are counted")
    parser.add_argument("--received", metavar="MOMENT", help="2026-08-20T14:00, in Vietnam's time")
    parser.add_argument("--channel", choices=typed.CHANNELS, default="counter", help="how it was filed")
    parser.add_argument("--case", default="", help="a case of the procedure that has a limit of its own")
    parser.add_argument(
        "--pause", action="append", default=[], metavar="FROM/TO", help="time that does not count; may be repeated"
    )


def run(asked: argparse.Namespace) -> Answer:
    """Say when it is due and why; of a certificate, whether it holds: 0 yes, 1 no, 2 it cannot be read."""
    try:
        return _checked(asked.certificate) if asked.certificate else _counted(asked)
    except NoWorkingDay as fault:
        raise BadInput(f"{fault}.") from None


@dataclass(frozen=True, slots=True)
class _Basis:
    limit: Limit
    calendar: WorkingCalendar
    years: frozenset[int]  # whose days off are known


def _counted(asked: argparse.Namespace) -> Answer:
    if not asked.received:
        raise BadInput("--received is missing: when was it received? Such as 2026-08-20T14:00.")
    received = typed.moment(asked.received, "--received")
    pauses = typed.pauses(asked.pause, received)
    if asked.limit:
        basis = _Basis(typed.limit(asked.limit), shipped.days().calendar, shipped.days().years)
    else:
        basis = _of_procedure(asked, received)
    found = due(received, basis.limit, basis.calendar, typed.RULES[asked.rule], pauses)
    return _told(found, received, basis)


def _told(found: Due, received: datetime, basis: _Basis) -> Answer:
    first, last = received.date(), max(found.at, received).date()
    missing = [year for year in range(first.year, last.year + 1) if year not in basis.years]
    because = [*words.because(found, received), *words.provisional(found), *words.unknown_years(missing)]
    facts = {
        "due": found.at.isoformat(),
        "because": because,
        "provisional": bool(found.provisional or missing),
        "calendar": version(basis.calendar, first, last),
    }
    return Answer("\n".join([found.at.isoformat(), *(f"  {line}" for line in because)]), facts, YES)


def _of_procedure(asked: argparse.Namespace, received: datetime) -> _Basis:
    """Take the limit that was published, from the database where one answers, else from the files of the program."""
    with _database() as answers:
        if answers:
            return _from_database(asked, received)
    known = shipped.procedure(asked.procedure)
    if known is None:
        raise BadInput(f"--procedure: there is no procedure {asked.procedure!r} here.")
    rule = _rule(known, asked)
    limit = Limit(rule.promised, rule.unit, same_day=rule.same_day and rule.promised <= 1, cutoff=rule.cutoff)
    return _Basis(limit, shipped.days().calendar, shipped.days().years)


def _rule(known: Definition, asked: argparse.Namespace) -> LimitRule:
    if asked.case and known.case(asked.case) is None:
        raise BadInput(f"--case: {asked.procedure} has no case {asked.case!r}.")
    if not known.limits:
        raise BadInput(f"--procedure: {asked.procedure} has no limit here; it is settled elsewhere.")
    return known.limit(asked.channel, asked.case)


@contextlib.contextmanager
def _database() -> Iterator[bool]:
    """Open the database of the province, or the one of this home if it runs; none is started for this."""
    running = database.given() or database.Embedded(database.home()).status().state is State.READY
    if not running:
        yield False
        return
    with opened():
        yield True


def _from_database(asked: argparse.Namespace, received: datetime) -> _Basis:
    from motcua.catalog.queries import definition, procedure
    from motcua.directory.calendars import book
    from motcua.dossiers.deadlines import limit_of

    found = procedure(asked.procedure, received)
    if found is None or found.current_id is None:
        raise BadInput(f"--procedure: no procedure {asked.procedure!r} is published here.")
    known, held = definition(found.current_id), book()
    rule = _rule(known, asked)
    years = frozenset(day.date.year for day in held.days)
    return _Basis(limit_of(rule, rule.promised), held.calendar(0), years)


def _checked(file: Path) -> Answer:
    values = typed.certificate(file)
    try:
        found, faults = contradictions(values)
    except Unreadable as fault:
        raise BadInput(f"{file}: {fault}.") from None
    said = [words.FAULTS[fault] for fault in faults]
    facts = {
        "holds": not faults, "faults": faults, "said": said, "due": values["due"], "counted": found.at.isoformat(),
        "because": words.because(found, typed.moment(str(values["start"]), "start")),
    }  # fmt: skip
    if faults:
        return Answer(f"NOT CONFIRMED: {'; '.join(said)}. Counted again: {found.at.isoformat()}", facts, NO)
    return Answer(f"Confirmed: {values['due']}", facts, YES)
