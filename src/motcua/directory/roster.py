"""Reading officers, their posts, delegations and sessions: for the pages of accounts and of the setup."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from motcua.base.text import clean, fold
from motcua.directory.models import Account, Delegation, Officer, Post, SignIn
from motcua.directory.queries import in_force

MOST_FOUND = 50
_MARKS = "[{|}]*"  # how sort keys write the hats and horns of letters


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which officers to list: by words in name, e-mail or agency, and by account (in, invited, none; empty is all)."""

    words: str = ""
    account: str = ""


_UNSET = "!"  # how Django marks an account that has no password yet
_CAN_SIGN_IN = Q(account__isnull=False) & ~Q(account__password="") & ~Q(account__password__startswith=_UNSET)
_ACCOUNTS = {"none": Q(account=None), "invited": Q(account__isnull=False) & ~_CAN_SIGN_IN, "in": _CAN_SIGN_IN}


def officers_found(wanted: Wanted, on: date) -> QuerySet[Officer]:
    """Search officers, with their accounts and their posts in force, in the order of Vietnamese lists."""
    found = Officer.objects.select_related("account").filter(_ACCOUNTS.get(wanted.account, Q()))
    for word in clean(wanted.words).split():
        at = Post.objects.filter(in_force(on), officer=OuterRef("pk"), agency__name__icontains=word)
        found = found.filter(Q(full_name__icontains=word) | Q(email__icontains=word) | _sounds(word) | Exists(at))
    held = Prefetch("posts", Post.objects.filter(in_force(on)).select_related("agency"), to_attr="posts_held")
    return found.prefetch_related(held).order_by("sort_key", "pk")


def _sounds(word: str) -> Q:
    """Match a name typed without its diacritics, by the letters of its sort key."""
    letters = fold(word)
    if letters != word.casefold() or not re.fullmatch("[a-z]+", letters):
        return Q(pk__in=())
    return Q(sort_key__regex="(^| )" + _MARKS.join(letters))


def all_posts_of(officer_id: int) -> QuerySet[Post]:
    """Give every post an officer had, has or will have, the latest first."""
    return Post.objects.filter(officer=officer_id).select_related("agency").order_by("-valid_from", "-pk")


def posts_at(agency_id: int, on: date) -> QuerySet[Post]:
    """Give the posts at an agency that are in force or will be, leaders and counters together with their role."""
    left = Post.objects.filter(agency=agency_id).filter(Q(valid_until=None) | Q(valid_until__gt=on))
    return left.select_related("officer").order_by("role", "officer__sort_key", "pk")


def delegations_of(officer_id: int) -> QuerySet[Delegation]:
    """Give what an officer has lent and what was lent to them, the latest first."""
    either = Q(to=officer_id) | Q(post__officer=officer_id)
    return _with_people(Delegation.objects.filter(either)).order_by("-valid_from", "-pk")


def delegations_when(part: str, on: date) -> QuerySet[Delegation]:
    """Give the delegations of a part of time: now, ahead or past."""
    parts = {"now": in_force(on), "ahead": Q(valid_from__gt=on), "past": Q(valid_until__lte=on)}
    ordered = {"now": "valid_until", "ahead": "valid_from", "past": "-valid_until"}
    return _with_people(Delegation.objects.filter(parts[part])).order_by(ordered[part], "pk")


def delegation_counts(on: date) -> dict[str, int]:
    """Count the delegations of each part of time in one statement."""
    return Delegation.objects.aggregate(
        now=Count("pk", filter=in_force(on)),
        ahead=Count("pk", filter=Q(valid_from__gt=on)),
        past=Count("pk", filter=Q(valid_until__lte=on)),
    )


def _with_people(rows: QuerySet[Delegation]) -> QuerySet[Delegation]:
    return rows.select_related("to", "post__officer", "post__agency")


def alone_in_role(post: Post, on: date) -> bool:
    """Tell whether nobody else holds the role at the agency on a day, by a post of their own."""
    others = Post.objects.filter(in_force(on), agency=post.agency_id, role=post.role).exclude(officer=post.officer_id)
    return not others.exists()
