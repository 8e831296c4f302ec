import argparse
import os

from motcua.project import database, env, metrics_folder
from motcua.project.commands.answer import Answer
from motcua.project.commands.opened import opened

WORKERS = 2  # one for each core


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=env.number("PORT", 8000))
    parser.add_argument("--bind", default=env.text("MOTCUA_BIND", "127.0.0.1"), help="address to listen on")
    parser.add_argument("--workers", type=int, default=env.number("MOTCUA_WEB_WORKERS", WORKERS))


def run(asked: argparse.Namespace) -> Answer:
    """Each worker is a process that imports the pages itself; this one only looks after them."""
    metrics_folder.begin(database.home(), "web")
    with opened(django=False):
        from motcua.project.serving import serve

        os.environ.setdefault("PORT", str(asked.port))
        serve("motcua.project.wsgi:application", bind=asked.bind, port=asked.port, workers=asked.workers)
    return Answer()
