"""Take in which communes of today follow the communes before 1 July 2025."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean
from motcua.directory import rules
from motcua.directory.communes import bare
from motcua.directory.models import FormerCommune, Place

TAKE = journal.kind("places.former_taken", "Nhập tên xã, phường cũ")
CHAIN = "places"


@dataclass(frozen=True, slots=True)
class Former:
    """A former commune and the official code of one place that took it over."""

    code: str
    name: str
    district: str
    province: str
    place: str


@transaction.atomic
def take_former(rows: Iterable[Former], *, by: Actor, at: datetime, source: str) -> int:
    """Replace the whole list; refused where it names a place that is none. Gives the number of rows."""
    refuse_if(rules.may_manage_officers(by))
    journal.lock_chain(CHAIN)
    places = dict(Place.objects.values_list("code", "pk"))
    wanted = {(one.province, one.district, one.name, one.place): one for one in rows}
    unknown = sorted({one.place for one in wanted.values() if one.place not in places})
    if unknown:
        raise Refusal("former.no_place", code=unknown[0])
    FormerCommune.objects.all().delete()
    FormerCommune.objects.bulk_create(
        FormerCommune(
            code=one.code, name=clean(one.name), district=clean(one.district), province=clean(one.province),
            place_id=places[one.place], folded=bare(one.name),
        )
        for one in wanted.values()
    )  # fmt: skip
    facts = {"rows": len(wanted), "source": source}
    journal.write(TAKE, CHAIN, by=by, at=at, facts=facts, locked=True)
    return len(wanted)
