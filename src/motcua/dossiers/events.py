"""What happened to a dossier, in the past tense. `project.reactions` says who reacts."""

SUBMITTED = "dossier.submitted"
RECEIVED = "dossier.received"
REFUSED = "dossier.refused"
SUPPLEMENT_REQUESTED = "dossier.supplement_requested"
SUPPLEMENT_ANSWERED = "dossier.supplement_answered"
FORWARDED = "dossier.forwarded"
CONSULTED = "dossier.consulted"
CONSULT_ANSWERED = "dossier.consult_answered"
PROPOSED = "dossier.proposed"
SENT_BACK = "dossier.sent_back"
DECIDED = "dossier.decided"
DELIVERED = "dossier.delivered"
WITHDRAWN = "dossier.withdrawn"
STOPPED = "dossier.stopped"
FEE_RECEIVED = "dossier.fee_received"

ALL = (
    SUBMITTED, RECEIVED, REFUSED, SUPPLEMENT_REQUESTED, SUPPLEMENT_ANSWERED, FORWARDED, CONSULTED, CONSULT_ANSWERED,
    PROPOSED, SENT_BACK, DECIDED, DELIVERED, WITHDRAWN, STOPPED, FEE_RECEIVED,
)  # fmt: skip
