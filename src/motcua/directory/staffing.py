"""Who is missing where: what the platform team looks at first."""

from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from motcua.directory.models import Agency, AgencyKind, Delegation, Officer, Post, Role
from motcua.directory.queries import agencies, in_force

SOON = timedelta(days=30)


def counts(on: date) -> dict[str, int]:
    """Count agencies, posts and delegations in force, and officers with and without a way in."""
    officers = Officer.objects.aggregate(officers=Count("pk"), without_account=Count("pk", filter=Q(account=None)))
    return officers | {
        "agencies": agencies(on).count(),
        "posts": Post.objects.filter(in_force(on)).count(),
        "delegations": Delegation.objects.filter(in_force(on)).count(),
    }


def empty_counters(on: date) -> QuerySet[Agency]:
    """Give the one-stop units where nobody may receive: no counter officer in force, own or by delegation."""
    manned = Post.objects.filter(in_force(on), agency=OuterRef("pk"), role=Role.COUNTER)
    empty = agencies(on).filter(~Exists(manned), kind=AgencyKind.ONE_STOP)
    return empty.order_by("parent__name", "name")


def ending_posts(on: date) -> QuerySet[Post]:
    """Give the posts that end within thirty days, the next one first."""
    ending = Post.objects.filter(in_force(on), valid_until__lte=on + SOON)
    return ending.select_related("officer", "agency", "agency__parent").order_by("valid_until", "pk")


def ending_delegations(on: date) -> QuerySet[Delegation]:
    """Give the delegations that end within thirty days, the next one first."""
    ending = Delegation.objects.filter(in_force(on), valid_until__lte=on + SOON)
    return ending.select_related("to", "post__officer", "post__agency").order_by("valid_until", "pk")
