"""Agencies, posts and delegations as the platform team sets them up: what the acts do, and what they refuse."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress

from motcua.base import journal
from motcua.base.actor import Actor, ActorKind, Grant
from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.base.models import Event
from motcua.directory.acts.agencies import AgencyFacts, add_agency, correct_agency
from motcua.directory.acts.delegations import Loan, end_delegation, lend_post
from motcua.directory.acts.officers import OfficerFacts, add_officer, correct_officer
from motcua.directory.acts.posts import PostFacts, end_post, give_post, transfer
from motcua.directory.acts.succession import change_agency, end_agency
from motcua.directory.lineage import tree
from motcua.directory.models import Agency, Delegation, Officer, Post, Succession
from motcua.directory.queries import officer_actor, one_stop_of, unit_below
from motcua.directory.rules import PLATFORM
from motcua.dossiers.acts import check, decide, forward, propose, receive, take
from motcua.dossiers.inbox import work_of
from motcua.dossiers.models import Outcome, State
from motcua.dossiers.queries import dossiers_for
from motcua.web.account.addresses import forget_former
from tests import stories
from tests.town import Person, vn

AT = stories.MONDAY
TODAY = today(AT)
DAY = timedelta(days=1)
TEAM = Actor(ActorKind.OFFICER, 1, "Minh", frozenset({Grant(0, PLATFORM)}))
WHO: dict[str, Any] = {"by": TEAM, "at": AT}


def refused(act: Callable[..., object], *given: object, **more: object) -> str:
    with pytest.raises(Refusal) as no:
        act(*given, **{**WHO, **more})
    return no.value.code


def renamed(agency: Agency, code: str = "H38.999", **more: Any) -> AgencyFacts:
    facts = {"code": code, "name": "Ủy ban nhân dân phường Cốc San", "kind": agency.kind, "parent": agency.parent_id}
    return AgencyFacts(**{**facts, "key": agency.key, **more})


def moved(person: Person, to: Agency, start: date, end: date | None = None, role: str = "specialist") -> PostFacts:
    return PostFacts(to.pk, role, "Công chức", start, end)


def on(day: date) -> Any:
    return vn(f"{day} 09:00")


def test_an_agency_is_added(coc_san: Agency) -> None:
    made = add_agency(AgencyFacts(" H38.70 ", "Phòng Kiểm thử", "branch", coc_san.pk, "KT"), on=TODAY, **WHO)
    assert (made.code, made.parent, made.valid_until) == ("H38.70", coc_san, None)
    assert unit_below(coc_san, "KT", TODAY) == made
    assert unit_below(coc_san, "KT", TODAY - DAY) is None
    assert [e.act for e, _ in journal.entries("agencies")] == ["agency.added"]
    correct_agency(made.pk, " Thôn Ún Tà ", "02143000000", **WHO)
    made.refresh_from_db()
    assert (made.address, made.phone) == ("Thôn Ún Tà", "02143000000")


def test_an_agency_is_refused(coc_san: Agency, hanh: Person) -> None:
    given = AgencyFacts("H38.70", "Phòng", "branch", coc_san.pk, "KT")
    assert refused(add_agency, given, on=TODAY, by=hanh.actor) == "account.not_platform"
    assert refused(add_agency, given, on=date(2020, 1, 1)) == "agency.parent_not_in_force"
    add_agency(given, on=TODAY, **WHO)
    assert refused(add_agency, given, on=TODAY) == "agency.key_taken"
    assert refused(add_agency, renamed(coc_san, coc_san.code, key=""), on=TODAY) == "agency.code_taken"


def test_nothing_lies_below_itself(coc_san: Agency) -> None:
    below = unit_below(coc_san, "TTPVHCC", TODAY)
    assert below is not None
    assert refused(change_agency, coc_san.pk, renamed(coc_san, parent=below.pk), on=TODAY) == "agency.cycle"
    assert refused(change_agency, coc_san.pk, renamed(coc_san, parent=coc_san.pk), on=TODAY) == "agency.cycle"
    new = change_agency(coc_san.pk, renamed(coc_san), on=TODAY, **WHO)
    again = renamed(new, "H38.998", parent=below.pk)
    assert refused(change_agency, new.pk, again, on=TODAY + DAY) == "agency.cycle"


def test_a_new_name_from_a_day_on(coc_san: Agency, hanh: Person, lan: Person) -> None:
    later = TODAY + 10 * DAY
    new = change_agency(coc_san.pk, renamed(coc_san, coc_san.code), on=later, **WHO)
    coc_san.refresh_from_db()
    assert (coc_san.valid_until, new.valid_from, new.code) == (later, later, coc_san.code)
    below = unit_below(coc_san, "TTPVHCC", TODAY)
    assert below is not None
    assert tree(TODAY).parent_of(below) == coc_san
    assert tree(later).parent_of(below) == new
    for agency in (coc_san, new):
        assert one_stop_of(agency, later) == below
        assert unit_below(agency, "TTPVHCC", later) == below
    posts = lan.row.posts.order_by("pk").values_list("agency", "valid_from", "valid_until")
    assert list(posts) == [(coc_san.pk, posts[0][1], later), (new.pk, later, None)]


def test_changes_are_refused(coc_san: Agency) -> None:
    assert refused(change_agency, coc_san.pk, renamed(coc_san), on=TODAY - DAY) == "agency.in_the_past"
    assert refused(change_agency, coc_san.pk, renamed(coc_san), on=coc_san.valid_from) == "dates.end_before_start"
    change_agency(coc_san.pk, renamed(coc_san), on=TODAY, **WHO)
    assert refused(change_agency, coc_san.pk, renamed(coc_san, "H38.998"), on=TODAY) == "agency.already_ends"


def test_open_work_comes_along(coc_san: Agency, mai: Person, hanh: Person, quan: Person, lan: Person) -> None:
    """A dossier under way when the agency is renamed twice is finished by the people of the agency as it is then."""
    dossier = stories.proposed(mai, coc_san, hanh, quan)
    new = change_agency(coc_san.pk, renamed(coc_san), on=TODAY + DAY, **WHO)
    newest = change_agency(
        new.pk, renamed(new, "H38.998", name="Ủy ban nhân dân phường Khác"), on=TODAY + 2 * DAY, **WHO
    )
    at = on(TODAY + 2 * DAY)
    leader = officer_actor(lan.row, at)
    assert {newest.pk, new.pk, coc_san.pk} <= leader.units()
    assert dossiers_for(leader).filter(pk=dossier.pk).exists()
    decide.approve(dossier.pk, by=leader, at=at)
    assert stories.fresh(dossier).state == State.DECIDED


def test_work_filed_before_goes_on_after(coc_san: Agency, mai: Person, hanh: Person, quan: Person) -> None:
    dossier = stories.submitted(mai, coc_san)
    change_agency(coc_san.pk, renamed(coc_san), on=TODAY + DAY, **WHO)
    at = on(TODAY + DAY)
    counter, officer = officer_actor(hanh.row, at), officer_actor(quan.row, at)
    receive.receive(dossier.pk, by=counter, at=at)
    forward.forward(dossier.pk, by=counter, at=at)
    assert [step.dossier for step in work_of(officer)] == [dossier]


def test_an_agency_ends_only_empty_or_with_an_heir(coc_san: Agency, mai: Person, hanh: Person) -> None:
    stories.submitted(mai, coc_san)
    assert refused(end_agency, coc_san.pk, None, on=TODAY) == "agency.has_units"
    one_stop = unit_below(coc_san, "TTPVHCC", TODAY)
    assert one_stop is not None
    assert refused(end_agency, coc_san.pk, one_stop.pk, on=TODAY) == "agency.heir_below"
    assert refused(end_agency, coc_san.pk, coc_san.pk, on=TODAY) == "agency.heir_not_in_force"
    assert refused(end_agency, one_stop.pk, None, on=TODAY) == "agency.has_posts"
    Post.objects.filter(agency=one_stop).update(valid_until=TODAY)
    assert refused(end_agency, one_stop.pk, None, on=TODAY) == "agency.has_work"


def test_an_empty_agency_ends(coc_san: Agency) -> None:
    made = add_agency(AgencyFacts("H38.70", "Phòng", "branch", coc_san.pk), on=TODAY - DAY, **WHO)
    end_agency(made.pk, None, on=TODAY, **WHO)
    made.refresh_from_db()
    assert made.valid_until == TODAY
    assert made.pk not in tree(TODAY).rows
    assert refused(end_agency, made.pk, None, on=TODAY) == "agency.already_ends"


def test_a_merger(coc_san: Agency, mai: Person, hanh: Person, quan: Person, lan: Person) -> None:
    """The heir's own people see the work too; who works at both keeps one post; what the old one had taken over comes."""
    dossier = stories.in_progress(mai, coc_san, hanh)
    heir = Agency.objects.filter(kind="commune").exclude(pk=coc_san.pk).order_by("code")[0]
    give_post(quan.row.pk, moved(quan, heir, TODAY - 30 * DAY), **WHO)
    local = Post.objects.filter(agency=heir, role="leader").select_related("officer").first()
    end_agency(coc_san.pk, heir.pk, on=TODAY + DAY, **WHO)
    held = quan.row.posts.filter(agency=heir).values_list("valid_from", "valid_until")
    assert list(held) == [(TODAY - 30 * DAY, None)]
    at = on(TODAY + DAY)
    assert [s.dossier for s in work_of(officer_actor(quan.row, at))] == [dossier]
    assert local is None or dossiers_for(officer_actor(local.officer, at)).filter(pk=dossier.pk).exists()
    assert set(Succession.objects.values_list("old", "new")) == {(coc_san.pk, heir.pk)}


