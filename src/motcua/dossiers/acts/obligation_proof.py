"""The applicant shows that the other office was paid; an officer looks at it and takes it, or says why not."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.dossiers import events, rules
from motcua.dossiers.acting import Acting, act
from motcua.dossiers.acts.obligation import open_one, refuse_bad_proof
from motcua.dossiers.models import Attachment
from motcua.files.models import StoredFile

SEND = journal.kind("dossier.send_proof", "Gửi chứng từ đã nộp nghĩa vụ tài chính", personal=("proof",))
RETURN = journal.kind("dossier.return_proof", "Trả lại chứng từ nộp tiền", personal=("reason",))
COMPONENT = "obligation_proof"  # the name under which a proof lies among the files of the dossier


@dataclass(frozen=True, slots=True)
class Proof:
    number: str
    paid_on: date
    file: StoredFile


def send_proof(dossier_id: int, proof: Proof, *, by: Actor, at: datetime) -> None:
    """Send the receipt; the clock stays stopped until an officer has looked at it. A better one replaces the last."""
    with act(SEND, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_prove_obligation(acting.facts, by))
        obligation = open_one(acting)
        refuse_bad_proof(obligation, proof.number, proof.paid_on, today(acting.at))
        obligation.proof_number, obligation.paid_on = proof.number, proof.paid_on
        obligation.proof_file, obligation.proof_sent_at, obligation.proof_returned = proof.file, acting.at, ""
        obligation.save()
        _attach(acting, proof.file)
        acting.note(proof=proof.number, paid_on=proof.paid_on.isoformat(), sha256=proof.file.sha256)
        acting.tell(events.OBLIGATION_PROVED)


def return_proof(dossier_id: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Say why a proof cannot be taken: a blurred picture, another person's receipt; the applicant sends another."""
    with act(RETURN, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_return_proof(acting.facts, by))
        if not reason.strip():
            raise Refusal("reason.missing")
        obligation = open_one(acting)
        obligation.proof_sent_at, obligation.proof_returned = None, reason
        obligation.save(update_fields=["proof_sent_at", "proof_returned"])
        acting.note(reason=reason)
        acting.tell(events.OBLIGATION_RETURNED)


def _attach(acting: Acting, file: StoredFile) -> None:
    """Keep the proof among the files of the dossier, so that whoever may see the dossier may open it."""
    standing = acting.dossier.attachments.filter(component=COMPONENT, removed_at=None)
    standing.update(removed_at=acting.at)
    Attachment.objects.create(dossier=acting.dossier, component=COMPONENT, file=file, added_at=acting.at)
