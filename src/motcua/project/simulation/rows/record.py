"""One dossier as rows: what `dossiers.acting`, `steps`, `holds` and `deadlines` do, done to plain dictionaries."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from motcua.base.journal import ActKind
from motcua.catalog.definition import Definition
from motcua.dossiers.deadlines import RECEPTION_MINUTES
from motcua.dossiers.holds import GROUNDS, STOPS_CLOCK
from motcua.dossiers.models import HoldKind, State, StepKind
from motcua.flow.definition import Node, NodeKind, Route
from motcua.project.simulation.rows import tables
from motcua.project.simulation.rows.chain import Chain, Who, in_json
from motcua.project.simulation.rows.tables import Rows, escaped
from motcua.project.simulation.rows.terms import Terms, reasons_of
from motcua.project.simulation.world import Offer

EMPTY = {
    "request_code": None, "code": None, "outcome": "", "organisation_id": None, "entered_by_id": None,
    "owner_phone": "", "owner_email": "", "owner_address": "", "submitted_at": None, "received_at": None,
    "decided_at": None, "ended_at": None, "original_due": None, "due": None, "legal_due": None,
    "due_is_provisional": False, "decision_number": "", "decision_text": "", "end_reason": "", "version": 0,
    "case": "",
}  # fmt: skip


class Record:
    """The rows of one dossier, and what the next act has to know of them."""

    def __init__(self, offer: Offer, row: dict[str, Any], owner: Who, terms: Terms) -> None:
        self.offer, self.owner, self.terms = offer, owner, terms
        self.row: dict[str, Any] = EMPTY | row
        self.key: int = row["id"]
        self.rows: Rows = defaultdict(list)
        self.rows[tables.DOSSIER].append(self.row)
        self.chain = Chain(f"dossier:{row['public_id']}")
        self.step: dict[str, Any] | None = None  # the open step of the route
        self.consult: dict[str, Any] | None = None  # the open consultation
        self.noted: dict[str, Any] = {}
        self.values: dict[str, Any] = {}  # answers as read

    @property
    def known(self) -> Definition:
        return self.offer.definition

    @property
    def route(self) -> Route:
        assert self.known.route is not None
        return self.known.route

    def add(self, table: tables.Table, **given: Any) -> dict[str, Any]:
        row = {"dossier_id": self.key, **given}
        self.rows[table].append(row)
        return row

    def tell(self, event: str, at: datetime, **facts: Any) -> None:
        told = escaped(in_json(facts)) if facts else "{}"
        self.rows[tables.EVENT].append(f"{event}\t{self.key}\t{told}\t{at.isoformat()}\n")

    def finish(self, act: ActKind, by: Who, at: datetime, **noted: Any) -> None:
        """End an act: one version more, one entry in the journal."""
        row = self.row
        row["version"] += 1
        row["changed_at"] = at
        facts = {"state": row["state"], "code": row["code"] or row["request_code"] or "", **self.noted, **noted}
        self.noted = {}
        self.chain.add(self.rows, act, by, at, facts)

    def open_step(self, node: Node, at: datetime) -> None:
        """Open a step; the officer who proposed there before gets it again."""
        steps = self.rows[tables.STEP]
        before = next((s for s in reversed(steps) if s["node"] == node.key and s["outcome"] == "proposed"), None)
        self.step = self.add(
            tables.STEP, kind=StepKind.ROUTE.value, node=node.key, name=node.name, work=node.kind.value,
            unit_id=self.offer.units[node.key], role=node.role, assignee_id=before["closed_by_id"] if before else None,
            opened_at=at, due=self.terms.step_due(at, node.minutes), closed_at=None, closed_by_id=None, outcome="",
            proposes="", note="",
        )  # fmt: skip

    def close_step(self, by: Who, at: datetime, outcome: str, **said: str) -> None:
        step = self.step
        assert step is not None
        step.update(closed_at=at, outcome=outcome, **said)
        if by.kind == "officer":
            step["closed_by_id"] = step["assignee_id"] = by.key
        self.step = None

    def close_consult(self, at: datetime, outcome: str, by: Who | None = None, note: str = "") -> None:
        """Close the open consultation: an answer, silence (by nobody), or the end of the dossier."""
        step = self.consult
        assert step is not None
        step.update(closed_at=at, outcome=outcome, note=note)
        if by and by.kind == "officer":
            step["closed_by_id"] = step["assignee_id"] = by.key
        self.consult = None

    def go_on(self, by: Who, at: datetime, outcome: str, **said: str) -> None:
        """Close the open step with an outcome and open what follows."""
        assert self.step is not None
        way = self.route.node(self.step["node"]).exit(outcome)
        assert way is not None
        self.close_step(by, at, outcome, **said)
        if way.to in self.route.by_key:
            self.open_step(self.route.node(way.to), at)

    def hold(self, kind: HoldKind, reason: str, at: datetime, step: int | None = None) -> None:
        self.add(
            tables.HOLD, kind=kind.value, reason=reason[:300], ground=GROUNDS[kind], stops_clock=STOPS_CLOCK[kind],
            placed_at=at, lifted_at=None, step_id=step,
        )  # fmt: skip

    def lift(self, kind: HoldKind, at: datetime) -> None:
        """End the open holds of a kind, and move the dates they stopped."""
        for hold in self.rows[tables.HOLD]:
            if hold["kind"] == kind.value and hold["lifted_at"] is None:
                hold["lifted_at"] = at
                if self.row["received_at"] and hold["stops_clock"]:
                    self._move(hold["ground"], at)

    def receive(self, by: Who, at: datetime, code: str) -> None:
        """What `receive.accept` does."""
        row, step = self.row, self.step
        assert step is not None
        step["assignee_id"] = by.key
        step["due"] = self.terms.step_due(at, self.route.node(step["node"]).minutes)
        row["state"], row["received_at"], row["code"] = State.RECEIVED.value, at, code
        found = self.terms.at_reception(self.known, (row["channel"], row["case"]), at)
        row["original_due"] = found.due
        self._write(found, "ND118-2025", at)
        self.noted["due"] = found.due.isoformat()

    def end(self, by: Who, at: datetime, state: State, outcome: str, reason: str) -> None:
        """Close what is open: the dossier ends before its route does."""
        if self.step is not None:
            self.close_step(by, at, outcome)
        if self.consult is not None:
            self.close_consult(at, outcome, by)
        for hold in self.rows[tables.HOLD]:
            hold["lifted_at"] = hold["lifted_at"] or at
        self.row["state"], self.row["ended_at"], self.row["end_reason"] = state.value, at, reason

    def _move(self, ground: str, at: datetime) -> None:
        holds = [h for h in self.rows[tables.HOLD] if h["stops_clock"] and h["lifted_at"]]
        pauses = tuple((h["kind"], h["placed_at"], h["lifted_at"], h["ground"]) for h in holds)
        row = self.row
        found = self.terms.after_hold(self.known, (row["channel"], row["case"]), row["received_at"], pauses, row["due"])
        self._write(found, ground, at)
        if self.step is not None:
            self._move_step(self.step, holds)

    def _move_step(self, step: dict[str, Any], holds: list[Any]) -> None:
        """Give the open step back the working time of each hold since it began."""
        received = step["work"] == NodeKind.RECEIVE.value
        start = self.row["received_at"] if received else step["opened_at"]
        lost = sum(self.terms.worked(max(h["placed_at"], start), h["lifted_at"]) for h in holds)
        step["due"] = self.terms.step_due(start, self.route.node(step["node"]).minutes + lost)

    def _write(self, found: Any, ground: str, at: datetime) -> None:
        row = self.row
        self.add(tables.DEADLINE, at=at, before=row["due"], after=found.due, ground=ground, reasons=reasons_of(found))
        row["due"], row["legal_due"], row["due_is_provisional"] = found.due, found.legal_due, found.provisional


def reception_due(record: Record, at: datetime) -> datetime:
    return record.terms.step_due(at, RECEPTION_MINUTES)
