"""One's own files and papers."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from motcua.base.clockwork import now
from motcua.base.models import Event
from motcua.directory.models import Agency
from motcua.files import store
from motcua.files.models import Look
from motcua.papers.making import make_receipt
from motcua.papers.models import Paper
from tests.stories import drafted, prepared, received
from tests.town import Person

pytestmark = pytest.mark.django_db


def test_a_file_is_sent_so_that_it_cannot_act(mai: Person, coc_san: Agency) -> None:
    stored = prepared(mai, coc_san).attachments.get().file
    answer = mai.client.get(reverse("portal:file", args=[stored.public_id]))
    assert answer.getvalue() == store.path_of(stored.sha256).read_bytes()
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Disposition"] == 'inline; filename="giay-chung-sinh.jpg"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert Look.objects.filter(what="file", subject=stored.pk, actor_key=mai.actor.key).count() == 1


def test_a_file_of_others_does_not_exist(
    mai: Person, an: Person, hanh: Person, client: Client, coc_san: Agency
) -> None:
    drafted(an, coc_san)
    where = reverse("portal:file", args=[prepared(mai, coc_san).attachments.get().file.public_id])
    assert an.client.get(where).status_code == 404
    assert hanh.client.get(where).status_code == 403
    assert client.get(where).status_code == 302
    assert not Look.objects.exists()


def test_bytes_that_the_disk_lost_are_not_found(mai: Person, coc_san: Agency) -> None:
    stored = prepared(mai, coc_san).attachments.get().file
    store.path_of(stored.sha256).unlink()
    assert mai.client.get(reverse("portal:file", args=[stored.public_id])).status_code == 404


def test_a_paper_is_mine_alone(mai: Person, an: Person, hanh: Person, coc_san: Agency) -> None:
    dossier = received(mai, coc_san, hanh, at=now() - timedelta(hours=1))
    make_receipt(Event.objects.get(name="dossier.received", subject=dossier.pk))
    where = reverse("portal:paper", args=[Paper.objects.get().public_id])
    answer = mai.client.get(where)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.getvalue().startswith(b"%PDF-")
    assert an.client.get(where).status_code == 404
    assert Look.objects.filter(what="file", words="receipt").count() == 1