def test_a_post_is_given_ended_and_moved(coc_san: Agency, quan: Person, nga: Person) -> None:
    post = give_post(nga.row.pk, moved(nga, coc_san, TODAY + DAY), **WHO)
    assert not officer_actor(nga.row, AT).has("specialist", coc_san.pk)
    assert officer_actor(nga.row, on(TODAY + DAY)).has("specialist", coc_san.pk)
    other = transfer(post.pk, moved(nga, coc_san, TODAY + 5 * DAY, role="clerk"), **WHO)
    post.refresh_from_db()
    assert (post.valid_until, other.valid_from, other.role) == (TODAY + 5 * DAY, TODAY + 5 * DAY, "clerk")
    end_post(other.pk, on=TODAY + 9 * DAY, **WHO)
    assert Event.objects.filter(name="post.ended").count() == 2
    assert journal.broken_link(f"agency:{coc_san.pk}") is None


def test_posts_are_refused(coc_san: Agency, quan: Person, hanh: Person) -> None:
    held = quan.row.posts.get()
    assert refused(give_post, quan.row.pk, moved(quan, held.agency, TODAY)) == "post.double"
    wrong = moved(quan, coc_san, TODAY, TODAY, role="clerk")
    assert refused(give_post, quan.row.pk, wrong) == "dates.end_before_start"
    assert refused(give_post, quan.row.pk, moved(quan, coc_san, TODAY, role="king")) == "post.role_unknown"
    early = moved(quan, coc_san, date(2020, 1, 1), role="clerk")
    assert refused(give_post, quan.row.pk, early) == "post.agency_not_in_force"
    assert (
        refused(give_post, quan.row.pk, moved(quan, coc_san, TODAY, role="clerk"), by=hanh.actor)
        == "account.not_platform"
    )
    assert refused(end_post, held.pk, on=held.valid_from - DAY) == "dates.end_before_start"
    assert refused(transfer, held.pk, moved(quan, held.agency, held.valid_from - DAY)) == "dates.end_before_start"
    held.refresh_from_db()
    assert held.valid_until is None


