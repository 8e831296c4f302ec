"""Agencies: added, corrected. What changes or ends from a day on is in `succession`."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean
from motcua.directory import rules
from motcua.directory.lineage import tree
from motcua.directory.models import Agency, Place

ADD = journal.kind("agency.added", "Thêm cơ quan, đơn vị")
CORRECT = journal.kind("agency.corrected", "Sửa địa chỉ, điện thoại của cơ quan", personal=("address", "phone"))
CHAIN = "agencies"


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    """What an agency is. The code is that of QD20-2020; the key is the short word that routes use; both are clean."""

    code: str
    name: str
    kind: str
    parent: int | None = None
    key: str = ""
    place: str = ""  # official code, for a commune
    address: str = ""
    phone: str = ""

    def cleaned(self) -> "AgencyFacts":
        texts = {f.name: clean(v) for f in fields(self) if isinstance(v := getattr(self, f.name), str)}
        return AgencyFacts(parent=self.parent, **texts)


def make(wanted: AgencyFacts, on: date) -> Agency:
    """Add the row of an agency from a day on; its code may be that of one which has ended by then."""
    place = Place.objects.filter(code=wanted.place).first() if wanted.place else None
    if Agency.objects.filter(code=wanted.code).exclude(valid_until__lte=on).exists():
        raise Refusal("agency.code_taken", code=wanted.code)
    return Agency.objects.create(
        code=wanted.code, key=wanted.key, name=wanted.name, kind=wanted.kind, parent_id=wanted.parent, place=place,
        address=wanted.address, phone=wanted.phone, valid_from=on,
    )  # fmt: skip


def ask_place(wanted: AgencyFacts, on: date, itself: Agency | None = None) -> None:
    """Ask that the agency above is there on the day and not below this one, and that the key is free beside it."""
    standing = tree(on)
    if wanted.parent is not None:
        above = standing.rows.get(wanted.parent)
        if above is None:
            raise Refusal("agency.parent_not_in_force")
        if itself and itself.pk in {above.pk, *(a.pk for a in standing.above(above))}:
            raise Refusal("agency.cycle", name=itself.name)
    beside = standing.below().get(wanted.parent or 0, [])
    if wanted.key and any(a.key == wanted.key and a != itself for a in beside):
        raise Refusal("agency.key_taken", key=wanted.key)


def begin(*, by: Actor) -> None:
    """Let one change of the tree after the other: each looks at the whole of it."""
    refuse_if(rules.may_manage_officers(by))
    journal.lock_chain(CHAIN)


@transaction.atomic
def add_agency(wanted: AgencyFacts, *, on: date, by: Actor, at: datetime) -> Agency:
    """Open an agency from a day on, which may have passed: decisions are often learned of late."""
    begin(by=by)
    wanted = wanted.cleaned()
    ask_place(wanted, on)
    made = make(wanted, on)
    facts = {"agency": made.pk, "code": made.code, "called": made.name, "kind": made.kind, "from": on.isoformat()}
    journal.write(ADD, CHAIN, by=by, at=at, facts=facts, locked=True)
    return made


@transaction.atomic
def correct_agency(agency_id: int, address: str, phone: str, *, by: Actor, at: datetime) -> None:
    """Correct what no decision is needed for; a change of name, kind or place in the tree is `change_agency`."""
    begin(by=by)
    agency = Agency.objects.select_for_update(of=("self",)).get(pk=agency_id)
    agency.address, agency.phone = clean(address), clean(phone)
    agency.save(update_fields=["address", "phone"])
    facts = {"agency": agency.pk, "address": agency.address, "phone": agency.phone}
    journal.write(CORRECT, CHAIN, by=by, at=at, facts=facts, locked=True)
