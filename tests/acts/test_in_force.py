"""What holds when: filed by its moment, read after its end, and drafts of applicants follow."""

import pytest

from motcua.base.actor import SYSTEM
from motcua.base.errors import Refusal
from motcua.catalog.in_force import in_force, midnight
from motcua.catalog.models import Procedure, Revision
from motcua.catalog.publishing import publish
from motcua.catalog.queries import procedure
from motcua.catalog.settling import due, settle
from motcua.directory.models import Agency
from motcua.dossiers.acts import submit
from motcua.web.portal.pages.procedure import values
from tests import stories
from tests.acts.jobs import run_jobs
from tests.town import Person, vn

BIRTH = "1.001193"
AT = vn("2026-12-07 09:00")
JANUARY, MARCH = vn("2027-01-01 00:00"), vn("2027-03-01 00:00")


def _publish(**given: object) -> Revision:
    found = procedure(BIRTH, AT)
    assert found is not None
    assert found.current is not None
    words = {"summary": str(given.pop("summary", "Khác."))}
    return publish({**found.current.document, **words}, by=SYSTEM, at=AT, **given)  # type: ignore[arg-type]  # starts, ends


def test_after_its_end_it_is_read_and_not_filed(mai: Person, coc_san: Agency) -> None:
    _publish(ends_at=JANUARY)
    stories.drafted(mai, coc_san, at=vn("2026-12-31 23:59"))
    with pytest.raises(Refusal, match=r"procedure\.ended"):
        stories.drafted(mai, coc_san, at=JANUARY)
    found = procedure(BIRTH, JANUARY)
    assert found is not None
    assert values(found, None, JANUARY.date(), place="Lào Cai")["way_in"].title == "Thủ tục này thôi nhận hồ sơ"  # type: ignore[attr-defined]  # a WayIn


def test_of_two_for_one_day_the_later_one_holds(province: None) -> None:
    _publish(starts_at=JANUARY, summary="Sai.")
    right = _publish(starts_at=JANUARY, summary="Đúng.")
    row = Procedure.objects.get(code=BIRTH)
    assert in_force(row, JANUARY) == right


def test_one_after_the_other_whenever_the_job_runs(province: None) -> None:
    first, second = _publish(starts_at=JANUARY, summary="Một."), _publish(starts_at=MARCH, summary="Hai.")
    row = Procedure.objects.get(code=BIRTH)
    assert [in_force(row, at) for at in (JANUARY, MARCH)] == [first, second]
    assert due(vn("2026-12-31 23:59")) == []
    assert due(JANUARY) == [row.pk]
    assert settle(row.pk, at=JANUARY)
    row.refresh_from_db()
    assert (row.current, row.changes_at) == (first, MARCH)
    assert settle(row.pk, at=vn("2027-06-01 08:00"))  # a worker that slept for months
    row.refresh_from_db()
    assert (row.current, row.changes_at) == (second, None)


def test_a_draft_of_an_applicant_follows(mai: Person, coc_san: Agency) -> None:
    unsent = stories.prepared(mai, coc_san)
    new = _publish()
    with pytest.raises(Refusal, match=r"procedure\.changed"):
        submit.submit(unsent.pk, by=mai.actor, at=AT)
    run_jobs()
    assert stories.fresh(unsent).revision == new
    submit.submit(unsent.pk, by=mai.actor, at=AT)


def test_midnight_is_that_of_vietnam() -> None:
    assert midnight(JANUARY.date()) == JANUARY
