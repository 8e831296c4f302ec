import argparse

from motcua.base.version import version
from motcua.project.commands.answer import Answer


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(asked: argparse.Namespace) -> Answer:
    return Answer(f"motcua {version()}", {"version": version()})
