"""Reading people and places."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import Case, Q, QuerySet, When

from motcua.base import clockwork
from motcua.base.actor import VISITOR, Actor, ActorKind, Grant
from motcua.base.written import Slot, written
from motcua.directory.models import Account, Agency, AgencyKind, Citizen, Delegation, Officer, Place, Post, Succession


def in_force(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gt=on))


def actor_of(account: Account, at: datetime) -> Actor:
    """Say who an account is now: an officer with the posts in force today, a citizen, or nobody in particular."""
    officer = getattr(account, "officer", None)
    if isinstance(officer, Officer):
        return officer_actor(officer, at)
    citizen = getattr(account, "citizen", None)
    return citizen_actor(citizen) if isinstance(citizen, Citizen) else VISITOR


def officer_actor(officer: Officer, at: datetime) -> Actor:
    """Give the officer with the rights of the posts held today and of those lent by a delegation today.

    A post gives its rights also at the agencies that its own has taken over: their open work came along.
    """
    today = clockwork.today(at)
    grants = set[Grant]()
    for unit, role, old, on in _posts(officer.pk, today):
        grants.add(Grant(unit, role))
        if old is not None and on <= today:
            grants.add(Grant(old, role))
    return Actor(ActorKind.OFFICER, officer.pk, officer.full_name, frozenset(grants))


@written(Slot, Slot)
def _posts(officer: Any, on: Any) -> QuerySet[Post, tuple[int, str, int | None, date]]:
    """Give unit and role of each post held or lent, each with what its agency has taken over and when."""
    lent = Delegation.objects.filter(in_force(on), to=officer).values("post")
    posts = Post.objects.filter(in_force(on)).filter(Q(officer=officer) | Q(pk__in=lent))
    return posts.values_list("agency_id", "role", "agency__predecessors__old_id", "agency__predecessors__on")


def post_ended(officer: int, after: date, on: date) -> bool:
    """Tell whether a post of the officer ended after one day and up to another; asks nothing within one day."""
    return after < on and Post.objects.filter(officer=officer, valid_until__gt=after, valid_until__lte=on).exists()


def citizen_actor(citizen: Citizen) -> Actor:
    return Actor(ActorKind.CITIZEN, citizen.pk, citizen.full_name)


def agencies(on: date) -> QuerySet[Agency]:
    return Agency.objects.filter(in_force(on)).select_related("parent", "place")


def code_of(agency_id: int) -> str:
    return _codes(agency_id)[0]


@written(Slot)
def _codes(agency: Any) -> QuerySet[Agency, str]:
    return Agency.objects.filter(pk=agency).values_list("code", flat=True)


def agency_by_key(path: str, on: date) -> Agency | None:
    """Find an agency by its key, given below its parent when there are two words: 'SNNMT.CCCNTY'."""
    *above, key = path.split(".")
    found = _below(key, above[-1], on) if above else _keyed(key, on)
    return found[0] if found else None


@written(Slot, Slot)
def _keyed(key: Any, on: Any) -> QuerySet[Agency]:
    return agencies(on).filter(key=key).order_by("pk")[:1]


@written(Slot, Slot, Slot)
def _below(key: Any, above: Any, on: Any) -> QuerySet[Agency]:
    return agencies(on).filter(key=key, parent__key=above).order_by("pk")[:1]


@written(Slot)
def commune_agencies(on: Any) -> QuerySet[Agency]:
    """Give the People's Committees of communes in force on a day, in dictionary order."""
    return agencies(on).filter(kind=AgencyKind.COMMUNE).order_by("place__sort_key")


def _of_line(agency: Any) -> Q:
    """Match what lies below an agency, also what was laid below it under an earlier or a later name."""
    after = Succession.objects.filter(old=agency).values("new")
    before = Succession.objects.filter(new=agency).values("old")
    return Q(parent=agency) | Q(parent__in=after) | Q(parent__in=before)


def one_stop_of(agency: Agency, on: date) -> Agency | None:
    """Give the one-stop unit that receives for an agency: its own, else that of the agencies above it."""
    looked: Agency | None = agency
    while looked is not None:
        own = _one_stops(looked.pk, on)
        if own:
            return own[0]
        looked = looked.parent
    return None


@written(Slot, Slot)
def _one_stops(agency: Any, on: Any) -> QuerySet[Agency]:
    return _own_first(agencies(on).filter(_of_line(agency), kind=AgencyKind.ONE_STOP), agency)


def unit_below(agency: Agency, key: str, on: date) -> Agency | None:
    """Find a unit by its key among those below an agency."""
    found = _units_below(agency.pk, key, on)
    return found[0] if found else None


@written(Slot, Slot, Slot)
def _units_below(agency: Any, key: Any, on: Any) -> QuerySet[Agency]:
    return _own_first(agencies(on).filter(_of_line(agency), key=key), agency)


def _own_first(found: QuerySet[Agency], agency: Any) -> QuerySet[Agency]:
    return found.order_by(Case(When(parent=agency, then=0), default=1), "pk")[:1]


def people_at(unit_id: int, role: str, on: date) -> QuerySet[Officer]:
    """Give the officers who hold a role at a unit, in the order of Vietnamese lists."""
    posts = Post.objects.filter(in_force(on), agency_id=unit_id, role=role)
    return Officer.objects.filter(pk__in=posts.values("officer")).order_by("sort_key")


@lru_cache(maxsize=1)
def _places() -> dict[str, tuple[str, str]]:
    rows = Place.objects.values_list("code", "name", "parent__code")
    return {code: (name, parent or "") for code, name, parent in rows}


def place(code: str) -> tuple[str, str] | None:
    """Give name and code of the province of a place in force since 1 July 2025; None when there is no such code."""
    return _places().get(code)


def provinces() -> list[tuple[str, str]]:
    """Give code and name of every province, in dictionary order."""
    return _provinces()


@written()
def _provinces() -> QuerySet[Place, tuple[str, str]]:
    return Place.objects.filter(parent=None).order_by("sort_key").values_list("code", "name")


@written(Slot)
def communes(province_code: Any) -> QuerySet[Place, tuple[str, str]]:
    """Give code and name of every commune of a province, in dictionary order."""
    return Place.objects.filter(parent__code=province_code).order_by("sort_key").values_list("code", "name")


def citizen_by_number(id_number: str) -> Citizen | None:
    return Citizen.objects.filter(id_number=id_number).first()
