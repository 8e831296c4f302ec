"""Move the tokens of the route: rows of Step, decided by the pure interpreter."""

from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.base.written import insert, update
from motcua.directory.queries import unit_below
from motcua.dossiers import deadlines
from motcua.dossiers.acting import Acting
from motcua.dossiers.models import Step, StepKind
from motcua.flow import interpreter
from motcua.flow.definition import Node, NodeKind, Route, Where


def route_of(acting: Acting) -> Route:
    """Give the route of the revision; only procedures filed here have dossiers, and those have routes."""
    route = acting.definition.route
    if route is None:
        raise Refusal("procedure.not_filed_here")
    return route


def begin(acting: Acting) -> None:
    """Open the first steps when a dossier is filed."""
    route = route_of(acting)
    for token in interpreter.begin(route):
        open_at(acting, route.node(token.key), at_reception=True)


def hand_over_soon(acting: Acting) -> None:
    """Give the received dossier to its officer, with the hours the route allows until it is handed over."""
    step = current(acting)
    step.assignee_id = acting.by.key
    step.due = deadlines.step_due(
        step.unit_id, route_of(acting).node(step.node).minutes, at=acting.at, book=acting.book
    )
    update(step, ("assignee", "due"))


def complete(acting: Acting, outcome: str, *, note: str = "", proposes: str = "") -> bool:
    """Close the route's open step with an outcome and open what follows; True when the route has come to its end."""
    step, route = current(acting), route_of(acting)
    moved = interpreter.complete(route, _tokens(acting), step.node, outcome)
    close(acting, step, outcome, note=note, proposes=proposes)
    for token in moved.opened:
        open_at(acting, route.node(token.key))
    return moved.ended


def _tokens(acting: Acting) -> tuple[interpreter.Token, ...]:
    """Give the tokens that stand on the route: its open steps."""
    return tuple(interpreter.Token(s.node) for s in acting.facts.steps if not s.is_consult)


def earlier_steps(route: Route, node: str) -> tuple[Node, ...]:
    """Give the steps a dossier may be sent back to: those before this one, reception apart."""
    keys = interpreter.earlier(route, node)
    return tuple(n for n in route.nodes if n.key in keys and n.key != node and n.kind is not NodeKind.RECEIVE)


def send_back(acting: Acting, to: str, reason: str) -> None:
    """Return to an earlier step of the route, named by its key; refuses a step that cannot come before."""
    step, route = current(acting), route_of(acting)
    if to not in {n.key for n in earlier_steps(route, step.node)}:
        raise Refusal("step.not_earlier", code=acting.facts.code)
    moved = interpreter.return_to(route, _tokens(acting), step.node, to)
    close(acting, step, "returned", note=reason)
    for token in moved.opened:
        open_at(acting, route.node(token.key))


def current(acting: Acting) -> Step:
    """Give the open step of the route; a rule has asked before that there is one."""
    return next(s for s in acting.steps if s.closed_at is None and s.kind == StepKind.ROUTE)


def close(acting: Acting, step: Step, outcome: str, *, note: str = "", proposes: str = "") -> None:
    step.closed_at, step.outcome, step.note, step.proposes = acting.at, outcome, note, proposes
    if acting.by.is_officer:
        step.closed_by_id = step.assignee_id = acting.by.key
    update(step, ("closed_at", "closed_by", "assignee", "outcome", "note", "proposes"))


def close_all(acting: Acting, outcome: str) -> None:
    """Close every open step, consultations too: the dossier ends before its route does."""
    for step in acting.steps:
        if step.closed_at is None:
            close(acting, step, outcome)


def open_at(acting: Acting, node: Node, *, at_reception: bool = False) -> Step:
    """Open a step at the unit its node names, for the node's working minutes, or by the clock of reception."""
    unit = _unit(acting, node)
    if at_reception:
        due = deadlines.reception_due(unit, at=acting.at, book=acting.book)
    else:
        due = deadlines.step_due(unit, node.minutes, at=acting.at, book=acting.book)
    step = Step(
        dossier=acting.dossier, node=node.key, name=node.name, work=node.kind.value, unit_id=unit, role=node.role,
        opened_at=acting.at, due=due, assignee_id=_did_before(acting, node),
    )  # fmt: skip
    insert(step)
    acting.steps.append(step)
    return step


def _did_before(acting: Acting, node: Node) -> int | None:
    """Give the officer who made a proposal at this node: a step sent back goes to the same person."""
    if acting.facts.proposed_by is None:
        return None
    before = Step.objects.filter(dossier=acting.dossier, node=node.key, outcome="proposed").order_by("-id").first()
    return before.closed_by_id if before else None


def _unit(acting: Acting, node: Node) -> int:
    if node.where is Where.ONE_STOP:
        return acting.dossier.one_stop_id
    if not node.unit:
        return acting.dossier.agency_id
    found = unit_below(acting.dossier.agency, node.unit, today(acting.at))
    if found is None:
        raise Refusal("route.no_unit", unit=node.unit, code=acting.facts.code)
    return found.pk
