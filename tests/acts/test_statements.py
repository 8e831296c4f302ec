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
    "submit": 12, "take": 8, "receive": 14, "forward": 12, "check": 7, "propose": 18, "approve": 16, "deliver": 12,
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
    costs, dossier = Costs(), stories.prepared(mai, coc_san)
    later = _clock()
    with costs.of("submit"):
        submit.submit(dossier.pk, by=mai.actor, at=later())
    with costs.of("take"):
        take.take(dossier.pk, by=hanh.actor, at=later())
    with costs.of("receive"):
        receive.receive(dossier.pk, by=hanh.actor, at=later())
    with costs.of("forward"):
        forward.forward(dossier.pk, by=hanh.actor, at=later())
    with costs.of("check"):
        check.check_components(dossier.pk, {"birth_proof": True}, by=quan.actor, at=later())
    with costs.of("propose"):
        propose.propose(dossier.pk, Outcome.GRANTED, "Đủ điều kiện.", by=quan.actor, at=later())
    with costs.of("approve"):
        decide.approve(dossier.pk, by=lan.actor, at=later())
    Dossier.unscoped.get(pk=dossier.pk).fees.update(paid_at=later())
    with costs.of("deliver"):
        handover = Handover(mai.name, ReturnWay.COUNTER, "Ký nhận tại quầy", originals_seen=True)
        deliver.deliver(dossier.pk, handover, by=hanh.actor, at=later())
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
