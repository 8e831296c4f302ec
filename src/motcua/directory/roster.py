"""Reading officers, their posts and their sessions, for the pages of accounts."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from motcua.base.text import clean
from motcua.directory.models import Account, Officer, Post, SignIn
from motcua.directory.queries import in_force

MOST_FOUND = 50


def posts_of(officer_id: int, on: date) -> QuerySet[Post]:
    return (
        Post.objects.filter(in_force(on), officer_id=officer_id).select_related("agency").order_by("agency__name", "pk")
    )


def open_sessions(account: Account) -> QuerySet[SignIn]:
    """Give the sessions that are not over, the latest used first."""
    return SignIn.objects.filter(account=account, ended_at=None).order_by("-seen_at", "-pk")


def posts_for_choice(on: date, emails: list[str]) -> QuerySet[Post]:
    """Give the posts of certain officers, ordered by agency."""
    chosen = Post.objects.filter(in_force(on), officer__email__in=emails)
    return chosen.select_related("officer", "agency", "agency__parent").order_by("agency__code", "officer__sort_key")


def posts_found(words: str, on: date) -> QuerySet[Post]:
    """Search officers by name, title or agency; the first fifty."""
    found = Post.objects.filter(in_force(on)).select_related("officer", "agency", "agency__parent")
    for word in clean(words).split():
        found = found.filter(
            Q(officer__full_name__icontains=word) | Q(agency__name__icontains=word) | Q(title__icontains=word)
        )
    return found.order_by("officer__sort_key", "agency__code")[:MOST_FOUND]


def platform_team() -> QuerySet[Officer]:
    return Officer.objects.filter(account__is_platform=True).order_by("sort_key")


def officers_found(words: str, on: date) -> QuerySet[Officer]:
    """Search officers by name or e-mail, with their accounts and their posts in force; the first fifty."""
    found = Officer.objects.select_related("account")
    for word in clean(words).split():
        found = found.filter(Q(full_name__icontains=word) | Q(email__icontains=word))
    held = Prefetch("posts", Post.objects.filter(in_force(on)).select_related("agency"), to_attr="posts_held")
    return found.prefetch_related(held).order_by("sort_key")[:MOST_FOUND]
