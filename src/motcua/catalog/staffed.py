"""Who could do the steps of a procedure, at every agency where it runs: rows read into what the pure proof asks for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q

from motcua.catalog.definition import Definition
from motcua.directory.models import Agency, AgencyKind, Delegation, Post, Succession
from motcua.directory.queries import agencies, agency_by_key
from motcua.flow.definition import Node, NodeKind, Route
from motcua.flow.findings import Finding
from motcua.flow.staffing import Holder, Posts, Site, staffing


def people_findings(known: Definition, on: date) -> tuple[Finding, ...]:
    """Give what is wrong with who could do the steps, from a day on; nothing where there is no route.

    A procedure runs at an agency where somebody receives it; where nobody does anywhere, that is what is told.
    """
    if known.route is None:
        return ()
    posts = posts_from(on)
    return staffing(known.route, sites(known, known.route, posts, on), posts, on)


def posts_from(on: date) -> Posts:
    """Give who holds which role where, from a day on."""
    return Posts(_holders(on))


def sites(known: Definition, route: Route, posts: Posts, on: date) -> list[Site]:
    """Give where a procedure runs on a day: the agencies where somebody receives it, or one of them where nobody does."""
    found = list(_sites(known, route, on))
    entries = [node for node in route.nodes if node.kind is NodeKind.RECEIVE]
    return [site for site in found if _received(entries, site, posts, on)] or found[:1]


def _received(entries: Iterable[Node], site: Site, posts: Posts, on: date) -> bool:
    return all(posts.of(node, site, on) for node in entries)


def _holders(on: date) -> Iterator[Holder]:
    """Give the posts held from a day on, and those lent by a delegation."""
    lasting = Q(valid_until=None) | Q(valid_until__gt=on)
    posts = Post.objects.filter(lasting).values_list("officer_id", "role", "agency_id", "valid_from", "valid_until")
    for officer, role, agency, since, until in posts.iterator():
        yield Holder(str(officer), role, str(agency), since, until)
    lent = Delegation.objects.filter(lasting).select_related("post")
    for one in lent:
        ends = [day for day in (one.valid_until, one.post.valid_until) if day]
        since = max(one.valid_from, one.post.valid_from)
        yield Holder(str(one.to_id), one.post.role, str(one.post.agency_id), since, min(ends, default=None))


def _sites(known: Definition, route: Route, on: date) -> Iterator[Site]:
    """Give the agencies that decide: the department that the procedure names, else every commune."""
    tree = _Tree(on)
    if known.agency:
        department = agency_by_key(known.agency, on)
        found = [department] if department else []
    else:
        found = [agency for agency in tree.by_id.values() if agency.kind == AgencyKind.COMMUNE]
    units = {node.unit for node in route.nodes if node.unit}
    for agency in found:
        one_stop = tree.one_stop(agency)
        if one_stop:
            here = {key: str(unit.pk) for key in units if (unit := tree.unit(agency, key))}
            yield Site(agency.name, str(one_stop.pk), str(agency.pk), here)


class _Tree:
    """All agencies of a day in memory, asked as `directory.queries` asks one by one."""

    def __init__(self, on: date) -> None:
        self.by_id = {agency.pk: agency for agency in agencies(on).order_by("name")}
        self._below: dict[int, list[Agency]] = defaultdict(list)
        line = defaultdict[int, set[int]](set)
        for old, new in Succession.objects.values_list("old_id", "new_id"):
            line[old].add(new)
            line[new].add(old)
        for agency in self.by_id.values():
            for above in (agency.parent_id, *line[agency.parent_id or 0]):
                self._below[above or 0].append(agency)

    def one_stop(self, agency: Agency) -> Agency | None:
        looked: Agency | None = agency
        while looked is not None:
            own = [each for each in self._own_first(looked) if each.kind == AgencyKind.ONE_STOP]
            if own:
                return own[0]
            looked = self.by_id.get(looked.parent_id or 0)
        return None

    def unit(self, agency: Agency, key: str) -> Agency | None:
        return next((each for each in self._own_first(agency) if each.key == key), None)

    def _own_first(self, agency: Agency) -> list[Agency]:
        return sorted(self._below[agency.pk], key=lambda each: (each.parent_id != agency.pk, each.pk))
