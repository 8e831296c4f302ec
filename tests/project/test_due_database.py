"""Where the database of the province answers, `motcua due --procedure` reads what is published there, and its calendar."""

from argparse import Namespace
from datetime import date

import pytest

from motcua.clock.due import due
from motcua.clock.limits import Unit
from motcua.clock.policy import CountingRule
from motcua.directory.models import CalendarDay
from motcua.project.commands.due import _from_database
from motcua.project.readiness import BadInput
from tests.town import vn

pytestmark = pytest.mark.usefixtures("province")


def _asked(code: str, **other: str) -> Namespace:
    return Namespace(procedure=code, channel="counter", case="", **other)


def test_it_takes_the_limit_and_the_days_of_the_province() -> None:
    CalendarDay.objects.create(date=date(2026, 8, 21), kind="holiday", name="Nghỉ thêm", source="x")
    basis = _from_database(_asked("2.002288"), vn("2026-08-20 14:00"))
    assert basis.limit.unit is Unit.WORKING_DAYS
    found = due(vn("2026-08-20 14:00"), basis.limit, basis.calendar, CountingRule.HOUR_BASED)
    assert found.at == vn("2026-08-24 08:30")  # a promise of a day and a half, Friday off, Saturday made up
    assert 2026 in basis.years


def test_it_refuses_what_is_not_published() -> None:
    with pytest.raises(BadInput, match="no procedure"):
        _from_database(_asked("9.999999"), vn("2026-08-20 14:00"))
