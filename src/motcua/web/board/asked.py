"""What a reader of figures asks for, as the address says it: a stretch of time, a figure, an agency, a procedure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from motcua.base.clockwork import today
from motcua.base.text import clean
from motcua.measures import period
from motcua.measures.period import DAY, KINDS, Period

RANGE = "range"
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_STAMP = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, or None with what is wrong by field; `since` and `until` keep what was typed."""

    kind: str
    period: Period | None
    since: str = ""
    until: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> dict[str, str]:
        """Give the part of an address that asks for the same period, also tomorrow."""
        return _place(self.kind, self.period) if self.period else {}

    @property
    def earlier(self) -> dict[str, str]:
        return self._moved(-1)

    @property
    def later(self) -> dict[str, str]:
        return self._moved(1)

    def _moved(self, way: int) -> dict[str, str]:
        """Give the neighbouring period of the same kind; a free one moves by its own length."""
        if self.period is None:
            return {}
        here = self.period
        if self.kind in KINDS:
            return _place(self.kind, KINDS[self.kind](here.until if way > 0 else here.since - DAY))
        length = way * (here.until - here.since)
        return _place(RANGE, Period(here.since + length, here.until + length))


def asked_of(given: Mapping[str, str], *, at: datetime) -> Asked:
    """Read the period: two days when one of them is given, else the week, month, quarter or year around a day."""
    since, until = clean(given.get("from", ""))[:20], clean(given.get("to", ""))[:20]
    if since or until:
        return _between(since, until)
    kind = given.get("period", "") if given.get("period", "") in KINDS else "month"
    return Asked(kind, KINDS[kind](read_day(given.get("on", "")) or today(at)))


def _between(since: str, until: str) -> Asked:
    first, last = read_day(since), read_day(until)
    wrong = {}
    if first is None:
        wrong["from"] = _wrong_day(since, _("Từ ngày"))
    if last is None:
        wrong["to"] = _wrong_day(until, _("Đến ngày"))
    if first is None or last is None:
        return Asked(RANGE, None, since, until, wrong)
    if first > last:
        wrong["to"] = _("Ngày cuối phải cùng ngày hoặc sau ngày đầu.")
        return Asked(RANGE, None, since, until, wrong)
    return Asked(RANGE, period.days(first, last), since, until)


def _wrong_day(typed: str, name: str) -> str:
    if not typed:
        return _("Còn thiếu: %(name)s.") % {"name": name}
    return _("“%(typed)s” không phải là một ngày. Hãy gõ ngày, tháng, năm, ví dụ 1/11/2026.") % {"typed": typed}


def read_day(typed: str) -> date | None:
    """Read 1/11/2026, 1.11.2026, 1-11-2026 or 2026-11-01; None for anything else and for years that cannot be meant."""
    if found := _TYPED.fullmatch(typed):
        day, month, year = map(int, found.groups())
    elif found := _STAMP.fullmatch(typed):
        year, month, day = map(int, found.groups())
    else:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _place(kind: str, found: Period) -> dict[str, str]:
    if kind in KINDS:
        return {"period": kind, "on": found.since.isoformat()}
    return {"from": found.since.isoformat(), "to": found.last.isoformat()}
