import argparse

from motcua.project.commands.answer import YES, Answer
from motcua.project.commands.opened import opened
from motcua.project.readiness import BadInput


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", help="what somebody asks, in their own words")
    parser.add_argument("--limit", type=int, default=10, help="how many procedures at most")


def run(asked: argparse.Namespace) -> Answer:
    """Find procedures; nothing when the question is out of scope, which is a good answer too."""
    if asked.limit < 1:
        raise BadInput("--limit must be at least 1.")
    with opened():
        from motcua.catalog.finding import search

        found = search.find(asked.question)
        hits = found.hits[: asked.limit]
        rows = [{"code": h.code, "name": h.candidate.name, "score": h.score} for h in hits]
        where = found.topic.ask if found.topic else "No procedure answers this."
        text = "\n".join(f"{r['code']}  {r['score']:.2f}  {r['name']}" for r in rows) or where
        return Answer(text, rows, YES)
