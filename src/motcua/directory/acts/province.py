"""Set what the province chooses: its name, how limits are counted, where it is reached; from a date on."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import refuse_if
from motcua.clock.policy import CountingRule
from motcua.directory import rules
from motcua.directory.calendars import province_on
from motcua.directory.models import Province
from motcua.directory.timing import SETTINGS_CHAIN, Settings, may_set_province

SET = journal.kind("province.set", "Đặt thông tin và cách tính hạn của tỉnh")


def set_province(new: Settings, since: date, *, by: Actor, at: datetime) -> Province:
    """Write a row that holds from a date on; what the province has no say in (codes) is taken over.

    A row planned for that very day is replaced. Dossiers received before keep the rule they were counted with.
    """
    refuse_if(rules.may_manage_officers(by))
    with transaction.atomic():
        journal.lock_chain(SETTINGS_CHAIN)
        before = province_on(since if since >= today(at) else today(at))
        refuse_if(may_set_province(new, CountingRule(before.counting_rule), since=since, on=today(at)))
        kept = {"code": before.code, "agency_code": before.agency_code, "is_sample": before.is_sample}
        row, _ = Province.objects.update_or_create(valid_from=since, defaults={**kept, **asdict(new)})
        facts = {**asdict(new), "since": since.isoformat()}
        journal.write(SET, SETTINGS_CHAIN, by=by, at=at, facts=facts, locked=True)
        return row