def test_officers_are_added_and_corrected(hanh: Person) -> None:
    made = add_officer(OfficerFacts(" Lo\u0300 Văn Tú ", "Tu@Laocai.Example", "0912345678"), **WHO)
    assert (made.full_name, made.email) == ("L\u00f2 Văn Tú", "tu@laocai.example")
    assert refused(add_officer, OfficerFacts("X", hanh.row.email.upper())) == "account.email_taken"
    correct_officer(hanh.row.pk, OfficerFacts(hanh.name, "moi@laocai.example"), **WHO)
    hanh.account.refresh_from_db()
    assert hanh.account.email == "moi@laocai.example"
    assert Event.objects.filter(name="account.email_changed", subject=hanh.account.pk).exists()
    assert refused(correct_officer, made.pk, OfficerFacts("X", "moi@laocai.example")) == "account.email_taken"
    correct_officer(made.pk, OfficerFacts("Lò Văn Tú", made.email, "0912345679"), **WHO)
    chain = list(journal.entries(f"officer:{made.pk}"))
    assert [(e.act, (told or {})["phone"]) for e, told in chain][1] == ("officer.corrected", "0912345679")


def test_a_former_address_signs_nobody_in(hanh: Person) -> None:
    """Allauth keeps copies of addresses, and would still know the account by the old one."""
    for email in (hanh.row.email, "moi@laocai.example"):
        EmailAddress.objects.create(user=hanh.account, email=email)
    correct_officer(hanh.row.pk, OfficerFacts(hanh.name, "moi@laocai.example"), **WHO)
    event = Event.objects.get(name="account.email_changed")
    for _ in range(2):
        forget_former(event)
    assert [a.email for a in EmailAddress.objects.filter(user=hanh.account)] == ["moi@laocai.example"]


def lent(lan: Person, to: Person, start: date = TODAY, days: int = 3) -> Delegation:
    loan = Loan(to.row.pk, "12/QĐ-UBND ngày 01/12/2026", start, start + days * DAY)
    return lend_post(lan.row.posts.get().pk, loan, **WHO)


