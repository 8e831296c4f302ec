"""Whom to call and where to go."""

from datetime import datetime

from django.utils.translation import gettext as _

from motcua.base.clockwork import today
from motcua.directory.calendars import province_on
from motcua.directory.models import AgencyKind
from motcua.directory.queries import agencies
from motcua.web.ui.parts import Fact


def province_values(at: datetime) -> dict[str, object]:
    """Give the province's own ways to be reached; those it has not set are left out."""
    province = province_on(today(at))
    facts = [
        Fact(_("Điện thoại"), province.phone),
        Fact(_("Thư điện tử"), province.email),
        Fact(_("Địa chỉ"), province.address),
    ]
    return {"province": province, "facts": [fact for fact in facts if fact.value]}


def values(at: datetime) -> dict[str, object]:
    """Add every one-stop unit, that of the province first, the others in dictionary order of their communes."""
    units = agencies(today(at)).filter(kind=AgencyKind.ONE_STOP).order_by("parent__place__sort_key", "name")
    found = [(unit.name, unit.address, unit.phone) for unit in units]
    return {**province_values(at), "units": sorted(found, key=lambda unit: not unit[2])}
