"""Who may change people and their accounts. Each question gives a Refusal, or None when nothing stands in the way."""

from dataclasses import dataclass
from datetime import date

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.directory.verified import VerifiedPerson

PLATFORM = "platform"  # the role of those who run the machines
EDITOR = "editor"  # the role of those who keep the catalogue of procedures
ID_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the start to the day before the end; no end means that none is known."""

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Lending:
    """A delegation about to be made: who holds the post and when, who gets it, what that person has of it already."""

    holder: int
    to: int
    post: Span
    span: Span
    others: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """What stands at an agency on the day it ends: names of units below, posts, open dossiers and open steps."""

    below: tuple[str, ...] = ()
    posts: int = 0
    dossiers: int = 0
    steps: int = 0


def may_manage_officers(by: Actor) -> Refusal | None:
    """Ask for the platform team: posts and accounts are theirs, dossiers are not (separation of duties)."""
    return None if by.is_system or PLATFORM in by.roles else Refusal("account.not_platform")


def may_edit_catalog(by: Actor) -> Refusal | None:
    """Ask for an editor of the catalogue, or the platform team; both persons of a publication need it."""
    return None if by.is_officer and by.roles & {PLATFORM, EDITOR} else Refusal("catalog.not_editor")


def may_keep_national(by: Actor) -> Refusal | None:
    """Ask for an editor of the catalogue, the platform team, or the command on the server; what it publishes is read only."""
    return None if by.is_system else may_edit_catalog(by)


def may_enter(person: VerifiedPerson) -> Refusal | None:
    """Ask that the electronic identity says who it is and how well that was checked (ND69-2024)."""
    if not (person.id_number.isdecimal() and len(person.id_number) == ID_DIGITS and person.full_name):
        return Refusal("identity.incomplete")
    return None if person.level > 0 else Refusal("identity.level_unknown")


def dates_in_order(start: date, end: date | None) -> Refusal | None:
    """Ask that an end comes after the start; both are first days, so they may not be the same."""
    return Refusal("dates.end_before_start") if end is not None and end <= start else None


def within(inner: Span, outer: Span) -> bool:
    """Tell whether a span lies in another; an open end lies in an open end only."""
    if inner.start < outer.start:
        return False
    return outer.end is None or (inner.end is not None and inner.end <= outer.end)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two half-open spans share a day; an empty one shares none."""
    if one.start == one.end or other.start == other.end:
        return False
    return (one.end is None or other.start < one.end) and (other.end is None or one.start < other.end)


def may_lend(lent: Lending) -> Refusal | None:
    """Ask that a post is lent to somebody else, inside its own dates, once at a time (BLDS-2015 art. 138)."""
    wrong = dates_in_order(lent.span.start, lent.span.end)
    if wrong:
        return wrong
    if lent.holder == lent.to:
        return Refusal("delegation.to_oneself")
    if not within(lent.span, lent.post):
        return Refusal("delegation.beyond_post", until=lent.post.end)
    if any(overlap(lent.span, other) for other in lent.others):
        return Refusal("delegation.overlaps")
    return None


def may_leave_empty(left: Left) -> Refusal | None:
    """Ask that an agency that ends with nobody to take over leaves no unit, no post and no work behind."""
    if left.below:
        return Refusal("agency.has_units", names=left.below)
    if left.posts:
        return Refusal("agency.has_posts", count=left.posts)
    if left.dossiers or left.steps:
        return Refusal("agency.has_work", dossiers=left.dossiers, steps=left.steps)
    return None
