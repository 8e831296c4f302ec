import argparse
import csv
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.project.commands.answer import BAD_INPUT, NO, YES, Answer
from motcua.project.commands.opened import opened

if TYPE_CHECKING:
    from motcua.directory.acts.former import Former

_HEADS = {
    "code": "old_ward_code", "name": "old_ward", "district": "old_district", "province": "old_province",
    "place": "new_ward_code",
}  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    heads = ", ".join(_HEADS.values())
    parser.add_argument(
        "file", type=Path, help=f"CSV in UTF-8 with the columns {heads}; replaces the list that is there"
    )


def run(asked: argparse.Namespace) -> Answer:
    """Take in the former communes: 0 taken, 1 refused and nothing changed, 2 unreadable."""
    with opened():
        from motcua.base import clockwork
        from motcua.base.actor import SYSTEM
        from motcua.base.errors import Refusal
        from motcua.directory.acts.former import take_former

        try:
            rows = _rows(asked.file)
        except (OSError, UnicodeDecodeError, KeyError) as fault:
            return Answer(f"Nothing was taken in. {asked.file}: {fault}", {"unreadable": str(fault)}, BAD_INPUT)
        try:
            count = take_former(rows, by=SYSTEM, at=clockwork.now(), source=asked.file.name)
        except Refusal as no:
            return Answer(f"Refused: there is no place {no.facts['code']}.", {"refused": no.code, **no.facts}, NO)
        return Answer(f"{count} rows of former communes.", {"rows": count}, YES)


def _rows(file: Path) -> "list[Former]":
    from motcua.directory.acts.former import Former

    with file.open(encoding="utf-8", newline="") as lines:
        return [Former(**{ours: row[theirs] for ours, theirs in _HEADS.items()}) for row in csv.DictReader(lines)]
