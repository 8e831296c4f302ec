import argparse
from pathlib import Path

from motcua.project.commands.answer import BAD_INPUT, YES, Answer
from motcua.project.commands.opened import opened


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    part = what.add_parser("import", help="keep the events of a file beside the dossiers; all of it or nothing")
    part.add_argument(
        "file", type=Path, help=".csv or .csv.gz, columns as in XES logs: case:concept:name, concept:name, …"
    )
    part.add_argument("--name", default="", help="what leaders see it called; else the name of the file")
    part.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document")


def run(asked: argparse.Namespace) -> Answer:
    """Bring in a log; 0 brought in or there already, 2 it cannot be read, with the lines that are wrong."""
    with opened():
        from motcua.base import clockwork
        from motcua.base.actor import SYSTEM
        from motcua.history.acts.import_log import import_log
        from motcua.history.reading import Unreadable

        try:
            brought = import_log(asked.file, asked.name, by=SYSTEM, at=clockwork.now())
        except OSError as fault:
            return _nothing([f"{asked.file}: {fault.strerror}"])
        except Unreadable as fault:
            return _nothing([str(each) for each in fault.faults])
        log = brought.log
        facts = {"log": str(log.public_id), "dossiers": log.dossiers, "events": log.events, "imported": brought.is_new}
        done = "Brought in" if brought.is_new else "Already there"
        return Answer(
            f"{done}: {log.dossiers} dossiers, {log.events} events. Leaders see it at /board/history.", facts, YES
        )


def _nothing(faults: list[str]) -> Answer:
    return Answer("\n".join(["Nothing was brought in.", *faults]), {"faults": faults}, BAD_INPUT)
