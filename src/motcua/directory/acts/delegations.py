"""Posts lent to another officer for a time, by a decision on paper (BLDS-2015 art. 138)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.base import clockwork, journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean
from motcua.directory import rules
from motcua.directory.models import Delegation, Officer, Post

LEND = journal.kind("delegation.given", "Ghi nhận ủy quyền", personal=("reason",))
END = journal.kind("delegation.ended", "Kết thúc ủy quyền")


@dataclass(frozen=True, slots=True)
class Loan:
    """Who gets a post, by which decision, from when; the end is the first day on which it is no more."""

    to: int
    document: str
    start: date
    end: date
    reason: str = ""


@transaction.atomic
def lend_post(post_id: int, wanted: Loan, *, by: Actor, at: datetime) -> Delegation:
    """Lend a post; whoever gets it has its rights beside their own, and its own bounds: nobody decides what they proposed."""
    refuse_if(rules.may_manage_officers(by))
    post = Post.objects.select_for_update(of=("self",)).get(pk=post_id)
    to, document = Officer.objects.get(pk=wanted.to), clean(wanted.document)
    if not document:
        raise Refusal("delegation.document_missing")
    refuse_if(rules.may_lend(_lending(post, wanted)))
    lent = Delegation.objects.create(
        post=post, to=to, document=document, reason=clean(wanted.reason), valid_from=wanted.start,
        valid_until=wanted.end,
    )  # fmt: skip
    facts = {"delegation": lent.pk, "post": post.pk, "to": to.pk, "document": document, "reason": lent.reason}
    journal.write(LEND, f"agency:{post.agency_id}", by=by, at=at, facts=facts)
    return lent


def _lending(post: Post, wanted: Loan) -> rules.Lending:
    others = post.delegations.filter(to=wanted.to).values_list("valid_from", "valid_until")
    spans = tuple(rules.Span(*dates) for dates in others)
    span = rules.Span(wanted.start, wanted.end)
    return rules.Lending(post.officer_id, wanted.to, rules.Span(post.valid_from, post.valid_until), span, spans)


@transaction.atomic
def end_delegation(delegation_id: int, *, on: date, by: Actor, at: datetime) -> None:
    """End a delegation before its time; on its first day or before, it never begins."""
    refuse_if(rules.may_manage_officers(by))
    lent = Delegation.objects.select_for_update(of=("self",)).select_related("post").get(pk=delegation_id)
    today = clockwork.today(at)
    if lent.valid_until <= today or lent.valid_from == lent.valid_until:
        raise Refusal("delegation.already_ended")
    if on < today:
        raise Refusal("delegation.in_the_past")
    if on > lent.valid_until:
        raise Refusal("delegation.not_longer", until=lent.valid_until)
    lent.valid_until = max(on, lent.valid_from)
    lent.save(update_fields=["valid_until"])
    facts = {"delegation": lent.pk, "post": lent.post_id, "to": lent.to_id, "on": lent.valid_until.isoformat()}
    journal.write(END, f"agency:{lent.post.agency_id}", by=by, at=at, facts=facts)
