"""The person a system filed for sees who filed, by what right, and is told of every step."""

import pytest
from django.urls import reverse

from motcua.dossiers.models import Dossier
from motcua.notices.models import Notice
from tests.acts.jobs import run_jobs
from tests.api.calling import Caller
from tests.house.rendering import no_query_in_template
from tests.town import Person

__all__ = ["no_query_in_template"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def filed(bank: Caller, son: Person) -> Dossier:
    assert bank.file().status_code == 201
    run_jobs()
    return Dossier.unscoped.get(owner=son.row)


def test_the_owner_sees_who_filed_and_by_what_right(filed: Dossier, son: Person) -> None:
    page = son.client.get(reverse("portal:dossier", args=[filed.public_id])).content.decode()
    assert "Nguyễn Văn Bình (Ngân hàng Sao Mai)" in page
    assert "Giấy ủy quyền: 12/UQ, 01/12/2026" in page
    assert filed.request_code
    assert filed.request_code in Notice.objects.get(citizen=son.row).subject


def test_who_filed_alone_sees_no_such_line(filed: Dossier, son: Person) -> None:
    Dossier.unscoped.get(pk=filed.pk).mandated.delete()
    page = son.client.get(reverse("portal:dossier", args=[filed.public_id])).content.decode()
    assert "Nộp thay bởi" not in page


def test_the_owners_own_data_stay(filed: Dossier, son: Person) -> None:
    son.row.refresh_from_db()
    assert (son.row.verified_level, son.row.full_name, son.row.account_id) == (2, son.name, son.account.pk)
