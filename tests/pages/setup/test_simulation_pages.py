"""A route tried out on a page: measured where there is history, assumed and said so where there is none."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.base.actor import SYSTEM
from motcua.base.clockwork import now
from motcua.base.errors import Refusal
from motcua.catalog.drafts.acts.start import start_revision
from motcua.catalog.queries import definition, procedure
from motcua.catalog.staffed import posts_from, sites
from motcua.directory import calendars
from motcua.dossiers.models import Dossier, Step
from motcua.flow.simulation.assumed import ASSUMED_WEEK
from motcua.measures.recent import LEAST, Asked, recent
from motcua.web.setup import trials
from tests import stories
from tests.town import Person, vn

BIRTH = "1.001193"
STATEMENTS = 13


@pytest.fixture
def team(minh: Person) -> Client:
    return minh.client


@pytest.fixture
def address() -> str:
    return reverse("setup:procedure_simulation", args=[BIRTH])


def text(client: Client, address: str, **sent: str) -> str:
    answer = client.get(address, sent)
    assert answer.status_code == 200
    return answer.content.decode()


def test_assumptions_are_shown_and_said_to_be_assumed(team: Client, address: str) -> None:
    page = text(team, address)
    for words in ("Số hồ sơ mỗi tháng", "Làm một hồ sơ mất", "Chưa đủ hồ sơ để đo", "Kết thúc bằng “chuyển lại”"):
        assert words in page
    assert "Sẽ ra sao" not in page  # nothing is run before it is asked for


def test_too_few_people_are_told_in_words(team: Client, address: str) -> None:
    page = text(team, address, go="1", arrivals="3000")
    assert "Sẽ ra sao" in page
    assert "sẽ dồn việc: có" in page
    assert "hồ sơ sẽ trễ hạn" in page
    assert "Thêm một người thì nên thêm ở" in page
    assert 'value="3000"' in page


def test_enough_people_do_not_queue(team: Client, address: str) -> None:
    page = text(team, address, go="1", arrivals="3", **{f"minutes.{n}": "10" for n in range(4)})
    assert "Không bước nào dồn việc" in page
    assert "sẽ dồn việc: có" not in page


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("arrivals", "nhiều", "Xin điền một con số"),
        ("arrivals", "0", "Xin điền một số từ 1"),
        ("arrivals", "inf", "Xin điền một số từ 1"),
        ("arrivals", "nan", "Xin điền một số từ 1"),
        ("officers.0", "1,5", "số nguyên"),
        ("other.0", "99", "đến 95"),
    ],
)
def test_what_is_no_number_is_said_at_its_field(name: str, typed: str, words: str, team: Client, address: str) -> None:
    page = text(team, address, go="1", **{name: typed})
    assert words in page
    assert f'value="{typed}"' in page
    assert "Cần sửa mấy chỗ sau" in page
    assert "Sẽ ra sao" not in page


def test_shares_that_never_end_are_refused(team: Client, address: str) -> None:
    sign = 2  # its ways out: approved, rejected, returned
    page = text(team, address, go="1", **{f"share.{sign}.0": "0", f"share.{sign}.1": "0", f"share.{sign}.2": "100"})
    assert "hồ sơ không bao giờ xong" in page


def test_a_run_that_takes_too_long_is_stopped(team: Client, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "LONGEST", timedelta(0))
    assert "Chạy thử lâu quá nên đã dừng" in text(team, address, go="1")


def test_a_draft_is_tried_before_it_is_published(thuy: Person) -> None:
    draft = start_revision(BIRTH, by=thuy.actor, at=now())
    address = reverse("setup:draft_simulation", args=[draft.public_id])
    assert address in text(thuy.client, reverse("setup:draft", args=[draft.public_id]))
    assert "Sẽ ra sao" in text(thuy.client, address, go="1")


def test_it_costs_the_same_whatever_is_tried(team: Client, address: str) -> None:
    text(team, address)
    for sent in ({}, {"go": "1"}, {"go": "1", "arrivals": "900"}):
        with CaptureQueriesContext(connection) as asked:
            text(team, address, **sent)
        assert len(asked) == STATEMENTS


def test_nobody_else(mai: Person, quan: Person, lan: Person, address: str) -> None:
    for person in (mai, quan, lan):
        assert person.client.get(address).status_code == 403
    assert Client().get(address).status_code == 302
    assert mai.client.post(address).status_code == 405


@pytest.mark.parametrize("code", ["9.999999"])
def test_what_is_not_there(code: str, team: Client) -> None:
    assert team.get(reverse("setup:procedure_simulation", args=[code])).status_code == 404


def asked_at(coc_san: Any) -> Asked:
    """Ask about births at one commune."""
    known, day = procedure(BIRTH), vn("2026-11-27 17:00").date()
    assert known is not None
    read = definition(known.current_id or 0)
    assert read.route is not None
    posts = posts_from(day)
    site = next(each for each in sites(read, read.route, posts, day) if each.agency == str(coc_san.pk))
    return Asked(BIRTH, read.route, site, posts, calendars.book().calendar(coc_san.pk))


def test_recent_steps_are_measured(mai: Person, hanh: Person, minh: Person, thuy: Person, coc_san: Any) -> None:
    """Twenty appraisals of half an hour, four of which went back, and as many dossiers on Monday at nine."""
    dossier = stories.in_progress(mai, coc_san, hanh)
    step = Step.objects.get(dossier=dossier, node="appraise", closed_at=None)
    Dossier.unscoped.filter(pk=dossier.pk).update(submitted_at=vn("2026-11-23 09:10"))
    for number in range(LEAST):
        step.pk = None
        step.opened_at, step.closed_at = vn("2026-11-24 09:00"), vn("2026-11-24 09:30")
        step.outcome = "proposed" if number else "gone"
        step.save()
    asked = asked_at(coc_san)
    found = recent(asked, by=thuy.actor, at=vn("2026-11-27 17:00"))
    assert found.minutes == {"appraise": 30}
    assert found.shares == {}  # nineteen ended in a way that the route knows: too few
    assert found.arrivals_a_month is None
    assert found.week == ASSUMED_WEEK
    step.pk, step.outcome = None, "proposed"
    step.save()
    assert recent(asked, by=thuy.actor, at=vn("2026-11-27 17:00")).shares == {"appraise": {"proposed": 1.0}}
    assert recent(asked, by=SYSTEM, at=vn("2027-05-27 17:00")).minutes == {}  # too long ago


def test_only_editors_may_measure(mai: Person, quan: Person, coc_san: Any) -> None:
    asked = asked_at(coc_san)
    for person in (mai, quan):
        with pytest.raises(Refusal):
            recent(asked, by=person.actor, at=vn("2026-11-27 17:00"))
