"""What each act of a dossier's ordinary life costs: statements and transactions, pinned."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.directory.models import Agency
from motcua.dossiers.acts import check, decide, deliver, forward, propose, receive, submit, take
from motcua.dossiers.acts.deliver import Handover
from motcua.dossiers.models import Dossier, Outcome, ReturnWay
from tests import stories
from tests.stories import MONDAY
from tests.town import Person

pytestmark = pytest.mark.django_db

# act: statements within its transaction. Each act is one transaction.
PINNED = {
    "submit": 11, "take": 7, "receive": 12, "forward": 10, "check": 7, "propose": 16, "approve": 14, "deliver": 10,
}  # fmt: skip


class Costs:
    """Counts statements and transactions by act; in a test a transaction is a savepoint."""

    def __init__(self) -> None:
        self.statements: dict[str, int] = {}
        self.transactions: dict[str, int] = {}

    @contextmanager
    def of(self, act: str) -> Iterator[None]:
        with CaptureQueriesContext(connection) as asked:
            yield
        said = [q["sql"] for q in asked.captured_queries]
        begun = [s for s in said if s.startswith("SAVEPOINT")]
        self.transactions[act] = len(begun)
        self.statements[act] = len([s for s in said if not s.startswith(("SAVEPOINT", "RELEASE"))])


def test_statements_and_commits_of_each_act(
    mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person
) -> None:
    stories.delivered(mai, coc_san, (hanh, quan, lan))  # what is read once a process has been read
    costs, pk, later = Costs(), stories.prepared(mai, coc_san).pk, _clock()
    handover = Handover(mai.name, ReturnWay.COUNTER, "Ký nhận tại quầy", originals_seen=True)
    acts: dict[str, Callable[[datetime], object]] = {
        "submit": lambda at: submit.submit(pk, by=mai.actor, at=at),
        "take": lambda at: take.take(pk, by=hanh.actor, at=at),
        "receive": lambda at: receive.receive(pk, by=hanh.actor, at=at),
        "forward": lambda at: forward.forward(pk, by=hanh.actor, at=at),
        "check": lambda at: check.check_components(pk, {"birth_proof": True}, by=quan.actor, at=at),
        "propose": lambda at: propose.propose(pk, Outcome.GRANTED, "Đủ.", by=quan.actor, at=at),
        "approve": lambda at: decide.approve(pk, by=lan.actor, at=at),
        "deliver": lambda at: deliver.deliver(pk, handover, by=hanh.actor, at=at),
    }
    for name, act in acts.items():
        if name == "deliver":
            Dossier.unscoped.get(pk=pk).fees.update(paid_at=later())
        with costs.of(name):
            act(later())
    assert costs.transactions == dict.fromkeys(PINNED, 1)
    assert costs.statements == PINNED


def test_a_draft_costs_no_more_when_others_lie_there(mai: Person, coc_san: Agency) -> None:
    costs = Costs()
    for n in ("first", "third"):
        stories.drafted(mai, coc_san)
        dossier = stories.prepared(mai, coc_san)
        with costs.of(n):
            submit.submit(dossier.pk, by=mai.actor, at=MONDAY)
    assert costs.statements["first"] == costs.statements["third"] == PINNED["submit"]


def _clock() -> Callable[[], datetime]:
    moments = iter(MONDAY + timedelta(minutes=5 * n) for n in range(20))
    return lambda: next(moments)
