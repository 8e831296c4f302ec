import argparse
from pathlib import Path

from motcua.base import clockwork
from motcua.base.version import version
from motcua.project import database
from motcua.project.backup import backup
from motcua.project.commands.answer import NO, YES, Answer
from motcua.project.commands.opened import opened


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="where to write it; must not exist")


def run(asked: argparse.Namespace) -> Answer:
    """Says no, after writing what there is, when a received file is lost or damaged on the disk."""
    target = asked.file.absolute()
    with opened(django=False) as found:
        taken = backup(found.url, database.home() / "files", target, version=version(), at=clockwork.now())
    facts = {
        "file": str(target),
        "size": taken.size,
        "files": taken.files,
        "lost": taken.lost,
        "damaged": taken.damaged,
    }
    text = f"{target}: database and {taken.files} files, {taken.size} bytes."
    if taken.lost or taken.damaged:
        text += f" ATTENTION: lost on the disk: {', '.join(taken.lost) or 'none'};"
        text += f" damaged on the disk: {', '.join(taken.damaged) or 'none'}."
        return Answer(text, facts, NO)
    return Answer(text, facts, YES)
