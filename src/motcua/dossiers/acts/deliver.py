"""Hand the result over: to whom, how, and what proves it. Lateness never blocks it (ND118-2025)."""

from dataclasses import dataclass
from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.dossiers import events, rules, steps
from motcua.dossiers.acting import act
from motcua.dossiers.models import Delivery, ReturnWay, State

DELIVER = journal.kind("dossier.deliver", "Trả kết quả", personal=("to_name", "proof"))


@dataclass(frozen=True, slots=True)
class Handover:
    """Proof: a signature, a one-time code, a post number, or the address in the electronic store."""

    to_name: str
    way: ReturnWay
    proof: str
    was_present: bool = False
    originals_seen: bool = False


def deliver(dossier_id: int, handover: Handover, *, by: Actor, at: datetime) -> None:
    with act(DELIVER, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_deliver(acting.facts, by))
        lacks = rules.delivery_lacks(acting.facts, handover.way, handover.was_present, handover.originals_seen)
        refuse_if(lacks)
        if not (handover.to_name.strip() and handover.proof.strip()):
            raise Refusal("deliver.proof_missing")
        Delivery.objects.create(
            dossier=acting.dossier, to_name=handover.to_name, way=handover.way, proof=handover.proof,
            was_present=handover.was_present, originals_seen=handover.originals_seen, by_id=by.key, at=acting.at,
        )  # fmt: skip
        steps.complete(acting, "delivered")
        acting.dossier.state = State.DELIVERED
        acting.dossier.ended_at = acting.at
        acting.note(way=handover.way.value, to_name=handover.to_name, proof=handover.proof)
        acting.tell(events.DELIVERED)
