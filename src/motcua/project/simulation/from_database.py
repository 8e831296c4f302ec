"""Read the world of a simulation from the rows of the province."""

from collections.abc import Iterator
from datetime import date, datetime

from motcua.base.clockwork import local
from motcua.catalog.definition import Definition, Handling
from motcua.catalog.models import Procedure
from motcua.catalog.queries import definition
from motcua.clock.policy import CountingRule
from motcua.directory.calendars import calendar_of, province_on
from motcua.directory.models import Agency, Citizen, Hours, Organisation, OutsideSystem, Place, Post, Role
from motcua.directory.queries import agencies, agency_by_key, commune_agencies, in_force, one_stop_of, unit_below
from motcua.flow.definition import NodeKind, Where
from motcua.project.simulation.habits import POPULAR, RARE
from motcua.project.simulation.world import Asked, Desk, Island, Offer, World

Desks = dict[Desk, tuple[int, ...]]
PROVINCE_SHARE = 0.15  # of all dossiers
NEAR = 3  # other communes that a commune asks for their opinion


def world(begins: date, ends: datetime) -> World:
    """Read it as it stands on the first day; the people who are there already keep their numbers."""
    reader = _Reader(begins)
    islands = (*reader.communes(), *reader.departments())
    islands = tuple(i for i in islands if i.offers)
    if len(islands) > 1:  # the departments come second, so that they are there in small worlds too
        islands = (islands[0], islands[-1], *islands[1:-1])
    taken = {
        *Citizen.objects.values_list("id_number", flat=True),
        *Organisation.objects.values_list("tax_code", flat=True),
    }
    return World(
        islands=islands, calendar=reader.calendar,
        rule=CountingRule(province_on(begins).counting_rule), begins=begins, ends=local(ends).replace(second=0, microsecond=0),
        places=reader.places, codes=dict(Agency.objects.values_list("pk", "code")),
        systems=tuple(OutsideSystem.objects.order_by("pk").values_list("pk", flat=True)), taken=frozenset(taken),
        left_out=tuple(reader.left_out),
    )  # fmt: skip


