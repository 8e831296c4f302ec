"""One step of a route from stored state to stored state, against SpiffWorkflow: the interpreter alone, and with the database.

The interpreter reads the state in the form in which it is stored, completes one task and gives the state in that form. With the database both read
what is stored and write what is stored, by two statements on one connection; there the time of the statements, equal for both, is most of ours.
Seven tasks one after the other, the last of them the end. Spiff keeps one document a run, ours one row a token.
"""

import itertools
import os
import time
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from django.db import connection
from psycopg import Connection
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.util.task import TaskState

from bench.noise import Figure, spread
from motcua.flow import interpreter
from motcua.flow.definition import END, Exit, Node, NodeKind, Route, Where

STEPS = 7
TABLES = """
CREATE TABLE bench_token (run int NOT NULL, node text NOT NULL, PRIMARY KEY (run, node));
CREATE TABLE bench_document (run int PRIMARY KEY, state text NOT NULL)
"""

_MOVE = """
WITH gone AS (DELETE FROM bench_token WHERE run = %s AND node = %s RETURNING run)
INSERT INTO bench_token (run, node) SELECT %s, unnest(%s::text[]) FROM gone
"""


def _bpmn() -> bytes:
    tasks = "".join(f'<manualTask id="s{n}" name="Bước {n}"/>' for n in range(STEPS))
    keys = ["start", *(f"s{n}" for n in range(STEPS)), "end"]
    pairs = itertools.pairwise(keys)
    flows = "".join(f'<sequenceFlow id="{a}-{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in pairs)
    return (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="bench">'
        f'<process id="route" isExecutable="true"><startEvent id="start"/>{tasks}<endEvent id="end"/>{flows}</process></definitions>'
    ).encode()


def _route() -> Route:
    def node(n: int) -> Node:
        to = f"s{n + 1}" if n + 1 < STEPS else END
        return Node(
            key=f"s{n}", name=f"Bước {n}", kind=NodeKind.APPRAISE, role="specialist", where=Where.AGENCY, unit="",
            minutes=60, exits=(Exit("done", to),),
        )  # fmt: skip

    return Route(key="bench", start="s0", nodes=tuple(node(n) for n in range(STEPS)))


def _spiff_start(serializer: BpmnWorkflowSerializer) -> str:
    parser = BpmnParser()
    parser.add_bpmn_str(_bpmn())
    workflow = BpmnWorkflow(parser.get_spec("route"))
    workflow.do_engine_steps()
    return str(serializer.serialize_json(workflow))


def _spiff_move(serializer: BpmnWorkflowSerializer, state: str) -> str:
    workflow = serializer.deserialize_json(state)
    workflow.get_tasks(state=TaskState.READY, manual=True)[0].run()
    workflow.do_engine_steps()
    return str(serializer.serialize_json(workflow))


def _our_move(route: Route, rows: list[tuple[str]]) -> tuple[str, list[str]]:
    """Give the row to delete and the rows to write, as `dossiers.steps` does."""
    tokens = tuple(interpreter.Token(node) for (node,) in rows)
    moved = interpreter.complete(route, tokens, tokens[0].key, "done")
    return tokens[0].key, [token.key for token in moved.opened]


def _spiff_stored(link: Connection, run: int, serializer: BpmnWorkflowSerializer) -> None:
    row = link.execute("SELECT state FROM bench_document WHERE run = %s", [run]).fetchone()
    assert row is not None
    link.execute("UPDATE bench_document SET state = %s WHERE run = %s", [_spiff_move(serializer, row[0]), run])


def _our_stored(link: Connection, run: int, route: Route) -> None:
    rows = link.execute("SELECT node FROM bench_token WHERE run = %s", [run]).fetchall()
    gone, opened = _our_move(route, rows)
    link.execute(_MOVE, [run, gone, run, opened])


class _Timed:
    """Times of the two, taken in turn."""

    def __init__(self) -> None:
        self.ours: list[float] = []
        self.theirs: list[float] = []

    def both(self, ours: Callable[[], None], theirs: Callable[[], None]) -> None:
        at = time.perf_counter()
        ours()
        between = time.perf_counter()
        theirs()
        self.ours.append(between - at)
        self.theirs.append(time.perf_counter() - between)

    def figure(self, name: str, rounds: int) -> Figure:
        share = len(self.ours) // rounds
        cut = [slice(n * share, (n + 1) * share) for n in range(rounds)]
        return Figure(
            name=name,
            ours=f"{median(self.ours) * 1000:.4f} ms",
            other=f"SpiffWorkflow: {median(self.theirs) * 1000:.2f} ms",
            ratio=spread([median(self.ours[c]) / median(self.theirs[c]) for c in cut]),
            target="≤ 0.1",
        )


def figures(asked: Namespace, _home: Path) -> list[Figure]:
    """Walk runs of each to their end, in turn, many times a round."""
    serializer, route = BpmnWorkflowSerializer(), _route()
    began, runs = _spiff_start(serializer), asked.rounds * 20
    alone = _alone(serializer, route, began, runs)
    stored = _stored(serializer, route, began, runs)
    size, their_size = _sizes()
    return [
        alone.figure("one step of the route interpreter, stored form to stored form", asked.rounds),
        stored.figure("the same with both statements to the database", asked.rounds),
        Figure(
            name="state of a route of seven steps",
            ours=f"{size} bytes",
            other=f"SpiffWorkflow: {their_size} bytes",
            ratio=f"{size / their_size:.4f}",
            target="≤ 0.1",
        ),
    ]


def _alone(serializer: BpmnWorkflowSerializer, route: Route, began: str, runs: int) -> _Timed:
    timed = _Timed()
    for _ in range(runs):
        kept = {"rows": [("s0",)], "document": began}
        for _ in range(STEPS):
            timed.both(partial(_keep_rows, kept, route), partial(_keep_document, kept, serializer))
    return timed


def _keep_rows(kept: dict[str, Any], route: Route) -> None:
    kept["rows"] = [(key,) for key in _our_move(route, kept["rows"])[1]]


def _keep_document(kept: dict[str, Any], serializer: BpmnWorkflowSerializer) -> None:
    kept["document"] = _spiff_move(serializer, kept["document"])


def _stored(serializer: BpmnWorkflowSerializer, route: Route, began: str, runs: int) -> _Timed:
    timed = _Timed()
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as link:
        for number in range(runs):
            link.execute("INSERT INTO bench_token VALUES (%s, 's0')", [number])
            link.execute("INSERT INTO bench_document VALUES (%s, %s)", [number, began])
            for _ in range(STEPS):
                timed.both(partial(_our_stored, link, number, route), partial(_spiff_stored, link, number, serializer))
    return timed


def _sizes() -> tuple[int, int]:
    """Give what a route that has just begun keeps, in bytes as text: our row, their document."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_token VALUES (-1, 's0') RETURNING octet_length(bench_token::text)")
        ours = int(cursor.fetchone()[0])
        cursor.execute("SELECT max(octet_length(state)) FROM bench_document")
        return ours, int(cursor.fetchone()[0])