def test_a_delegate_does_the_work_during_the_dates(
    coc_san: Agency, mai: Person, hanh: Person, quan: Person, lan: Person, tham: Person
) -> None:
    dossier = stories.proposed(mai, coc_san, hanh, quan)
    lent(lan, tham, TODAY + DAY)
    for days, may in ((0, False), (1, True), (3, True), (4, False)):
        at = on(TODAY + days * DAY)
        actor = officer_actor(tham.row, at)
        assert work_of(actor).filter(dossier=dossier, role="leader").exists() is may, days
    with pytest.raises(Refusal, match=r"step\.not_yours"):
        decide.approve(dossier.pk, by=officer_actor(tham.row, AT), at=AT)
    at = on(TODAY + DAY)
    take.take(dossier.pk, by=officer_actor(tham.row, at), at=at)
    decide.approve(dossier.pk, by=officer_actor(tham.row, at), at=at)
    assert stories.fresh(dossier).state == State.DECIDED


def test_a_delegate_does_not_decide_what_they_proposed(
    coc_san: Agency, mai: Person, hanh: Person, quan: Person, lan: Person
) -> None:
    dossier = stories.in_progress(mai, coc_san, hanh)
    lent(lan, quan)
    both = officer_actor(quan.row, AT)
    assert {"leader", "specialist"} <= both.roles
    check.check_components(dossier.pk, {"birth_proof": True}, by=both, at=AT)
    propose.propose(dossier.pk, Outcome.GRANTED, "Đủ điều kiện.", by=both, at=AT)
    with pytest.raises(Refusal, match=r"decide\.own_proposal"):
        decide.approve(dossier.pk, by=both, at=AT)
    decide.approve(dossier.pk, by=lan.actor, at=AT)
    assert stories.fresh(dossier).state == State.DECIDED


def test_delegations_are_refused(lan: Person, quan: Person, hanh: Person) -> None:
    post = lan.row.posts.get()
    loan = Loan(quan.row.pk, "12/QĐ", TODAY, TODAY + 3 * DAY)
    assert refused(lend_post, post.pk, Loan(lan.row.pk, "12/QĐ", TODAY, TODAY + DAY)) == "delegation.to_oneself"
    assert refused(lend_post, post.pk, Loan(quan.row.pk, " ", TODAY, TODAY + DAY)) == "delegation.document_missing"
    assert refused(lend_post, post.pk, Loan(quan.row.pk, "12/QĐ", TODAY, TODAY)) == "dates.end_before_start"
    assert refused(lend_post, post.pk, loan, by=hanh.actor) == "account.not_platform"
    lend_post(post.pk, loan, **WHO)
    assert (
        refused(lend_post, post.pk, Loan(quan.row.pk, "13/QĐ", TODAY + 2 * DAY, TODAY + 9 * DAY))
        == "delegation.overlaps"
    )
    lend_post(post.pk, Loan(quan.row.pk, "13/QĐ", TODAY + 3 * DAY, TODAY + 4 * DAY), **WHO)
    end_post(post.pk, on=TODAY + 5 * DAY, **WHO)
    beyond = Loan(hanh.row.pk, "14/QĐ", TODAY, TODAY + 6 * DAY)
    assert refused(lend_post, post.pk, beyond) == "delegation.beyond_post"


def test_a_delegation_ends_early(lan: Person, quan: Person) -> None:
    given = lent(lan, quan)
    assert refused(end_delegation, given.pk, on=TODAY - DAY) == "delegation.in_the_past"
    assert refused(end_delegation, given.pk, on=TODAY + 9 * DAY) == "delegation.not_longer"
    end_delegation(given.pk, on=TODAY + DAY, **WHO)
    assert "leader" in officer_actor(quan.row, AT).roles
    assert "leader" not in officer_actor(quan.row, on(TODAY + DAY)).roles
    end_delegation(given.pk, on=TODAY, **WHO)
    assert refused(end_delegation, given.pk, on=TODAY) == "delegation.already_ended"


def test_a_delegation_goes_along_with_its_post(coc_san: Agency, lan: Person, quan: Person) -> None:
    lent(lan, quan, TODAY, 5)
    new = change_agency(coc_san.pk, renamed(coc_san), on=TODAY + 2 * DAY, **WHO)
    for days, unit in ((1, coc_san), (3, new)):
        assert officer_actor(quan.row, on(TODAY + days * DAY)).has("leader", unit.pk), days
    assert not officer_actor(quan.row, on(TODAY + 5 * DAY)).has("leader", new.pk)
    assert Officer.objects.filter(pk=quan.row.pk).exists()
