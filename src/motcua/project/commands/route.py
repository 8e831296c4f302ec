import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from motcua.flow.definition import Route
from motcua.flow.errors import BadDiagram, BadRoute
from motcua.flow.files import SUFFIXES, RouteFile, read_file
from motcua.flow.findings import Finding
from motcua.project import route_trial
from motcua.project.commands.answer import BAD_INPUT, NO, YES, Answer
from motcua.project.commands.opened import opened
from motcua.project.readiness import NotReady


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    part = what.add_parser("check", help="prove a route: every run ends, nothing is lost, somebody may do every step")
    part.add_argument("--structure", action="store_true", help="the control flow alone; needs no database")
    trial = what.add_parser("simulate", help="try a route out: where it will queue, what one more officer changes")
    route_trial.arguments(trial)
    for each in (part, trial):
        each.add_argument("file", type=Path, help=f"a procedure, a table or a BPMN diagram ({', '.join(SUFFIXES)})")
        each.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document")


def run(asked: argparse.Namespace) -> Answer:
    """Prove a route, or try it out; 0 sound, 1 unsound with the run that shows each fault, 2 unreadable, with where and why."""
    try:
        read = read_file(asked.file.name, asked.file.read_bytes())
    except OSError as fault:
        return _unreadable(f"{asked.file}: {fault.strerror}", {})
    except BadRoute as bad:
        return _unreadable(str(bad), {"row": bad.row, "field": bad.field, "step": bad.key})
    except BadDiagram as bad:
        return _unreadable(str(bad), {"line": bad.line, "element": bad.element})
    if asked.what == "simulate":
        return route_trial.tried(read, asked)
    if asked.structure:
        return _structure(read)
    with opened():
        return _whole(read)


def _unreadable(why: str, place: dict[str, Any]) -> Answer:
    return Answer(f"The file cannot be read as a route. {why}", {"error": why} | place, BAD_INPUT)


def _structure(read: RouteFile) -> Answer:
    """Prove without a database; the words need the program's settings, which need none either."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    import django

    django.setup()
    from motcua.flow.proof import structure

    return _told(read.route, structure(read.route), {"checked": ["structure"]})


def _whole(read: RouteFile) -> Answer:
    """Prove all of it: where the file is a whole procedure, also its hours against its limits, and who could do it."""
    from django.db.utils import ProgrammingError

    from motcua.base import clockwork
    from motcua.catalog import reading
    from motcua.catalog.errors import BadDefinition
    from motcua.catalog.proving import route_findings
    from motcua.catalog.staffed import people_findings
    from motcua.flow.proof import findings

    if read.document is None:
        return _told(read.route, findings(read.route, None), {"checked": ["structure", "table"]})
    try:
        known = reading.read_as_written(read.document)
    except BadDefinition as bad:
        return _unreadable(bad.why, {})
    try:
        people = people_findings(known, clockwork.today(clockwork.now()))
    except ProgrammingError:
        raise NotReady("The database has no tables yet; motcua prepare makes them.") from None
    return _told(read.route, (*route_findings(known), *people), {"checked": ["structure", "table", "limits", "people"]})


def _told(route: Route, found: Sequence[Finding], facts: dict[str, Any]) -> Answer:
    from motcua.web.ui.route_words import finding_words, run_words

    names = {node.key: node.name for node in route.nodes}
    told = []
    for each in found:
        said, run = finding_words(names, each), run_words(route, each.path)
        told.append({
            "kind": each.kind.value, "step": each.node, "detail": each.detail, "said": said, "example": run,
            "run": [{"step": move.key, "outcome": move.outcome} for move in each.path],
        } | ({"place": each.place, "day": each.day} if each.day else {}))  # fmt: skip
    lines = [f"- {each['said']} {each['example']}".rstrip() for each in told]
    text = "\n".join([f"Unsound: {len(told)} fault(s) in {len(route.nodes)} steps.", *lines])
    whole = {"sound": not told, "steps": len(route.nodes), "findings": told} | facts
    return Answer(text if told else f"Sound: {len(route.nodes)} steps.", whole, NO if told else YES)
