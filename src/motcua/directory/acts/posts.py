"""Posts: given, ended on a day, moved elsewhere. Rights follow the dates of posts and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.base import clockwork, events, journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean
from motcua.directory import rules
from motcua.directory.acts.sessions import end_sessions_of
from motcua.directory.events import POST_ENDED
from motcua.directory.models import Agency, Officer, Post, Role
from motcua.directory.models.sign_in import SignInEnd

GIVE_POST = journal.kind("post.given", "Giao vị trí công tác")
END_POST = journal.kind("post.ended", "Kết thúc vị trí công tác")


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A role at an agency between two dates; the end is the first day on which it is no more, None when not known."""

    agency: int
    role: str
    title: str
    start: date
    end: date | None = None

    @property
    def span(self) -> rules.Span:
        return rules.Span(self.start, self.end)


def _ask_post(officer_id: int, wanted: PostFacts) -> None:
    """Ask that there is such a role and such an agency all the time, and that nobody holds one post twice."""
    refuse_if(rules.dates_in_order(wanted.start, wanted.end))
    if wanted.role not in Role.values:
        raise Refusal("post.role_unknown", role=wanted.role)
    agency = Agency.objects.get(pk=wanted.agency)
    if not rules.within(wanted.span, rules.Span(agency.valid_from, agency.valid_until)):
        raise Refusal("post.agency_not_in_force", name=agency.name)
    held = Post.objects.filter(officer=officer_id, agency=agency, role=wanted.role)
    if any(rules.overlap(wanted.span, rules.Span(p.valid_from, p.valid_until)) for p in held):
        raise Refusal("post.double", name=agency.name)


def _give(officer: Officer, wanted: PostFacts) -> Post:
    _ask_post(officer.pk, wanted)
    return Post.objects.create(
        officer=officer, agency_id=wanted.agency, role=wanted.role, title=clean(wanted.title),
        valid_from=wanted.start, valid_until=wanted.end,
    )  # fmt: skip


@transaction.atomic
def give_post(officer_id: int, wanted: PostFacts, *, by: Actor, at: datetime) -> Post:
    """Give an officer a role at an agency, from a day on which may lie ahead."""
    refuse_if(rules.may_manage_officers(by))
    officer = Officer.objects.select_for_update(of=("self",)).get(pk=officer_id)
    post = _give(officer, wanted)
    facts = {"post": post.pk, "officer": officer.pk, "role": post.role, "from": post.valid_from.isoformat()}
    journal.write(GIVE_POST, f"agency:{post.agency_id}", by=by, at=at, facts=facts)
    return post


@transaction.atomic
def end_post(post_id: int, *, by: Actor, at: datetime, on: date | None = None) -> None:
    """End a post on a day, today when none is said; who held it is signed out everywhere if that day has come."""
    refuse_if(rules.may_manage_officers(by))
    post = Post.objects.select_for_update(of=("self",)).select_related("officer").get(pk=post_id)
    today = clockwork.today(at)
    if post.valid_until is not None and post.valid_until <= today:
        raise Refusal("post.already_ended", title=post.title)
    if on is not None and on < post.valid_from:
        raise Refusal("dates.end_before_start")
    post.valid_until = on or max(today, post.valid_from)
    post.save(update_fields=["valid_until"])
    facts = {"post": post.pk, "officer": post.officer_id, "role": post.role, "on": post.valid_until.isoformat()}
    journal.write(END_POST, f"agency:{post.agency_id}", by=by, at=at, facts=facts)
    if post.officer.account_id is not None and post.valid_until <= today:
        end_sessions_of(post.officer.account_id, SignInEnd.POST_ENDED, by=by, at=at)
    events.tell(POST_ENDED, post.pk, {}, at=at)


@transaction.atomic
def transfer(post_id: int, wanted: PostFacts, *, by: Actor, at: datetime) -> Post:
    """Move somebody: the post ends on the day the new one starts, both or neither."""
    officer_id = Post.objects.values_list("officer", flat=True).get(pk=post_id)
    end_post(post_id, by=by, at=at, on=wanted.start)
    return give_post(officer_id, wanted, by=by, at=at)