class _Reader:
    def __init__(self, on: date) -> None:
        self.on = on
        self.left_out: list[str] = []
        self.places = {
            code: (name, above or "") for code, name, above in Place.objects.values_list("code", "name", "parent__code")
        }
        self._posts: Desks = {}
        for unit, role, officer in (
            Post.objects.filter(in_force(on)).order_by("pk").values_list("agency", "role", "officer")
        ):
            self._posts[unit, role] = (*self._posts.get((unit, role), ()), officer)
        self._one_stops: dict[int, Agency | None] = {}
        self._communes = sorted(commune_agencies(on), key=lambda a: a.pk)
        self._own_hours = set(Hours.objects.exclude(agency=None).values_list("agency", flat=True))
        root = agencies(on).get(code=province_on(on).agency_code)
        self.calendar = calendar_of(root.pk)
        procedures = Procedure.objects.filter(current__isnull=False).order_by("code")
        self._filed = [(p, known) for p in procedures if (known := self._known(p)) is not None]

    def _known(self, procedure: Procedure) -> Definition | None:
        assert procedure.current_id is not None
        known = definition(procedure.current_id)
        return known if known.handling is Handling.LOCAL else None

    def communes(self) -> Iterator[Island]:
        """Give the communes, the one with the most officers first: that is where the cast works."""
        agencies = sorted(commune_agencies(self.on), key=lambda a: (-self._people(a), a.code))
        for number, agency in enumerate(agencies):
            assert agency.place is not None
            offers = tuple(self._offers(agency, "", tell=number == 0))
            weight = 2 if number == 0 else 0.6 + agency.pk * 37 % 80 / 100
            yield Island(agency.code, (agency.place.code,), offers, self._desks(offers), weight)

    def departments(self) -> Iterator[Island]:
        """Give all departments as one island: they share the counters of the provincial centre."""
        keys = sorted({known.agency for _, known in self._filed if known.agency})
        found = [(key, agency_by_key(key, self.on)) for key in keys]
        offers = tuple(o for key, agency in found if agency is not None for o in self._offers(agency, key, tell=True))
        communes = [a.place.code for a in commune_agencies(self.on) if a.place]
        yield Island("departments", tuple(sorted(communes)), offers, self._desks(offers), 0, PROVINCE_SHARE)

    def _people(self, agency: Agency) -> int:
        one_stop = self._one_stop(agency)
        units = {agency.pk, one_stop.pk if one_stop else 0}
        return sum(len(officers) for (unit, _), officers in self._posts.items() if unit in units)

    def _one_stop(self, agency: Agency) -> Agency | None:
        if agency.pk not in self._one_stops:
            self._one_stops[agency.pk] = one_stop_of(agency, self.on)
        return self._one_stops[agency.pk]

    def _offers(self, agency: Agency, key: str, *, tell: bool) -> Iterator[Offer]:
        for procedure, known in self._filed:
            if known.agency != key:
                continue
            offer = self._offer(procedure, known, agency)
            if isinstance(offer, Offer):
                yield offer
            elif tell:
                self.left_out.append(f"{known.code}: {offer}")

    def _offer(self, procedure: Procedure, known: Definition, agency: Agency) -> Offer | str:
        """Give the offer, or the reason why nobody can handle it here."""
        one_stop = self._one_stop(agency)
        if one_stop is None or known.route is None or procedure.current_id is None:
            return "no one-stop unit"
        units = {}
        for node in known.route.nodes:
            unit = (
                one_stop
                if node.where is Where.ONE_STOP
                else unit_below(agency, node.unit, self.on)
                if node.unit
                else agency
            )
            if unit is None or (unit.pk, node.role) not in self._posts:
                return f"nobody is {node.role} for the step {node.key}"
            if unit.pk in self._own_hours:
                return f"{unit.code} has working hours of its own"
            units[node.key] = unit.pk
        found = Offer(
            procedure.pk, procedure.current_id, known, agency.pk, one_stop.pk, units, POPULAR.get(known.code, RARE),
            self._asked(agency) if known.consult else (),
        )  # fmt: skip
        return self._unfit(found) or found

    def _asked(self, agency: Agency) -> tuple[Asked, ...]:
        """Give the communes that this one asks: the few that come after it in the list."""
        others = [a for a in self._communes if a.pk != agency.pk and (a.pk, Role.SPECIALIST.value) in self._posts]
        start = sum(a.pk < agency.pk for a in others)
        near = [others[(start + n) % len(others)] for n in range(min(NEAR, len(others)))]
        return tuple(Asked(a.pk, a.code, a.name, self._posts[a.pk, Role.SPECIALIST.value][0]) for a in near)

    def _unfit(self, offer: Offer) -> str:
        """Say why the plan cannot follow this route; nobody decides on a proposal of their own."""
        assert offer.definition.route is not None
        nodes = offer.definition.route.nodes
        desks = {n.key: set(self._posts[offer.units[n.key], n.role]) for n in nodes}
        kinds = {n.kind for n in nodes}
        if not {NodeKind.RECEIVE, NodeKind.SIGN, NodeKind.RETURN} <= kinds or NodeKind.ISSUE in kinds:
            return "the route has steps that the plan does not know"
        signing = {o for n in nodes if n.kind is NodeKind.SIGN for o in desks[n.key]}
        others = {
            o for n in nodes if n.kind in (NodeKind.APPRAISE, NodeKind.INSPECT, NodeKind.VERIFY) for o in desks[n.key]
        }
        return "who proposes also signs" if signing & others else ""

    def _desks(self, offers: tuple[Offer, ...]) -> Desks:
        found = {}
        for offer in offers:
            assert offer.definition.route is not None
            for node in offer.definition.route.nodes:
                desk = (offer.units[node.key], node.role)
                found[desk] = self._posts[desk]
        return found
