"""Who may look at which dossiers as figures. A figure shows no person: name, number, answers and files stay out of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.base.actor import Actor
from motcua.directory.models import Agency, AgencyKind, Role
from motcua.dossiers.models import Dossier, State, Step, StepKind

LOOKING = (Role.DIRECTOR, Role.LEADER, Role.UNIT_HEAD)


@dataclass(frozen=True, slots=True)
class Unit:
    """An agency as a figure names it; the code is its identification code (QD20-2020)."""

    pk: int
    code: str
    name: str
    kind: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Room:
    """A unit below a department that works on dossiers which the agencies above it decide."""

    units: frozenset[int]
    above: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scope:
    """`whole`: the whole province. Else `own`: agencies whose dossiers count, and the rooms. `units`: all agencies ever."""

    whole: bool
    own: frozenset[int]
    rooms: tuple[Room, ...]
    units: Mapping[int, Unit]
    held: tuple[Unit, ...]  # where the actor holds a post that looks

    def coded(self, code: str) -> Unit | None:
        """Find the agency of a code, by the name it bears last: its figures are those of all its names."""
        return next((unit for unit in reversed([*self.units.values()]) if unit.code == code), None)


def scope_of(actor: Actor) -> Scope:
    """Read the tree once: a post at the province or its centre sees all, any other its agency and those below."""
    rows = Agency.objects.order_by("valid_from", "pk").values_list("pk", "code", "name", "kind", "parent")
    units = {row[0]: Unit(*row) for row in rows}
    granted = actor.units(LOOKING) if actor.is_officer else frozenset()
    held = tuple(units[pk] for pk in sorted(granted))
    below = _below(units.values())
    trees = {unit.pk: _tree(unit.pk, below) for unit in held}
    return Scope(
        whole=actor.is_system or any(_is_provincial(unit, units) for unit in held),
        own=frozenset().union(*trees.values()),
        rooms=tuple(Room(trees[u.pk], _above(u, units)) for u in held if u.kind == AgencyKind.BRANCH),
        units=units,
        held=held,
    )


def seen(scope: Scope) -> QuerySet[Dossier]:
    """Give the dossiers that count for a scope; a draft counts for nobody."""
    known = Dossier.unscoped.exclude(state=State.DRAFT)
    if scope.whole:
        return known
    counted = Q(agency__in=scope.own)
    for room in scope.rooms:
        worked = Step.objects.filter(dossier=OuterRef("pk"), kind=StepKind.ROUTE, unit__in=room.units)
        counted |= Q(Exists(worked), agency__in=room.above)
    return known.filter(counted)


def _is_provincial(unit: Unit, units: Mapping[int, Unit]) -> bool:
    """The People's Committee of the province, and the one-stop centre directly below it."""
    if unit.kind == AgencyKind.ONE_STOP and unit.parent is not None:
        return units[unit.parent].kind == AgencyKind.PROVINCE
    return unit.kind == AgencyKind.PROVINCE


def _below(units: Iterable[Unit]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for unit in units:
        if unit.parent is not None:
            found[unit.parent].append(unit.pk)
    return found


def _tree(top: int, below: Mapping[int, list[int]]) -> frozenset[int]:
    found, left = set[int](), [top]
    while left:
        unit = left.pop()
        found.add(unit)
        left += below.get(unit, ())
    return frozenset(found)


def _above(unit: Unit, units: Mapping[int, Unit]) -> frozenset[int]:
    """Give the agencies above a unit, up to but without the province: its dossiers are not a room's to look at."""
    found, parent = set[int](), unit.parent
    while parent is not None and units[parent].kind != AgencyKind.PROVINCE:
        found.add(parent)
        parent = units[parent].parent
    return frozenset(found)
