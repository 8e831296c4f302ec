"""Posts go along when their agency becomes another one."""

from datetime import date

from django.db.models import Q

from motcua.directory.models import Agency, Delegation, Post
from motcua.directory.queries import in_force


def carry_posts(old: Agency, new: Agency, on: date) -> int:
    """End the posts of an agency on a day and open the same ones at its heir; gives how many went.

    Whoever holds the same role at the heir already keeps that post, and the delegations go to it.
    """
    leaving = Post.objects.select_for_update(of=("self",)).filter(agency=old).order_by("pk")
    found = list(leaving.filter(in_force(on) | Q(valid_from__gt=on)))
    for post in found:
        _carry(post, new, max(on, post.valid_from))
    return len(found)


def _carry(post: Post, new: Agency, start: date) -> None:
    held = Post.objects.filter(in_force(start), officer=post.officer_id, agency=new, role=post.role).first()
    carried = held or Post.objects.create(
        officer_id=post.officer_id, agency=new, role=post.role, title=post.title, valid_from=start,
        valid_until=post.valid_until,
    )  # fmt: skip
    post.valid_until = start
    post.save(update_fields=["valid_until"])
    for lent in post.delegations.filter(valid_until__gt=start):
        _lend_again(lent, carried, start)


def _lend_again(lent: Delegation, post: Post, start: date) -> None:
    first = max(start, lent.valid_from)
    Delegation.objects.create(
        post=post, to_id=lent.to_id, document=lent.document, reason=lent.reason, valid_from=first,
        valid_until=lent.valid_until,
    )  # fmt: skip
    lent.valid_until = first
    lent.save(update_fields=["valid_until"])
