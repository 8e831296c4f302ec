"""A search over HTTP beside the bare SQL it needs, one at a time and twenty at once, over the whole national list."""

import os
import time
from argparse import Namespace
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from urllib.parse import quote

import psycopg

from bench import serving
from bench.load import run
from bench.national import folder, national
from bench.noise import Figure, percentile
from bench.people import Asked
from motcua.catalog.finding import book, candidates, index, search, seeding
from motcua.catalog.finding.trial import questions
from motcua.catalog.finding.understanding import understand

ASKED = 120  # different questions
SECONDS = 6
Statement = tuple[str, list[object]]


def figures(asked: Namespace, _home: Path) -> list[Figure]:
    """Alternate SQL and HTTP; the SQL is what the search of that question sends, without the page around it."""
    seeding.seed()
    index.rebuild(national())
    texts = [t.text for t in questions.read(folder() / "questions_dev.jsonl")][:ASKED]
    bare = [_bare(text) for text in texts]
    pages = [Asked(f"/thu-tuc?q={quote(text)}", "") for text in texts]
    url = os.environ["DATABASE_URL"]
    with serving.ours() as server:
        run(server.address, pages, seconds=3)
        return [_figure(url, server.address, bare, pages, clients, asked.rounds) for clients in (1, 20)]


def _bare(text: str) -> list[Statement]:
    known = book.current()
    return candidates.statements(understand(text, known), known, search.EVERYTHING)


def _figure(
    url: str, address: str, bare: list[list[Statement]], pages: list[Asked], clients: int, rounds: int
) -> Figure:
    pairs = []
    for _ in range(rounds):
        low = _sql(url, bare, clients)
        load = run(address, pages, seconds=SECONDS, clients=clients)
        pairs.append((low, load.p95, load.errors))
    ratios = [high / low for low, high, _ in pairs]
    return Figure(
        name=f"a search over HTTP, p95, {clients} at once",
        ours=f"{median(high for _, high, _ in pairs):.1f} ms",
        other=f"{median(low for low, _, _ in pairs):.1f} ms of bare SQL",
        ratio=f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})",
        target="≤ 4",
        note=f"{ASKED} questions, {sum(errors for _, _, errors in pairs)} errors",
    )


def _sql(url: str, bare: list[list[Statement]], clients: int) -> float:
    """Give the p95 in milliseconds of the statements of one question, `clients` connections at once."""
    until = time.perf_counter() + SECONDS

    def ask(number: int) -> list[float]:
        spent, at = [], number * 7
        with psycopg.connect(url, autocommit=True) as connection:
            while time.perf_counter() < until:
                begun = time.perf_counter()
                for sql, values in bare[at % len(bare)]:
                    connection.execute(sql.encode(), values).fetchall()
                spent.append((time.perf_counter() - begun) * 1000)
                at += 1
        return spent

    with ThreadPoolExecutor(clients) as pool:
        return percentile([ms for part in pool.map(ask, range(clients)) for ms in part], 0.95)
