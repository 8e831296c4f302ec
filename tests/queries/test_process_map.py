"""The map of a procedure from its rows: what it counts is what its lists hold, for whoever looks, at a fixed price."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.base.clockwork import VN
from motcua.directory.calendars import book, calendar_of
from motcua.directory.models import Agency
from motcua.dossiers.acts import consult, refuse, send_back
from motcua.dossiers.models import Dossier, Step
from motcua.files import looks
from motcua.measures import listing, passed
from motcua.measures.figures import Bounds, bounds
from motcua.measures.listing import Choice
from motcua.measures.period import month
from motcua.measures.process_map import END, START, ProcessMap, Stage
from motcua.measures.scope import Scope, scope_of
from motcua.measures.visits import MapChoice, agencies_mapped, process_map
from tests import stories
from tests.town import Person, vn

AT = vn("2026-12-18 10:00")
MONDAY = stories.MONDAY
BIRTH = "1.001193"
HOUR = timedelta(hours=1)


def _bounds() -> Bounds:
    return bounds(month(AT.astimezone(VN).date()), calendar_of(0), at=AT)


def _map(person: Person, agency: str = "") -> ProcessMap:
    return process_map(scope_of(person.actor), MapChoice(BIRTH, agency), _bounds(), book())


def _stage(found: ProcessMap, key: str) -> Stage:
    return next(stage for stage in found.stages if stage.key == key and not stage.beside)


def _behind(scope: Scope, kind: str, *keys: str) -> int:
    figure = passed.figure_of(passed.written(kind, keys))
    assert figure is not None
    rows = [row.public_id for row in listing.all_rows(scope, Choice(figure, procedure=BIRTH), _bounds())]
    assert len(rows) == len(set(rows))
    return len(rows)


@pytest.fixture
def many(mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person) -> list[Dossier]:
    """Dossiers that went straight, came back, asked somebody, were refused, and are on their way."""
    officers = (hanh, quan, lan)
    straight = [stories.delivered(mai, coc_san, officers) for _ in range(2)]
    back = stories.proposed(mai, coc_san, hanh, quan)
    node = Step.objects.filter(dossier=back, outcome="proposed").get().node
    send_back.send_back(back.pk, node, "Thiếu chữ ký.", by=lan.actor, at=MONDAY + 2 * HOUR)
    asking = stories.in_progress(mai, coc_san, hanh)
    question = consult.Consultation(coc_san, "Có ý kiến gì?", vn("2026-12-09 09:00"))
    consult.consult(asking.pk, question, by=quan.actor, at=MONDAY)
    turned = stories.received(mai, coc_san, hanh)
    refused = stories.submitted(mai, coc_san)
    refuse.refuse(refused.pk, "Không thuộc thẩm quyền.", by=hanh.actor, at=MONDAY + HOUR)
    Dossier.unscoped.filter(pk=refused.pk).update(received_at=MONDAY)  # as one that was taken in first
    return [*straight, back, asking, turned, refused]


def test_every_number_is_as_long_as_its_list(many: list[Dossier], dung: Person, lan: Person) -> None:
    for person in (dung, lan):
        scope, found = scope_of(person.actor), _map(person)
        assert found.dossiers == len(many)
        assert _behind(scope, "open") == found.open == 3
        for stage in found.stages:
            kinds = ("beside", "beside_again") if stage.beside else ("step", "again")
            told = [_behind(scope, kind, stage.key) for kind in kinds]
            assert told == [stage.dossiers, stage.dossiers_again], stage
        for way in found.ways:
            assert _behind(scope, "way", way.source, way.target) == way.dossiers, way
        for through in found.ways_through:
            assert _behind(scope, "through", *through.steps) == through.dossiers, through


def test_it_tells_rework_ends_and_what_goes_on_beside(many: list[Dossier], lan: Person) -> None:
    found = _map(lan)
    node = Step.objects.filter(dossier=many[2], outcome="proposed").get().node
    assert (_stage(found, node).again, _stage(found, node).dossiers_again) == (1, 1)
    first = Step.objects.filter(dossier=many[0]).order_by("pk")[0].node
    taken = {(way.source, way.target): way.times for way in found.ways}
    assert taken[START, first] == len(many)
    assert taken[first, END] == 1  # the refused one
    assert [stage.visits for stage in found.stages if stage.beside] == [1]
    assert sum(count for (_source, target), count in taken.items() if target == END) == found.finished == 3


def test_waiting_ends_with_the_first_look_of_who_does_it(
    mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person
) -> None:
    """By Monday's hours: handed over at nine, looked at on Tuesday at eight, proposed at ten; others' looks do not count."""
    dossier = stories.in_progress(mai, coc_san, hanh)
    tuesday = vn("2026-12-08 08:00")
    looks.note("dossier", dossier.pk, by=lan.actor, at=MONDAY + HOUR)
    looks.note("dossier", dossier.pk, by=quan.actor, at=MONDAY - HOUR)
    looks.note("dossier", dossier.pk, by=quan.actor, at=tuesday)
    looks.note("dossier", dossier.pk, by=quan.actor, at=tuesday + HOUR)
    step = dossier.steps.get(closed_at=None)
    Step.objects.filter(pk=step.pk).update(closed_at=tuesday + 2 * HOUR, closed_by=quan.row, assignee=quan.row)
    found = _map(lan)
    (way,) = (each for each in found.ways if each.target == step.node)
    worked = calendar_of(coc_san.pk).working_minutes(MONDAY, tuesday)
    assert (way.waiting.real.median, way.waiting.worked and way.waiting.worked.median) == (23 * 60, worked)
    assert _stage(found, step.node).working.real.median == 120
    assert _stage(found, step.node).staying.real.median == 25 * 60
    assert 0 < worked < 23 * 60


def test_who_sees_what(many: list[Dossier], lan: Person, ha: Person, hanh: Person, coc_san: Agency) -> None:
    for person in (ha, hanh):
        assert _map(person).dossiers == 0, person.name
        assert _behind(scope_of(person.actor), "open") == 0
    assert _map(lan, coc_san.code).dossiers == len(many)
    assert _map(lan, "H99").dossiers == 0
    assert [unit.code for unit in agencies_mapped(scope_of(lan.actor), BIRTH, _bounds())] == [coc_san.code]


@pytest.mark.parametrize("written", ["", "step", "step.", "way.a", "way.a.b.c", "salary.a", "open.a", "through"])
def test_what_is_no_number(written: str) -> None:
    assert passed.figure_of(written) is None


def test_statements(
    many: list[Dossier],
    mai: Person,
    coc_san: Agency,
    hanh: Person,
    lan: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    scope, w, held = scope_of(lan.actor), _bounds(), book()
    for _ in range(2):
        with django_assert_num_queries(1):
            process_map(scope, MapChoice(BIRTH), w, held)
        stories.received(mai, coc_san, hanh)
