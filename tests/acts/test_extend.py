"""The head of the agency puts the promise off once, with a letter of apology; late stays late."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from motcua.base.errors import Refusal
from motcua.clock.certificate import contradictions
from motcua.directory import calendars
from motcua.directory.models import Agency
from motcua.dossiers import deadlines
from motcua.dossiers.acts.extend import extend
from motcua.dossiers.explained import explained
from motcua.dossiers.models import DeadlineChange, Dossier, Extension, Hold
from motcua.notices.models import Notice
from motcua.papers.models import Paper, PaperKind
from tests import stories
from tests.acts.jobs import run_jobs
from tests.town import Person, vn

FRIDAY = date(2026, 12, 11)
MORNING = vn("2026-12-07 11:00")
WHY = "Cần xác minh thêm với xã cũ"


@pytest.fixture
def open_one(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    """Received on Monday 09:00, promised for Monday 17:00."""
    return stories.in_progress(mai, coc_san, hanh)


def put_off(dossier: Dossier, by: Person, *, day: date = FRIDAY, at: datetime = MORNING) -> Extension:
    return extend(dossier.pk, day, "12/XL-UBND", WHY, by=by.actor, at=at)


def test_it_works(open_one: Dossier, lan: Person) -> None:
    put_off(open_one, lan)
    after = stories.fresh(open_one)
    assert after.due == after.extended_to == vn("2026-12-11 17:00")
    assert after.original_due == open_one.due
    change = DeadlineChange.objects.filter(dossier=open_one).latest("id")
    assert (change.before, change.after, change.ground) == (open_one.due, after.due, "ND118-2025")
    assert change.reasons[0]["key"] == "extended"
    assert not after.is_late(vn("2026-12-10 09:00"))


def test_the_letter_is_made_and_the_applicant_is_told(open_one: Dossier, lan: Person) -> None:
    put_off(open_one, lan)
    run_jobs()
    paper = Paper.objects.get(dossier=open_one, kind=PaperKind.APOLOGY)
    assert paper.number == "12/XL-UBND"
    told = Notice.objects.filter(dossier=open_one).latest("id")
    assert WHY in told.body
    assert "17:00 ngày 11/12/2026" in told.body


def test_only_once(open_one: Dossier, lan: Person) -> None:
    made = put_off(open_one, lan)
    with pytest.raises(Refusal, match=r"extend\.only_once"):
        put_off(open_one, lan, day=date(2026, 12, 14))
    made.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)


@pytest.mark.parametrize("who", ["hanh", "quan", "khoa", "mai"])
def test_nobody_but_the_head_of_the_agency(open_one: Dossier, who: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(Refusal, match=r"extend\.not_leader"):
        put_off(open_one, request.getfixturevalue(who))


@pytest.mark.parametrize(
    ("day", "paper", "why", "code"),
    [
        (date(2026, 12, 7), "1/XL", WHY, "extend.not_later"),
        (date(2026, 12, 12), "1/XL", WHY, "extend.day_off"),
        (date(2027, 5, 5), "1/XL", WHY, "extend.too_far"),
        (FRIDAY, " ", WHY, "extend.paper_missing"),
        (FRIDAY, "1/XL", " ", "reason.missing"),
    ],
)
def test_it_refuses_a_poor_letter(open_one: Dossier, lan: Person, day: date, paper: str, why: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        extend(open_one.pk, day, paper, why, by=lan.actor, at=vn("2026-12-07 11:00"))
    assert refused.value.code == code
    assert stories.fresh(open_one).due == open_one.due


def test_it_refuses_before_reception(mai: Person, coc_san: Agency, lan: Person) -> None:
    with pytest.raises(Refusal, match=r"dossier\.state"):
        put_off(stories.submitted(mai, coc_san), lan)


def test_after_the_promise_has_passed_late_stays_late(open_one: Dossier, lan: Person) -> None:
    made = put_off(open_one, lan, at=vn("2026-12-08 09:00"))
    after = stories.fresh(open_one)
    assert (made.counts, after.due, after.extended_to) == (False, open_one.due, None)
    assert after.is_late(vn("2026-12-08 10:00"))


def test_no_count_takes_the_new_date_back(open_one: Dossier, lan: Person, settings: object) -> None:
    put_off(open_one, lan)
    for shortens in (False, True):
        settings.MOTCUA_CALENDAR_SHORTENS = shortens  # type: ignore[attr-defined]  # of pytest-django
        found = deadlines.dates_now(stories.fresh(open_one), calendars.book())
        assert found is not None
        assert found.due == vn("2026-12-11 17:00")


def test_the_certificate_names_the_letter(open_one: Dossier, lan: Person) -> None:
    put_off(open_one, lan)
    after = stories.fresh(open_one)
    found = explained(after)
    assert found is not None
    values = found.certificate(after, [], at=vn("2026-12-07 12:00"))
    assert values["extension"] == {"to": "2026-12-11T17:00:00+07:00", "paper": "12/XL-UBND"}
    assert contradictions(values)[1] == []


def test_the_database_lets_only_lawful_grounds_stop_the_clock(open_one: Dossier) -> None:
    at = vn("2026-12-07 11:00")
    for kind, ground in [("agency", "ND118-2025"), ("supplement", "người ký đi vắng")]:
        hold = Hold(dossier=open_one, kind=kind, reason="x", ground=ground, stops_clock=True, placed_at=at)
        with pytest.raises(IntegrityError, match="lawful"), transaction.atomic():
            hold.save()
