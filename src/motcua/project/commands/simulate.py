import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from motcua.base import clockwork
from motcua.base.clockwork import VN
from motcua.project.commands.answer import NO, Answer
from motcua.project.commands.opened import opened
from motcua.project.readiness import BadInput, NotReady

if TYPE_CHECKING:
    from motcua.project.simulation.running import Wanted

HISTORY = (date(2025, 7, 1), date(2026, 6, 30))
RECENT = 90  # days before now
MOST = 4_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dossiers", type=int, required=True, metavar="N", help="about how many come in")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another province")
    parser.add_argument("--until", default="", help="'now', or a last day YYYY-MM-DD; without: a year that is over")
    parser.add_argument("--days", type=int, help=f"how many days it lasts; {RECENT} with --until")
    parser.add_argument(
        "--by", choices=["acts", "rows"], default="", help="the real acts, or their rows by COPY (many)"
    )
    parser.add_argument("--processes", type=int, default=2, help="that write rows side by side")
    parser.add_argument("--leave-open", action="store_true", help="seal no day: another seed may come on top")
    parser.add_argument(
        "--yes-this-is-not-production", dest="force", action="store_true", help="on other than a sample"
    )


def run(asked: argparse.Namespace) -> Answer:
    """Fill the sample with invented people and their dossiers."""
    if not 1 <= asked.dossiers <= MOST or asked.processes < 1 or (asked.days is not None and asked.days < 1):
        raise BadInput(f"Give from 1 to {MOST} dossiers, at least one day and at least one process.")
    with opened():
        from motcua.project.simulation import running

        now = clockwork.now()
        wanted = _wanted(asked, now)
        try:
            running.refuse_if_wrong(wanted, force=asked.force)
            with _stopping() as stopped, _progress(asked) as bar:
                for done in running.run(wanted, at=now):
                    bar.update(done)
        except running.Unsuitable as fault:
            return Answer(str(fault), {"refused": fault.rule, "error": str(fault)}, NO)
        return _told(wanted, running.summary(wanted.ends), stopped=bool(stopped))


def _wanted(asked: argparse.Namespace, now: datetime) -> "Wanted":
    from motcua.project.simulation import running

    ends = now if asked.until == "now" else datetime.combine(_last_day(asked.until), time(17), VN)
    days = asked.days or (RECENT if asked.until else (HISTORY[1] - HISTORY[0]).days)
    begins = running.first_day(days, ends)
    if begins >= clockwork.today(ends) or ends > now:
        raise BadInput(f"The period {begins} to {clockwork.today(ends)} is not one that is over.")
    return running.Wanted(asked.dossiers, asked.seed, begins, ends, asked.by, asked.processes, asked.leave_open)


def _last_day(typed: str) -> date:
    try:
        return date.fromisoformat(typed) if typed else HISTORY[1]
    except ValueError:
        raise BadInput(f"--until takes 'now' or a day as YYYY-MM-DD, not {typed!r}.") from None


@contextmanager
def _stopping() -> Iterator[list[str]]:
    """Let Ctrl-C end it: each act, or each batch of whole dossiers, is there or not."""
    from motcua.project.simulation.rows.workers import Failed

    stopped: list[str] = []
    try:
        yield stopped
    except KeyboardInterrupt:
        stopped.append("by hand")
    except Failed as fault:
        raise NotReady(f"Writing broke off; what is written is whole. {fault}") from fault


def _progress(asked: argparse.Namespace) -> Any:
    from tqdm import tqdm

    silent = asked.json or not sys.stderr.isatty()
    return tqdm(total=asked.dossiers, unit=" dossiers", file=sys.stderr, disable=silent, smoothing=0.1)


def _told(wanted: "Wanted", found: dict[str, Any], *, stopped: bool) -> Answer:
    facts = {
        "asked": wanted.dossiers,
        "seed": wanted.seed,
        "by": wanted.way,
        "begins": wanted.begins,
        "ends": wanted.ends,
    }
    states = ", ".join(f"{state} {count}" for state, count in found["state"].items())
    text = f"{found['in_database']} dossiers stand in the database, {found['late']} of them late: {states}."
    if stopped:
        return Answer(f"Stopped; what is written is whole. {text}", {**facts, **found, "stopped": True}, NO)
    return Answer(text, {**facts, **found}, 0)
