"""Which event makes whom react: the one table. A reaction acts as the system, looks before it does, and is done once."""

from collections.abc import Callable, Mapping

from motcua.base.models import Event
from motcua.catalog import events as catalog
from motcua.directory import events as accounts
from motcua.dossiers import events
from motcua.dossiers.following import follow_procedure
from motcua.dossiers.moves import move_due_dates
from motcua.notices.telling import tell_applicant
from motcua.papers.making import make_apology, make_receipt, make_result
from motcua.web.account.addresses import forget_former
from motcua.web.account.mails import send_invitation, send_reset

Handler = Callable[[Event], None]

TABLE: Mapping[str, tuple[Handler, ...]] = {
    events.SUBMITTED: (tell_applicant,),
    events.RECEIVED: (make_receipt, tell_applicant),
    events.REFUSED: (tell_applicant,),
    events.SUPPLEMENT_REQUESTED: (tell_applicant,),
    events.SUPPLEMENT_ANSWERED: (tell_applicant,),
    events.FORWARDED: (),
    events.CONSULTED: (),
    events.CONSULT_ANSWERED: (),
    events.PROPOSED: (),
    events.SENT_BACK: (),
    events.DECIDED: (make_result, tell_applicant),
    events.DELIVERED: (tell_applicant,),
    events.WITHDRAWN: (tell_applicant,),
    events.STOPPED: (tell_applicant,),
    events.FEE_RECEIVED: (tell_applicant,),
    events.OBLIGATION_ASKED: (tell_applicant,),
    events.OBLIGATION_NOTED: (tell_applicant,),
    events.OBLIGATION_PROVED: (),
    events.OBLIGATION_RETURNED: (tell_applicant,),
    events.OBLIGATION_SETTLED: (tell_applicant,),
    events.DUE_DATE_MOVED: (tell_applicant,),
    events.EXTENDED: (make_apology, tell_applicant),
    events.LAW_CHANGED: (tell_applicant,),
    events.DUE_DATES_MOVING: (move_due_dates,),
    catalog.IN_FORCE: (follow_procedure,),
    accounts.OFFICER_INVITED: (send_invitation,),
    accounts.RESET_ASKED: (send_reset,),
    accounts.POST_ENDED: (),
    accounts.CALENDAR_CHANGED: (move_due_dates,),
    accounts.EMAIL_CHANGED: (forget_former,),
}


def named(handler: Handler) -> str:
    """Give the lasting name of a handler, as written in Handled."""
    return f"{handler.__module__}.{handler.__name__}"


def handlers(event_name: str) -> tuple[Handler, ...]:
    return TABLE[event_name]
