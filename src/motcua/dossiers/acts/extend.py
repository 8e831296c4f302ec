"""Put the promise off, once, with a letter of apology that says why (form 04, TT03-2025; ND118-2025)."""

from datetime import date, datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.clock.reasons import ReasonKey, reason
from motcua.dossiers import deadlines, events
from motcua.dossiers.acting import act
from motcua.dossiers.deadlines import Dates
from motcua.dossiers.extending import may_extend, wrong_date
from motcua.dossiers.models import Extension

EXTEND = journal.kind("dossier.extend", "Xin lỗi và hẹn lại ngày trả", personal=("reason",))
GROUND = "ND118-2025"


def extend(dossier_id: int, day: date, paper_number: str, why: str, *, by: Actor, at: datetime) -> Extension:
    """Promise the end of another working day. In time, the due date moves; after it has passed, late stays late."""
    with act(EXTEND, dossier_id, by=by, at=at) as acting:
        refuse_if(may_extend(acting.facts, by))
        dossier = acting.dossier
        assert dossier.due is not None
        assert dossier.legal_due is not None
        if not paper_number.strip():
            raise Refusal("extend.paper_missing")
        if not why.strip():
            raise Refusal("reason.missing")
        calendar = acting.book.calendar(dossier.agency_id)
        to, before = calendar.closing(day), dossier.due
        refuse_if(wrong_date(before, to, acting.at, is_working=calendar.is_working_day(day)))
        in_time = acting.at <= before
        extension = Extension.objects.create(
            dossier=dossier, paper_number=paper_number.strip(), reason=why, before=before, after=to, counts=in_time,
            by_id=by.key, at=acting.at,
        )  # fmt: skip
        if in_time:
            dossier.extended_to = to
            told = (reason(ReasonKey.EXTENDED, paper=extension.paper_number, moved_to=to),)
            found = Dates(to, max(dossier.legal_due, to), today(to) in calendar.provisional, told)
            deadlines.write(dossier, found, GROUND, at=acting.at)
        acting.note(paper=extension.paper_number, before=before.isoformat(), to=to.isoformat(), counts=in_time)
        acting.note(reason=why)
        acting.tell(events.EXTENDED)
        return extension
