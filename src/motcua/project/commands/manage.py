import argparse
import os

from motcua.project.commands.answer import Answer
from motcua.project.commands.opened import opened


def run(asked: argparse.Namespace) -> Answer:
    """Passes all words on; a command of Django that ends with a code ends us with it."""
    with opened() as found:
        if found.embedded is not None and found.embedded.cluster is not None:  # dbshell looks for psql
            os.environ["PATH"] += f"{os.pathsep}{found.embedded.cluster.programs().folder}"
        from django.core.management import execute_from_command_line

        try:
            execute_from_command_line(["motcua manage", *asked.words])
        except SystemExit as ended:
            return Answer(code=ended.code if isinstance(ended.code, int) else 0)
    return Answer()
