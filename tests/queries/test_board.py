"""Figures: what each counts, that the number and the list are one, who sees what, and at what price."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.base.actor import VISITOR, Actor, ActorKind, Grant
from motcua.base.clockwork import today
from motcua.directory.acts.agencies import AgencyFacts
from motcua.directory.acts.succession import change_agency
from motcua.directory.calendars import calendar_of
from motcua.directory.models import Agency, OutsideSystem
from motcua.directory.queries import officer_actor
from motcua.directory.rules import PLATFORM
from motcua.dossiers.acts import end, refuse, supplement
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.models import Channel, Dossier, MandatedFiling, MandateKind, PaperException, Supplement
from motcua.measures import listing
from motcua.measures.board import Board, board
from motcua.measures.figures import FIGURES, Bounds, bounds
from motcua.measures.listing import Choice, Row
from motcua.measures.period import Period, month
from motcua.measures.scope import LOOKING, Scope, scope_of, seen
from motcua.web.ui.roles import LOOKS
from tests import stories
from tests.town import Person, vn

AT = vn("2026-12-18 10:00")
MONDAY = stories.MONDAY
DAY = timedelta(days=1)
GAP = (Asked("component", "birth_proof", "Ảnh mờ."),)


def _bounds(at: datetime = AT, period: Period | None = None) -> Bounds:
    return bounds(period or month(at.date()), calendar_of(0), at=at)


def _counts(person: Person, at: datetime = AT) -> dict[str, int]:
    return dict(board(scope_of(person.actor), _bounds(at)).total)


def _listed(scope: Scope, key: str, w: Bounds, **narrowed: str) -> list[Row]:
    return list(listing.all_rows(scope, Choice(FIGURES[key], **narrowed), w))


@pytest.fixture
def officers(hanh: Person, quan: Person, lan: Person) -> tuple[Person, Person, Person]:
    return hanh, quan, lan


def _change(dossier: Dossier, **columns: object) -> Dossier:
    Dossier.unscoped.filter(pk=dossier.pk).update(**columns)
    return dossier


def _mandated(dossier: Dossier) -> None:
    system = OutsideSystem.objects.get_or_create(name="Bệnh viện")[0]
    MandatedFiling.objects.create(
        dossier=dossier, system=system, mandate=MandateKind.AUTHORISATION, mandate_reference="Số 1", filer_name="X",
        idempotency_key=str(dossier.pk), request_hash="0" * 64, at=MONDAY,
    )  # fmt: skip


@pytest.fixture
def many(mai: Person, coc_san: Agency, officers: tuple[Person, Person, Person]) -> list[Dossier]:
    """Dossiers of every kind, so that each figure counts something."""
    hanh, quan, _lan = officers
    made = [stories.submitted(mai, coc_san)]
    online, mandated, typed, counter, post = (stories.received(mai, coc_san, hanh) for _ in range(5))
    _mandated(mandated)
    _change(typed, entered_by=hanh.row)
    _change(counter, channel=Channel.COUNTER, entered_by=hanh.row, due=AT + timedelta(hours=2))
    PaperException.objects.create(dossier=counter, ground="impaired", words="Người cao tuổi", by=hanh.row, at=MONDAY)
    _change(post, channel=Channel.POST, entered_by=hanh.row, due=AT + 4 * DAY)
    asked = stories.in_progress(mai, coc_san, hanh)
    supplement.request_supplement(asked.pk, GAP, by=quan.actor, at=MONDAY)
    early, exact, late, twice = (stories.decided(mai, coc_san, officers) for _ in range(4))
    decided = MONDAY + timedelta(minutes=30)  # when stories decide
    _change(early, due=decided + 2 * DAY)
    _change(exact, due=decided + timedelta(minutes=1))
    _change(late, due=decided - timedelta(minutes=1))
    for number in (1, 2):
        Supplement.objects.create(
            dossier=twice, number=number, asked_by=quan.row, asked_at=MONDAY, answer_by=AT, answered_at=MONDAY
        )
    stories.delivered(mai, coc_san, officers)
    refuse.refuse(stories.submitted(mai, coc_san).pk, "Không thuộc thẩm quyền.", by=hanh.actor, at=MONDAY + DAY)
    end.withdraw(stories.received(mai, coc_san, hanh).pk, "", by=mai.actor, at=MONDAY + DAY)
    end.stop(stories.received(mai, coc_san, hanh).pk, "Trùng hồ sơ.", by=hanh.actor, at=MONDAY + DAY)
    stories.drafted(mai, coc_san)
    return [*made, online, mandated, typed, counter, post, asked, early, exact, late, twice]


def test_each_figure_counts_what_it_says(many: list[Dossier], dung: Person) -> None:
    counts = _counts(dung)
    assert {key for key, n in counts.items() if not n} == set()
    assert (counts["received"], counts["online_self"], counts["online_mandate"]) == (13, 9, 1)
    assert (counts["counter"], counts["post"], counts["online"], counts["paper_exception"]) == (2, 1, 10, 1)
    assert (counts["unreceived"], counts["unreceived_late"], counts["in_progress"]) == (1, 1, 6)
    assert (counts["late_now"], counts["waiting"], counts["due_today"], counts["due_soon"]) == (3, 1, 1, 1)
    assert (counts["decided"], counts["early"], counts["on_time"], counts["late"]) == (5, 1, 2, 2)
    assert (counts["late_asked_twice"], counts["right_first"], counts["in_time"]) == (1, 4, 3)
    assert [counts[key] for key in ("returned", "refused", "withdrawn", "stopped")] == [1, 1, 1, 1]
    assert (counts["overdue"], counts["handled"]) == (5, 11)


def test_the_list_behind_a_figure_is_the_figure(many: list[Dossier], dung: Person, lan: Person) -> None:
    """For every figure and whoever looks: as many rows as the number says, each once, also by agency and procedure."""
    w = _bounds()
    for person in (dung, lan):
        scope = scope_of(person.actor)
        found = board(scope, w)
        for key in FIGURES:
            codes = [row.public_id for row in _listed(scope, key, w)]
            assert len(codes) == len(set(codes)) == found.total[key], (person.name, key)
            for line in found.by_agency:
                assert len(_listed(scope, key, w, agency=line.code)) == line.counts[key], (line.code, key)
            for line in found.by_procedure:
                assert len(_listed(scope, key, w, procedure=line.code)) == line.counts[key], (line.code, key)


def _add_up(found: Board) -> None:
    for lines in (found.by_agency, found.by_procedure):
        for key, total in found.total.items():
            assert sum(line.counts[key] for line in lines) == total, key


def test_totals_are_the_sum_of_the_tables(many: list[Dossier], dung: Person) -> None:
    agencies = list(Agency.objects.filter(kind="commune").order_by("pk")[:3])
    for place, dossier in enumerate(many):
        _change(dossier, agency=agencies[place % 3])
    found = board(scope_of(dung.actor), _bounds())
    assert len(found.by_agency) == 4  # those three, and Cốc San's own
    _add_up(found)
    t = found.total
    assert t["received"] == t["online_self"] + t["online_mandate"] + t["counter"] + t["post"]
    assert t["decided"] == t["early"] + t["on_time"] + t["late"]


def test_what_staff_typed_is_never_online(many: list[Dossier], dung: Person, hanh: Person) -> None:
    Dossier.unscoped.update(channel=Channel.ONLINE, entered_by=hanh.row)
    counts = _counts(dung)
    assert (counts["online"], counts["counter"]) == (0, counts["received"])


def test_a_period_is_half_open(mai: Person, coc_san: Agency, hanh: Person, lan: Person) -> None:
    """The last second of the month counts, the first of the next does not: in Vietnam's time."""
    first, last, after = (stories.received(mai, coc_san, hanh) for _ in range(3))
    _change(first, received_at=vn("2026-12-01 00:00"))
    _change(last, received_at=vn("2026-12-31 23:59"))
    _change(after, received_at=vn("2027-01-01 00:00"))
    rows = _listed(scope_of(lan.actor), "received", _bounds())
    assert [row.public_id for row in rows] == [last.public_id, first.public_id]


