"""One step of a route from stored state to stored state, against SpiffWorkflow on the same database.

Both read what is stored, complete one task and write what is stored, by two statements on one connection; seven tasks one after the other, the last of them
the end. Spiff keeps one document a run, ours one row a token.
"""

import itertools
import os
import time
from argparse import Namespace
from pathlib import Path
from statistics import median

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


def _spiff_step(link: Connection, run: int, serializer: BpmnWorkflowSerializer) -> None:
    row = link.execute("SELECT state FROM bench_document WHERE run = %s", [run]).fetchone()
    assert row is not None
    workflow = serializer.deserialize_json(row[0])
    workflow.get_tasks(state=TaskState.READY, manual=True)[0].run()
    workflow.do_engine_steps()
    link.execute("UPDATE bench_document SET state = %s WHERE run = %s", [serializer.serialize_json(workflow), run])


def _our_step(link: Connection, run: int, route: Route) -> None:
    nodes = link.execute("SELECT node FROM bench_token WHERE run = %s", [run]).fetchall()
    tokens = tuple(interpreter.Token(node) for (node,) in nodes)
    moved = interpreter.complete(route, tokens, tokens[0].key, "done")
    link.execute(_MOVE, [run, tokens[0].key, run, [token.key for token in moved.opened]])


def figures(asked: Namespace, _home: Path) -> list[Figure]:
    """Walk a run of each to its end, in turn, many times a round."""
    serializer, route = BpmnWorkflowSerializer(), _route()
    began = _spiff_start(serializer)
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
    ours, theirs = [], []
    link = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    for number in range(asked.rounds * 20):
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_token VALUES (%s, 's0')", [number])
            cursor.execute("INSERT INTO bench_document VALUES (%s, %s)", [number, began])
        for _ in range(STEPS):
            at = time.perf_counter()
            _our_step(link, number, route)
            between = time.perf_counter()
            _spiff_step(link, number, serializer)
            ours.append(between - at)
            theirs.append(time.perf_counter() - between)
    link.close()
    size, their_size = _sizes()
    share = len(ours) // asked.rounds
    cut = [slice(n * share, (n + 1) * share) for n in range(asked.rounds)]
    return [
        Figure(
            name="one step of a route, stored to stored",
            ours=f"{median(ours) * 1000:.2f} ms",
            other=f"SpiffWorkflow: {median(theirs) * 1000:.2f} ms",
            ratio=spread([median(ours[c]) / median(theirs[c]) for c in cut]),
            target="≤ 0.1",
        ),
        Figure(
            name="state of a route of seven steps",
            ours=f"{size} bytes",
            other=f"SpiffWorkflow: {their_size} bytes",
            ratio=f"{size / their_size:.4f}",
            target="≤ 0.1",
        ),
    ]


def _sizes() -> tuple[int, int]:
    """Give what a route that has just begun keeps, in bytes as text: our row, their document."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_token VALUES (-1, 's0') RETURNING octet_length(bench_token::text)")
        ours = int(cursor.fetchone()[0])
        cursor.execute("SELECT max(octet_length(state)) FROM bench_document")
        return ours, int(cursor.fetchone()[0])
