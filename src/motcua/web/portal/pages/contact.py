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
    """Add every one-stop unit: those whose address or telephone is known, and the names of the others."""
    units = list(agencies(today(at)).filter(kind=AgencyKind.ONE_STOP).order_by("parent__place__sort_key", "name"))
    known = [unit for unit in units if unit.address or unit.phone]
    return {**province_values(at), "reachable": known, "others": [unit for unit in units if unit not in known]}
