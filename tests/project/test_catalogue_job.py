"""The job of every minute: lists show what has begun to hold, running dossiers follow, a second round finds nothing."""

from datetime import timedelta

from motcua.base import clockwork
from motcua.base.actor import SYSTEM
from motcua.catalog.drafts.acts.check import check_draft
from motcua.catalog.drafts.acts.publish_package import publish_package
from motcua.catalog.drafts.acts.put_in import put_in
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.acts.set_running import set_running
from motcua.catalog.drafts.acts.start import start_revision
from motcua.catalog.drafts.acts.start_package import PackageFacts, start_package
from motcua.catalog.drafts.models import ChangePackage, RunningRule
from motcua.catalog.in_force import midnight
from motcua.catalog.models import Procedure
from motcua.catalog.publishing import publish
from motcua.directory.models import Agency
from motcua.project.tasks import settle_catalogue
from tests import stories
from tests.town import Person

BIRTH, DEATH = "1.001193", "1.000656"


def _published(thuy: Person, tam: Person) -> ChangePackage:
    """A package published three days ago for yesterday."""
    at = clockwork.now() - timedelta(days=3)
    day = clockwork.today(at) + timedelta(days=2)
    held = start_package(PackageFacts("Gói", "Nghị định 1", day), by=thuy.actor, at=at)
    row = start_revision(BIRTH, by=thuy.actor, at=at)
    save_draft(row.public_id, {"summary": "Mới."}, version=0, by=thuy.actor, at=at)
    put_in(held.public_id, row.public_id, by=thuy.actor, at=at)
    set_running(row.public_id, RunningRule.NEW, "Điều 12", by=thuy.actor, at=at)
    check_draft(row.public_id, by=thuy.actor, at=at)
    return publish_package(held.public_id, by=tam.actor, at=at)


def test_a_package_is_carried_out_once(thuy: Person, tam: Person, mai: Person, hanh: Person, coc_san: Agency) -> None:
    running = stories.received(mai, coc_san, hanh)
    assert running.revision.number == 1
    package = _published(thuy, tam)
    settle_catalogue(timestamp=0)
    after = stories.fresh(running)
    package.refresh_from_db()
    assert (after.revision.number, after.due, package.carried_at is not None) == (2, running.due, True)
    settle_catalogue(timestamp=0)
    assert stories.fresh(running).version == after.version


def test_what_was_scheduled_is_shown(province: None) -> None:
    row = Procedure.objects.select_related("current").get(code=DEATH)
    assert row.current is not None
    at = clockwork.now() - timedelta(days=3)
    starts = midnight(clockwork.today(at) + timedelta(days=1))
    revision = publish({**row.current.document, "name": "Khai tử (mới)"}, by=SYSTEM, at=at, starts_at=starts)
    settle_catalogue(timestamp=0)
    row.refresh_from_db()
    assert (row.current, row.name, row.changes_at) == (revision, "Khai tử (mới)", None)
