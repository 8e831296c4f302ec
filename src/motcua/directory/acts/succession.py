"""Changes of the tree of agencies, each from a day on: the row that was ends, and is never rewritten."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from motcua.base import clockwork, journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.directory import rules, workload
from motcua.directory.acts.agencies import CHAIN, AgencyFacts, ask_place, begin, make
from motcua.directory.acts.carrying import carry_posts
from motcua.directory.lineage import succeed, taken_over, tree, units_left
from motcua.directory.models import Agency, Post
from motcua.directory.queries import in_force

CHANGE = journal.kind("agency.changed", "Đổi tên, loại hoặc cấp trên của cơ quan")
END = journal.kind("agency.ended", "Kết thúc cơ quan, đơn vị")


def _ending(agency_id: int, on: date, at: datetime) -> Agency:
    """Give the agency that is to end on a day; what has happened under its name already stays so."""
    agency = Agency.objects.select_for_update(of=("self",)).get(pk=agency_id)
    if agency.valid_until is not None:
        raise Refusal("agency.already_ends", name=agency.name, day=agency.valid_until)
    refuse_if(rules.dates_in_order(agency.valid_from, on))
    if on < clockwork.today(at):
        raise Refusal("agency.in_the_past")
    return agency


@transaction.atomic
def change_agency(agency_id: int, wanted: AgencyFacts, *, on: date, by: Actor, at: datetime) -> Agency:
    """End an agency and open the one it becomes, by the same code or another; posts, units below and open work go along."""
    begin(by=by)
    old, wanted = _ending(agency_id, on, at), wanted.cleaned()
    ask_place(wanted, on, old)
    _end(old, on)
    new = make(wanted, on)
    _hand_over(old, new, on)
    facts = {"old": old.pk, "new": new.pk, "code": new.code, "called": new.name, "on": on.isoformat()}
    journal.write(CHANGE, CHAIN, by=by, at=at, facts=facts, locked=True)
    return new


def _end(old: Agency, on: date) -> None:
    old.valid_until = on
    old.save(update_fields=["valid_until"])


def _hand_over(old: Agency, new: Agency, on: date) -> None:
    succeed(old, new, on)
    carry_posts(old, new, on)


@transaction.atomic
def end_agency(agency_id: int, heir_id: int | None, *, on: date, by: Actor, at: datetime) -> None:
    """End an agency. With an heir, everything goes to it; without one, nothing may be left."""
    begin(by=by)
    old = _ending(agency_id, on, at)
    if heir_id is None:
        refuse_if(rules.may_leave_empty(left_at(old, on)))
        _end(old, on)
    else:
        heir = _heir(old, heir_id, on)
        _end(old, on)
        _hand_over(old, heir, on)
    facts = {"agency": old.pk, "heir": heir_id, "on": on.isoformat()}
    journal.write(END, CHAIN, by=by, at=at, facts=facts, locked=True)


def _heir(old: Agency, heir_id: int, on: date) -> Agency:
    standing = tree(on)
    heir = standing.rows.get(heir_id)
    if heir is None or heir == old or heir.valid_until is not None:
        raise Refusal("agency.heir_not_in_force")
    if old in standing.above(heir):
        raise Refusal("agency.heir_below", name=heir.name)
    return heir


def left_at(agency: Agency, on: date) -> rules.Left:
    """Say what would be left without anybody if the agency ended on a day with nobody to take over."""
    posts = Post.objects.filter(agency=agency).filter(in_force(on) | Q(valid_from__gt=on)).count()
    work = workload.at_agencies(taken_over(agency.pk, on))
    return rules.Left(tuple(a.name for a in units_left(agency, on)), posts, work.dossiers, work.steps)
