"""The line of an agency: the rows that it has been and will be, as changes of the tree follow each other.

`Succession` is kept closed: whoever takes over from an agency takes over what that one had taken over. So every
question about a line is one step long, and rows below or beside an agency need not be rewritten when it changes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from motcua.directory.models import Agency, Succession
from motcua.directory.queries import in_force


def taken_over(agency_id: int, on: date) -> frozenset[int]:
    """Give an agency with those whose work it has taken over by a day."""
    rows = Succession.objects.filter(new=agency_id, on__lte=on).values_list("old_id", flat=True)
    return frozenset({agency_id, *rows})


def succeed(old: Agency, new: Agency, on: date) -> None:
    """Write that one takes over from another, and from all that the other had taken over."""
    earlier = Succession.objects.filter(new=old).values_list("old_id", flat=True)
    for key in (old.pk, *earlier):
        Succession.objects.get_or_create(old_id=key, new=new, defaults={"on": on})


@dataclass(frozen=True, slots=True)
class Tree:
    """The agencies in force on a day, and for every key of their lines the row that stands for it on that day."""

    rows: Mapping[int, Agency]
    standing: Mapping[int, int]

    def parent_of(self, agency: Agency) -> Agency | None:
        """Give the agency above as it is called on that day; None at the top."""
        key = self.standing.get(agency.parent_id or 0)
        return self.rows[key] if key is not None and key != agency.pk else None

    def below(self) -> dict[int, list[Agency]]:
        """Give the units directly below each agency, by its key; those at the top under 0."""
        found: dict[int, list[Agency]] = {}
        for one in self.rows.values():
            above = self.parent_of(one)
            found.setdefault(above.pk if above else 0, []).append(one)
        return found

    def above(self, agency: Agency) -> Iterator[Agency]:
        """Give the agencies above one, the nearest first."""
        seen, looked = {agency.pk}, self.parent_of(agency)
        while looked is not None and looked.pk not in seen:
            yield looked
            seen.add(looked.pk)
            looked = self.parent_of(looked)


def tree(on: date) -> Tree:
    """Read the tree as it stands on a day, in two statements."""
    found = Agency.objects.filter(in_force(on)).select_related("place").order_by("code")
    rows = {a.pk: a for a in found}
    standing = {key: key for key in rows}
    for old, new in Succession.objects.order_by("on", "pk").values_list("old_id", "new_id"):
        if new in rows:
            standing.setdefault(old, new)
        if old in rows:
            standing.setdefault(new, old)
    return Tree(rows, standing)


def units_left(agency: Agency, on: date) -> list[Agency]:
    """Give the units that would still be below an agency on a day: in force then, or beginning later."""
    line = Q(parent=agency) | Q(parent__successors__new=agency)
    left = Agency.objects.filter(line).filter(Q(valid_until=None) | Q(valid_until__gt=on))
    return list(left.exclude(pk=agency.pk).distinct().order_by("code"))
