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
DUE_DATE_MOVED = "dossier.due_date_moved"  # by a change of the working calendar
EXTENDED = "dossier.extended"  # the letter of apology with another date
DUE_DATES_MOVING = "dossiers.due_dates_moving"  # subject: the last dossier looked at; the rest follows
LAW_CHANGED = "dossier.law_changed"  # by a package of changes of the catalogue
OBLIGATION_ASKED = "dossier.obligation_asked"
OBLIGATION_NOTED = "dossier.obligation_noted"
OBLIGATION_PROVED = "dossier.obligation_proved"
OBLIGATION_RETURNED = "dossier.obligation_returned"
OBLIGATION_SETTLED = "dossier.obligation_settled"

ALL = (
    SUBMITTED, RECEIVED, REFUSED, SUPPLEMENT_REQUESTED, SUPPLEMENT_ANSWERED, FORWARDED, CONSULTED, CONSULT_ANSWERED,
    PROPOSED, SENT_BACK, DECIDED, DELIVERED, WITHDRAWN, STOPPED, FEE_RECEIVED, DUE_DATE_MOVED, EXTENDED, DUE_DATES_MOVING, LAW_CHANGED, OBLIGATION_ASKED, OBLIGATION_NOTED,
    OBLIGATION_PROVED, OBLIGATION_RETURNED, OBLIGATION_SETTLED,
)  # fmt: skip