def test_a_stopped_clock_is_not_late(mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person) -> None:
    """Waiting since before the promise is not late; a request made too late mends nothing; a second one is late."""
    intime, toolate = (stories.in_progress(mai, coc_san, hanh) for _ in range(2))
    supplement.request_supplement(intime.pk, GAP, by=quan.actor, at=MONDAY)
    supplement.request_supplement(toolate.pk, GAP, by=quan.actor, at=AT)
    counts = _counts(lan, AT + DAY)
    assert (counts["late_now"], counts["waiting"]) == (1, 2)
    Supplement.objects.filter(dossier=intime).update(number=2)
    assert _counts(lan, AT + DAY)["late_now"] == 2


def test_a_row_says_what_a_leader_may_know(many: list[Dossier], dung: Person) -> None:
    row = _listed(scope_of(dung.actor), "waiting", _bounds())[0]
    assert row.code
    assert (row.filed, row.state, row.stands) == ("online_self", "in_progress", "waiting")
    assert (row.agency_name, row.holder) == ("Ủy ban nhân dân xã Cốc San", "Ủy ban nhân dân xã Cốc San")
    assert not {name for name in Row.__dataclass_fields__ if "owner" in name or "phone" in name or name == "name"}
    stands = {r.stands for r in _listed(scope_of(dung.actor), "decided", _bounds())}
    assert stands == {"early", "on_time", "late"}


