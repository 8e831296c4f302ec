import argparse

from motcua.project.commands.answer import Answer
from motcua.project.version import version


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(asked: argparse.Namespace) -> Answer:
    return Answer(f"motcua {version()}", {"version": version()})
