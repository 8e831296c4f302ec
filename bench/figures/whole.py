"""A whole filing over HTTP, from the sign-in to the page that says it was sent, in CPU seconds of all server processes.

A citizen signs in with VNeID (its simulator is not ours and not counted), opens the procedure, answers its fields page
by page, uploads a PDF of 200 kB, and sends. The worker does the reactions: the message to the citizen is counted too.
"""

import os
import random
import subprocess
import sys
import time
from argparse import Namespace
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

import httpx
import pikepdf
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from bench import serving
from bench.client import Visitor
from bench.noise import Figure, spread
from motcua.base.clockwork import now, today
from motcua.catalog.queries import definition, procedure
from motcua.project.simulation.answers import answers

CODE = "1.004756"
KNOWN = 0.64  # CPU seconds of a known system of this kind, with 275 statements
PERSON = {
    "full_name": "Giàng Thị Mai", "birth_date": "1998-03-15", "id_number": "010198999101", "sex": "female",
    "phone": "0900000101", "email": "mai@example.vn", "province": "15", "commune": "02746", "line": "Thôn Tòng Chú",
}  # fmt: skip


def figures(asked: Namespace, home: Path) -> list[Figure]:
    port = serving.free_port()
    environment = os.environ | {"PORT": str(port), "MOTCUA_PUBLIC_URL": f"http://127.0.0.1:{port}"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "motcua.project.commands", "run"]
    program = subprocess.Popen(command, env=environment, stdout=sys.stderr)
    try:
        address = f"http://127.0.0.1:{port}"
        _until_ready(address)
        spent = [_spent(address, program.pid) for _ in range(asked.rounds + 2)][2:]
        statements, requests = _counted(address)
    finally:
        program.terminate()
        program.wait(60)
    return [
        Figure(
            name="a whole filing over HTTP: sign-in, 13 fields, two PDFs (one of 200 kB), acknowledged, reactions done",
            ours=f"{median(spent):.3f} CPU seconds, {requests} requests, {statements} statements",
            other=f"a known system of this kind: {KNOWN} s, 275 statements",
            ratio=spread([s / KNOWN for s in spent]),
            target="≤ 0.03 s, a ratio of 0.05",
        )
    ]


def _until_ready(address: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise TimeoutError("the program did not start")


def _spent(address: str, program: int) -> float:
    """File once; gives the CPU seconds of web, worker, supervisor and database until the last reaction is done."""
    simulator = next(p for p in serving.tree(program) if b"adapters.sim" in Path(f"/proc/{p}/cmdline").read_bytes())
    trees = (program, _database())
    before = serving.cpu(*trees) - serving.cpu(simulator)
    _file(address)
    return serving.cpu(*trees) - serving.cpu(simulator) - before


def _database() -> int:
    """Give the process of the database server: the parent of the one that serves us."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        row = cursor.fetchone()
    return int(Path(f"/proc/{row[0]}/stat").read_text().rpartition(")")[2].split()[1])


def _counted(address: str) -> tuple[int, int]:
    """File once more with every statement written to the server's log; gives statements and requests."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER SYSTEM SET log_statement = 'all'")
        cursor.execute("SELECT pg_reload_conf(), setting FROM pg_settings WHERE name = 'data_directory'")
        log = Path(cursor.fetchone()[1]).parent / "postgres.log"
    time.sleep(1)  # every backend reads its settings before its next statement
    before = log.stat().st_size
    requests = _file(address)
    said = log.read_bytes()[before:]
    return sum(said.count(mark) for mark in (b"LOG:  statement:", b"LOG:  execute ")), requests


def _file(address: str) -> int:
    """Go the whole way as Mai; gives how many requests it took."""
    visitor = Visitor(address)
    visitor.sign_in("vneid-mai")
    visitor.get(f"/thu-tuc/{CODE}")
    visitor.get(f"/nop/{CODE}")
    visitor.post(f"/nop/{CODE}", {"commune": "02746"})
    dossier = visitor.url.path.removesuffix("/soan")
    found = procedure(CODE)
    assert found is not None
    assert found.current is not None
    known = definition(found.current.pk)
    given = answers(known, random.Random(1), on=today(now()), person=PERSON)
    given["nationality_kind"] = {"nationality_kind": ["vietnamese"]}  # a foreigner would need a third paper
    for topic in known.topics:
        visitor.get(f"{dossier}/soan/{topic.key}")
        fields = {k: v for q in topic.questions for k, v in given.get(q.key, {}).items()}
        visitor.post(f"{dossier}/soan/{topic.key}", fields)
    visitor.get(f"{dossier}/giay-to")
    visitor.post(f"{dossier}/giay-to", {}, [_pdf("diploma", 200_000), _pdf("health_certificate", 20_000)])
    visitor.get(f"{dossier}/nhan")
    visitor.post(f"{dossier}/nhan", {"way": "online", "phone": PERSON["phone"], "email": PERSON["email"]})
    visitor.get(f"{dossier}/kiem-tra")
    visitor.post(f"{dossier}/kiem-tra", {})
    if not visitor.url.path.endswith("/da-nop"):
        raise RuntimeError(f"it was not sent: {visitor.url}")
    _until_idle()
    return visitor.requests


def _pdf(name: str, size: int) -> tuple[str, Any]:
    """Make a small PDF of a page and a stream that nothing compresses, of about so many bytes."""
    made = pikepdf.new()
    made.add_blank_page()
    made.Root.Bench = made.make_stream(os.urandom(size - 1000))
    written = BytesIO()
    made.save(written)
    return name, (f"{name}.pdf", written.getvalue(), "application/pdf")


def _until_idle() -> None:
    """Wait until the worker has nothing to do."""
    until = time.monotonic() + 60
    while ProcrastinateJob.objects.filter(status__in=("todo", "doing"), scheduled_at=None).exists():
        if time.monotonic() > until:
            raise TimeoutError("the worker does not come to its end")
        time.sleep(0.05)
