import argparse

from motcua.project.commands.answer import Answer
from motcua.project.commands.opened import opened


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(asked: argparse.Namespace) -> Answer:
    with opened() as database:
        from motcua.project import prepare

        prepare.tables(database.url)
    return Answer("The tables are up to date.", {"migrated": True})
