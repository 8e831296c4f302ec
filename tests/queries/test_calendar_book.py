"""The book of calendars: read again when its rows have changed, whoever changed them, and only then."""

from datetime import date

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from motcua.directory import calendars
from motcua.directory.models import CalendarDay, Hours, Province
from tests.town import Person

pytestmark = pytest.mark.django_db

STORM = date(2026, 12, 15)


def _storm() -> CalendarDay:
    return CalendarDay.objects.create(date=STORM, kind="holiday", name="Bão", source="Công điện 1")


def test_it_is_one_statement_and_one_value_until_something_changes(
    mai: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = calendars.book()
    with django_assert_num_queries(1):
        assert calendars.book() is first


def test_every_way_of_writing_is_seen(mai: Person) -> None:
    assert calendars.book().day(STORM) is None
    row = _storm()
    assert calendars.book().day(STORM) is not None
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM directory_calendarday WHERE id = %s", [row.pk])
    assert calendars.book().day(STORM) is None
    before = calendars.book()
    Hours.objects.order_by("pk")[0].save()
    between = calendars.book()
    Province.objects.order_by("pk")[0].save()
    assert len({before.version, between.version, calendars.book().version}) == 3


def test_what_is_rolled_back_was_never_there(mai: Person) -> None:
    before = calendars.book()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _storm()
        assert calendars.book().day(STORM) is not None
        raise ZeroDivisionError
    after = calendars.book()
    assert (after.day(STORM), after.version) == (None, before.version)


def test_a_truncated_table_is_seen(mai: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE directory_calendarday")
    assert calendars.book().days == ()
