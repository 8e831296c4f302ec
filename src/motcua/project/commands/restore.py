import argparse
from pathlib import Path

from motcua.base import clockwork
from motcua.base.version import version
from motcua.project import database
from motcua.project.commands.answer import Answer
from motcua.project.commands.opened import opened
from motcua.project.home_lock import only_one
from motcua.project.restore import restore


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--force", action="store_true", help="put a database with content aside and replace it")


def run(asked: argparse.Namespace) -> Answer:
    home = database.home()
    with only_one(home, "a restore"), opened(django=False) as found:
        done = restore(found.url, home / "files", asked.file, version=version(), force=asked.force, at=clockwork.now())
    facts = {"files": done.files, "former_database": done.former_database, "former_files": done.former_files}
    kept = [str(name) for name in (done.former_database, done.former_files) if name]
    text = f"Restored: database and {done.files} files. `motcua run` brings the tables up to this version."
    return Answer(text + (f" What was there before is kept: {', '.join(kept)}." if kept else ""), facts)
