import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from motcua.project.commands.answer import BAD_INPUT, NO, YES, Answer
from motcua.project.commands.opened import opened


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    part = what.add_parser("import", help="read the national list and propose what it changes; all of it or nothing")
    part.add_argument(
        "file", type=Path, help=".jsonl or .jsonl.gz (the whole list), .json or a folder (answers of the portal)"
    )
    way = part.add_mutually_exclusive_group()
    way.add_argument("--review", action="store_true", help="leave every change to people (so without an option too)")
    way.add_argument("--accept-clean", action="store_true", help="publish at once what carries no flag to look at")
    part.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document")


def run(asked: argparse.Namespace) -> Answer:
    """Import a file; 0 imported or nothing new, 1 refused and nothing changed, 2 unreadable, with the place and why."""
    with opened():
        from motcua.base import clockwork
        from motcua.base.actor import SYSTEM
        from motcua.base.errors import Refusal
        from motcua.catalog.national.acts.accept_clean import accept_clean
        from motcua.catalog.national.acts.import_list import import_list
        from motcua.catalog.national.errors import Unreadable

        at = clockwork.now()
        try:
            made = import_list(asked.file, by=SYSTEM, at=at)
        except Unreadable as fault:
            facts = {"unreadable": fault.why, "where": fault.where}
            return Answer(f"Nothing was imported. {fault}", facts, BAD_INPUT)
        except Refusal as no:
            told = ", ".join(f"{name} {value}" for name, value in no.facts.items())
            return Answer(f"Refused ({no.code}): {told}", {"refused": no.code, **no.facts}, NO)
        published = accept_clean(by=SYSTEM, at=at) if asked.accept_clean else 0
        return _told(made.counts, new=made.row is not None, published=published)


def _told(counts: Mapping[str, Any], *, new: bool, published: int) -> Answer:
    changes = ", ".join(f"{kind} {count}" for kind, count in counts["changes"].items())
    text = f"{counts['entries']} procedures read. " + (f"Changes: {changes}." if new else "Nothing is new.")
    if published:
        text += f" {published} without a flag were published."
    return Answer(text, {**counts, "imported": new, "published": published}, YES)
