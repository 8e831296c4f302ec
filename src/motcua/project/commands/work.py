import argparse

from motcua.project import database, env, metrics_folder
from motcua.project.commands.answer import Answer
from motcua.project.commands.opened import opened


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what waits now, then end")
    parser.add_argument("--threads", type=int, default=env.number("MOTCUA_WORK_THREADS", 4))


def run(asked: argparse.Namespace) -> Answer:
    """A signal lets the running jobs end, for ten seconds; what was cut is taken up again by the next worker."""
    metrics_folder.begin(database.home(), "once" if asked.once else "work")
    with opened():
        from django.core.management import call_command

        options = ["--concurrency", str(asked.threads), "--shutdown-graceful-timeout", "10"]
        call_command("procrastinate", "worker", *options, *(["--one-shot"] if asked.once else []))
    return Answer("Nothing waits any more." if asked.once else "", {"done": True})
