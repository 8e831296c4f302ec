"""Every act an officer can do on a dossier, by its name in addresses."""

from motcua.web.desk.forms.appraisal import PROPOSE, SEND_BACK, STOP
from motcua.web.desk.forms.asked import ActForm
from motcua.web.desk.forms.completion import REQUEST_SUPPLEMENT
from motcua.web.desk.forms.consultation import CONSULT
from motcua.web.desk.forms.decision import APPROVE, REJECT
from motcua.web.desk.forms.extending import EXTEND
from motcua.web.desk.forms.handing import DELIVER, FEE
from motcua.web.desk.forms.holding import GIVE_BACK, TAKE
from motcua.web.desk.forms.owing import ASK_OBLIGATION, NOTE_OBLIGATION, RETURN_PROOF, SETTLE_OBLIGATION
from motcua.web.desk.forms.reception import FORWARD, RECEIVE, REFUSE

ACTS: dict[str, ActForm] = {
    form.key: form
    for form in (
        RECEIVE, FORWARD, PROPOSE, APPROVE, REJECT, SEND_BACK, DELIVER, REQUEST_SUPPLEMENT, CONSULT, REFUSE, STOP, TAKE,
        GIVE_BACK, FEE, ASK_OBLIGATION, NOTE_OBLIGATION, SETTLE_OBLIGATION, RETURN_PROOF, EXTEND,
    )
}  # fmt: skip