def test_who_sees_what(
    many: list[Dossier], dung: Person, lan: Person, ha: Person, thanh: Person, hanh: Person, mai: Person, minh: Person
) -> None:  # fmt: skip
    whole = Dossier.unscoped.exclude(state="draft").count()
    assert seen(scope_of(dung.actor)).count() == seen(scope_of(lan.actor)).count() == whole
    for person in (ha, thanh, hanh, mai, minh):
        assert seen(scope_of(person.actor)).count() == 0, person.name
    assert seen(scope_of(VISITOR)).count() == 0
    assert set(LOOKING) == LOOKS


def test_a_department_sees_its_own_and_a_room_what_passed_through_it(
    many: list[Dossier], ha: Person, thanh: Person, lan: Person, luc: Person
) -> None:
    """The room works on dossiers that the department decides; another room of it does not see them."""
    department = Agency.objects.get(key="SXD")
    passed, other = many[1], many[2]
    for dossier in (passed, other):
        _change(dossier, agency=department)
    passed.steps.update(unit=Agency.objects.get(key="QLVT"))
    assert set(seen(scope_of(ha.actor))) == {passed, other}
    assert set(seen(scope_of(thanh.actor))) == {passed}
    assert not {passed, other} & set(seen(scope_of(lan.actor)))
    assert not seen(scope_of(luc.actor)).exists()


def test_an_agency_with_a_new_name_is_one_line_with_the_figures_of_both(
    many: list[Dossier], dung: Person, lan: Person, coc_san: Agency
) -> None:
    before = {line.code: line.counts for line in board(scope_of(dung.actor), _bounds()).by_agency}
    named = AgencyFacts(coc_san.code, "Ủy ban nhân dân phường Cốc San", "commune", coc_san.parent_id, coc_san.key)
    team = Actor(ActorKind.OFFICER, 1, "Minh", frozenset({Grant(0, PLATFORM)}))
    new = change_agency(coc_san.pk, named, on=today(AT), by=team, at=AT)
    _change(many[1], agency=new)
    for person in (dung, lan):
        scope = scope_of(officer_actor(person.row, AT))
        (line,) = board(scope, _bounds()).by_agency
        assert (line.code, line.name, line.counts) == (coc_san.code, new.name, before[coc_san.code]), person.name
        assert len(_listed(scope, "received", _bounds(), agency=line.code)) == line.counts["received"]
        found = scope.coded(coc_san.code)
        assert found is not None
        assert found.name == new.name


def test_pages_follow_without_a_gap(
    many: list[Dossier], dung: Person, mai: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By moment and key: rows of one moment are neither lost nor shown twice, and a dossier that is none is the start."""
    monkeypatch.setattr("motcua.measures.listing.ROWS", 2)
    scope, w = scope_of(dung.actor), _bounds()
    for key in ("received", "late_now", "unreceived", "handled"):
        choice, pages, after, more = Choice(FIGURES[key]), list[Row](), None, True
        while more:
            rows, more = listing.page_of(scope, choice, w, after)
            pages, after = pages + rows, rows[-1].public_id
        assert pages == _listed(scope, key, w), key
    assert listing.page_of(scope, choice, w, mai.row.public_id)[0] == pages[:2]


def test_statements(
    many: list[Dossier], dung: Person, lan: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    w = _bounds()
    with django_assert_num_queries(1):
        scope = scope_of(dung.actor)
    with django_assert_num_queries(5):
        board(scope, w)
    with django_assert_num_queries(1):
        rows, _more = listing.page_of(scope, Choice(FIGURES["received"]), w, None)
    with django_assert_num_queries(2):
        listing.page_of(scope, Choice(FIGURES["received"]), w, rows[0].public_id)
    with django_assert_num_queries(1):
        listing.opened_by(lan.actor, rows)


def test_a_leader_opens_only_what_the_desk_lets_open(many: list[Dossier], dung: Person, lan: Person) -> None:
    rows = _listed(scope_of(dung.actor), "received", _bounds())
    assert listing.opened_by(dung.actor, rows) == frozenset()
    assert listing.opened_by(lan.actor, rows) == {row.public_id for row in rows}
