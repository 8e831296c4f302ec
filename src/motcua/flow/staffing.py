"""Prove that every step of a route has somebody who may do it, at every place where it runs, now and later."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from motcua.flow.definition import Node, NodeKind, Route, Where
from motcua.flow.findings import Finding, FindingKind
from motcua.flow.markings import Explored, look
from motcua.flow.proof import broken, proposers


@dataclass(frozen=True, slots=True)
class Holder:
    """A person holds a role at a place from `since` on, until the day `until` without that day; None means for good."""

    person: str
    role: str
    place: str
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a route runs: its name for people, and the places of its one-stop unit, its agency and the agency's units."""

    name: str
    one_stop: str
    agency: str
    units: Mapping[str, str] = field(default_factory=dict)

    def place(self, node: Node) -> str | None:
        """Give where a step is done; None where the agency has no such unit."""
        if node.where is Where.ONE_STOP:
            return self.one_stop
        return self.units.get(node.unit) if node.unit else self.agency


class Posts:
    """Who holds which role where and when."""

    def __init__(self, holders: Iterable[Holder]) -> None:
        self._posts: dict[tuple[str, str], list[Holder]] = defaultdict(list)
        for holder in holders:
            self._posts[holder.role, holder.place].append(holder)

    def of(self, node: Node, site: Site, day: date) -> frozenset[str]:
        """Give who may do a step at a site on a day."""
        return frozenset(h.person for h in self._at(node, site) if h.holds(day))

    def days(self, nodes: Iterable[Node], site: Site, today: date) -> Sequence[date]:
        """Give today and every later day on which somebody comes to or leaves one of these posts."""
        found = {today}
        for node in nodes:
            for holder in self._at(node, site):
                found |= {day for day in (holder.since, holder.until) if day and day > today}
        return sorted(found)

    def _at(self, node: Node, site: Site) -> Sequence[Holder]:
        return self._posts.get((node.role, site.place(node) or ""), ())


def staffing(route: Route, sites: Iterable[Site], posts: Posts, today: date) -> tuple[Finding, ...]:
    """Give the steps that nobody may do at a site, and decisions whose only officer prepared them; first day of each."""
    if broken(route):
        return ()
    explored = look(route)
    worked = [node for node in route.nodes if node.is_worked and node.role]
    signing = [(sign, tuple(proposers(route, sign))) for sign in worked if sign.kind is NodeKind.SIGN]
    found: list[Finding] = []
    for site in sites:
        found += _nobody(explored, worked, site, posts, today)
        for sign, before in signing:
            found += _alone(explored, sign, before, site, posts, today)
    return tuple(found)


def _nobody(explored: Explored, worked: Sequence[Node], site: Site, posts: Posts, today: date) -> Iterator[Finding]:
    opening = explored.opening()
    for node in worked:
        for day in posts.days([node], site, today):
            if not posts.of(node, site, day):
                path = explored.path(opening[node.key]) if node.key in opening else ()
                yield Finding(FindingKind.NOBODY, node.key, path, node.role, site.name, day)
                break


def _alone(
    explored: Explored, sign: Node, before: Sequence[Node], site: Site, posts: Posts, today: date
) -> Iterator[Finding]:
    """Find a decision that one and the same person would have to prepare and to sign: there is nobody else for either."""
    opening = explored.opening()
    for node in before if sign.key in opening else ():
        for day in posts.days([node, sign], site, today):
            preparing, signing = posts.of(node, site, day), posts.of(sign, site, day)
            if preparing and signing and len(preparing | signing) == 1:
                path = explored.path(opening[sign.key])
                yield Finding(FindingKind.OWN_WORK, sign.key, path, node.key, site.name, day)
                break
