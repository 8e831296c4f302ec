"""The nightly upkeep: what people searched for is forgotten by age, and the page says so; lists left lying are dropped."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import LazySettings

from motcua.base import clockwork
from motcua.catalog.finding.misses import missed, note
from motcua.catalog.finding.models import AskedWords
from motcua.catalog.national.acts.upload import upload
from motcua.catalog.national.models import NationalUpload
from motcua.project.tasks import forget_old
from tests.town import Person

pytestmark = pytest.mark.django_db


def asked(days_ago: int) -> None:
    note(f"tim khong thay {days_ago}", answered=False, on=clockwork.today(clockwork.now()) - timedelta(days=days_ago))


def test_words_are_forgotten_by_age() -> None:
    for days_ago in (0, 399, 400, 401, 900):
        asked(days_ago)
    forget_old()
    forget_old()
    left = {row["words"] for row in missed(since=clockwork.today(clockwork.now()) - timedelta(days=1000))}
    assert left == {f"tim khong thay {n}" for n in (0, 399, 400)}


def test_the_age_is_a_setting(settings: LazySettings, minh: Person) -> None:
    settings.MOTCUA_ASKED_DAYS = 60
    asked(59)
    asked(61)
    forget_old()
    assert AskedWords.objects.count() == 1
    assert "sau 60 ngày thì xóa" in minh.client.get("/setup/misses").content.decode()


def test_a_setting_that_hides_what_the_page_shows_is_refused() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import motcua.project.settings"], env={**os.environ, "MOTCUA_ASKED_DAYS": "29"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.returncode, "MOTCUA_ASKED_DAYS must be 30 or more" in told.stderr) == (1, True)


def test_a_list_left_lying_is_dropped(thuy: Person) -> None:
    old = clockwork.now() - timedelta(days=8)
    row = upload("list.json", b"{}", by=thuy.actor, at=old)
    forget_old()
    assert NationalUpload.objects.get(pk=row.pk).state == "dropped"
