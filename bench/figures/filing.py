"""The final submit of prepared drafts, and their reception at the counter, against one inserted row."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from statistics import median

from django.db import connection

from bench import floor, serving
from bench.drafts import prepared, unsent
from bench.load import Load, run
from bench.noise import Figure, spread
from bench.people import Asked, signed_in
from motcua.base import clockwork
from motcua.directory.models import Role
from motcua.directory.queries import people_at
from motcua.dossiers.models import Dossier, State

SECONDS = 4
MOST = 400  # requests a second that we prepare for


def figures(asked: Namespace, _home: Path) -> list[Figure]:
    """Alternate floor and ours; what was submitted in the first half is received in the second."""
    at = clockwork.now()
    with connection.cursor() as cursor:
        cursor.execute(floor.TABLE)
    drafts = prepared(asked.rounds * SECONDS * MOST, at)
    with serving.floor() as low, serving.ours() as ours:
        submits = _alternate(low.address, ours.address, drafts, asked.rounds)
        sent = Dossier.unscoped.filter(state=State.SUBMITTED).count()
        while left := unsent(drafts):
            run(ours.address, left, seconds=2)
        receives = _alternate(low.address, ours.address, _receptions(at), asked.rounds)
    received = Dossier.unscoped.filter(state=State.RECEIVED).count()
    return [_told("submit", submits, sent), _told("receive", receives, received)]


def _alternate(low: str, ours: str, asked: Sequence[Asked], rounds: int) -> list[tuple[Load, Load]]:
    run(low, seconds=1)
    run(ours, asked[:40], seconds=2)  # every process and connection has seen it
    rest = asked[40:]
    share = len(rest) // rounds
    found = []
    for n in range(rounds):
        floor_run = run(low, seconds=SECONDS)
        our_run = run(ours, rest[n * share : (n + 1) * share], seconds=SECONDS)
        if our_run.requests > share:
            raise RuntimeError(f"faster than {share} requests were prepared for: raise MOST")
        found.append((floor_run, our_run))
    return found


def _receptions(at: datetime) -> list[Asked]:
    """Give the requests by which a counter officer of each commune receives what was sent there."""
    sent = Dossier.unscoped.filter(state=State.SUBMITTED).order_by("pk").values_list("public_id", "one_stop_id")
    officers: dict[int, tuple[str, str]] = {}
    found = []
    for public_id, counter in sent:
        if counter not in officers:
            officer = people_at(counter, Role.COUNTER, clockwork.today(at)).select_related("account")[0]
            assert officer.account is not None
            officers[counter] = signed_in(officer.account, at)
        cookies, token = officers[counter]
        found.append(Asked(f"/desk/dossiers/{public_id}/receive", cookies, f"csrfmiddlewaretoken={token}"))
    return found


def _told(name: str, runs: Sequence[tuple[Load, Load]], rows: int) -> Figure:
    return Figure(
        name=f"{name}, 8 clients",
        ours=f"{median(o.rate for _, o in runs):.0f}/s, p95 {median(o.p95 for _, o in runs):.0f} ms",
        other=f"a view that inserts one row: {median(f.rate for f, _ in runs):.0f}/s",
        ratio=spread([o.rate / f.rate for f, o in runs]),
        target="≥ 0.10",
        note=f"{rows} dossiers in the database after it, {sum(o.errors for _, o in runs)} errors",
    )
