"""The dossiers behind a number of the map: one condition for each, written in an address as kind.step or way.from.to."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import md5

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import MD5

from motcua.dossiers.models import Dossier, Step, StepKind
from motcua.measures.figures import Basis, Figure
from motcua.measures.process_map import END, START

KEY = "passed"
_JOINED = ">"
THROUGH = "through"


def written(kind: str, keys: Sequence[str]) -> str:
    """Write a number for an address; a way through by its digest, for it may have a hundred steps."""
    if kind == THROUGH:
        return f"{kind}.{md5(_JOINED.join(keys).encode(), usedforsecurity=False).hexdigest()}"
    return ".".join((kind, *keys))


def figure_of(written: str) -> Figure | None:
    """Read what an address asks for; None for what is no number of a map."""
    kind, *keys = written.split(".")
    found = _CONDITIONS.get((kind, len(keys)))
    if found is None or not all(keys):
        return None
    condition = found(*keys)
    return Figure(KEY, Basis.RECEIVED, lambda _: condition, "-received_at")


def keys_of(written: str) -> list[str]:
    """Give the steps that an address names."""
    kind, *keys = written.split(".")
    return [] if kind == THROUGH else [key for key in keys if key not in (START, END)]


def _route() -> QuerySet[Step]:
    return Step.objects.filter(kind=StepKind.ROUTE)


def _of_steps(steps: QuerySet[Step]) -> Q:
    return Q(pk__in=steps.values("dossier"))


def _step(key: str, *, kind: str = StepKind.ROUTE) -> Q:
    return _of_steps(Step.objects.filter(node=key, kind=kind))


def _again(key: str, *, kind: str = StepKind.ROUTE) -> Q:
    twice = Step.objects.filter(node=key, kind=kind).values("dossier").annotate(n=Count("pk")).filter(n__gt=1)
    return Q(pk__in=twice.values("dossier"))


def _open() -> Q:
    return _of_steps(Step.objects.filter(closed_at=None))


def _way(source: str, target: str) -> Q:
    """Narrow to dossiers in which a step came next after another, by the rule of `process_map.came_from`."""
    if target == END:
        return ~_open() & _of_steps(_last().filter(node=source))
    before = _route().filter(
        Q(opened_at__lt=OuterRef("opened_at")) | Q(opened_at=OuterRef("opened_at"), pk__lt=OuterRef("pk")),
        dossier=OuterRef("dossier"), closed_at__lte=OuterRef("opened_at"),
    ).order_by("-closed_at", "-opened_at", "-pk")  # fmt: skip
    reached = _route().filter(node=target)
    if source == START:
        return _of_steps(reached.filter(~Exists(before)))
    return _of_steps(reached.annotate(before=Subquery(before.values("node")[:1])).filter(before=source))


def _last() -> QuerySet[Step]:
    """Give of each dossier the step of its route that was closed last."""
    closed = _route().filter(dossier=OuterRef("dossier")).order_by("-closed_at", "-opened_at", "-pk")
    return _route().annotate(last=Subquery(closed.values("pk")[:1])).filter(pk=F("last"))


def _through(digest: str) -> Q:
    joined = StringAgg("node", _JOINED, order_by=("opened_at", "pk"))
    whole = _route().values("dossier").annotate(way=MD5(joined))
    return ~_open() & Q(pk__in=whole.filter(way=digest).values("dossier"))


# The kind, and how many steps it names.
_CONDITIONS: Mapping[tuple[str, int], Callable[..., Q]] = {
    ("step", 1): _step, ("again", 1): _again, ("way", 2): _way, (THROUGH, 1): _through, ("open", 0): _open,
    ("beside", 1): partial(_step, kind=StepKind.CONSULT), ("beside_again", 1): partial(_again, kind=StepKind.CONSULT),
}  # fmt: skip


def names_of(known: QuerySet[Dossier], written: str) -> dict[str, str]:
    """Give the names of the steps in an address, as they were last called in these dossiers."""
    steps = Step.objects.filter(node__in=keys_of(written), dossier__in=known.values("pk"))
    return dict(steps.order_by("node", "opened_at", "pk").values_list("node", "name"))
