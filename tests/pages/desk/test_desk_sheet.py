"""The control sheet on the page of a dossier: who handed over, allowed, used, late, and the ground of each pause."""

from datetime import timedelta

from motcua.base.clockwork import now
from motcua.directory.calendars import book
from motcua.directory.models import Agency
from motcua.dossiers.acts import supplement
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.models import Hold
from motcua.dossiers.queries import steps_of
from motcua.web.desk.shown import sheet
from tests import stories
from tests.pages.desk import scenes
from tests.town import Person, vn

MONDAY = stories.MONDAY  # nine in the morning
GAP = (Asked("component", "birth_proof", "Ảnh mờ, xin chụp lại."),)


def test_each_hand_over_with_what_it_was_given_and_took(
    mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person
) -> None:
    dossier = stories.decided(mai, coc_san, (hanh, quan, lan))
    steps = list(steps_of(dossier))
    lines = sheet.lines(steps, [], book(), at=MONDAY + timedelta(hours=1))
    assert [line.handed_by for line in lines[:3]] == ["", hanh.name, quan.name]
    assert [line.who for line in lines[:3]] == [hanh.name, quan.name, lan.name]
    assert [line.used for line in lines[:3]] == ["0 phút", "0 phút", "30 phút"]
    assert not any(line.late for line in lines)


def test_a_pause_is_neither_used_nor_allowed(mai: Person, coc_san: Agency, hanh: Person, quan: Person) -> None:
    """Asked to complete at ten, answered on Tuesday at nine: of the day between, only the first hour was used."""
    dossier = stories.in_progress(mai, coc_san, hanh)
    step = dossier.steps.get(closed_at=None)
    (before,) = sheet.lines([step], [], book(), at=MONDAY)
    supplement.request_supplement(dossier.pk, GAP, by=quan.actor, at=MONDAY + timedelta(hours=1))
    tuesday = vn("2026-12-08 09:00")
    hold = Hold.objects.get(dossier=dossier)
    (waiting,) = sheet.lines([step], [hold], book(), at=tuesday)
    assert (waiting.used, waiting.allowed) == ("1 giờ", before.allowed)
    hold.lifted_at = tuesday
    calendar = book().calendar(step.unit_id)
    step.due = calendar.add_time(step.due, calendar.working_time(hold.placed_at, tuesday))
    (after,) = sheet.lines([step], [hold], book(), at=tuesday + timedelta(minutes=20))
    assert (after.used, after.allowed, after.late) == ("1 giờ 20 phút", before.allowed, "")
    (pause,) = sheet.pauses([hold], calendar, at=tuesday)
    assert (pause.stops_clock, pause.since, pause.until) == (True, hold.placed_at, tuesday)
    assert pause.ground == "Nghị định 118/2025/NĐ-CP"


def test_it_says_how_late(mai: Person, coc_san: Agency, hanh: Person) -> None:
    dossier = stories.in_progress(mai, coc_san, hanh)
    step = dossier.steps.get(closed_at=None)
    step.due = MONDAY + timedelta(hours=1)
    (line,) = sheet.lines([step], [], book(), at=MONDAY + timedelta(hours=2, minutes=30))
    assert (line.allowed, line.used, line.late, line.done) == ("1 giờ", "2 giờ 30 phút", "1 giờ 30 phút", None)


def test_the_page_tells_it(mai: Person, coc_san: Agency, hanh: Person, quan: Person) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    supplement.request_supplement(dossier.pk, GAP, by=quan.actor, at=now())
    shown = scenes.words(quan.client.get(scenes.page(dossier)))
    for said in (f"do {hanh.name} chuyển", "đã dùng", "được ", "Những lần chờ", "Không tính vào thời hạn.", "đến nay"):
        assert said in shown, said
