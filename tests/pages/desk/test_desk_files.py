"""Files and papers: to whom, how, and written down."""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from PIL import Image

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.models import Attachment, Dossier
from motcua.files import store
from motcua.files.models import Look, StoredFile
from motcua.papers.models import Paper, PaperKind
from tests import stories
from tests.pages.desk import scenes
from tests.town import Person

HEIC = Path(__file__).parents[2] / "samples" / "photo.heic"


def _attached(dossier: Dossier, file: BytesIO, name: str) -> StoredFile:
    stored = store.receive(file, name, 10, at=now())
    Attachment.objects.create(dossier=dossier, component="birth_proof", file=stored, added_at=now())
    return stored


def _address(kind: str, public_id: object) -> str:
    return reverse(f"desk:{kind}", args=[public_id])


def _is_closed(headers: Mapping[str, str]) -> bool:
    policy = headers["Content-Security-Policy"]
    return "sandbox" in policy and "default-src 'none'" in policy and headers["X-Content-Type-Options"] == "nosniff"


def test_a_picture_is_shown_and_never_run(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    stored = dossier.attachments.get().file
    response = hanh.client.get(_address("file", stored.public_id))
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("inline;")
    assert _is_closed(response.headers)
    assert response.getvalue()[:2] == b"\xff\xd8"
    assert Look.objects.get(what="file").subject == stored.pk


@pytest.mark.parametrize("kind", ["png", "heic"])
def test_a_preview_is_a_small_jpeg(kind: str, hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    picture = stories.picture("PNG", (2000, 1500)) if kind == "png" else BytesIO(HEIC.read_bytes())
    stored = _attached(dossier, picture, f"Ảnh thẻ.{kind}")
    response = hanh.client.get(_address("preview", stored.public_id))
    assert _is_closed(response.headers)
    assert response["Content-Type"] == "image/jpeg"
    assert max(Image.open(BytesIO(response.content)).size) <= 1200
    assert _address("preview", stored.public_id) in scenes.words(hanh.client.get(scenes.page(dossier)))


def test_a_lost_file_is_not_found(hanh: Person, mai: Person, coc_san: Agency) -> None:
    stored = scenes.submitted(mai, coc_san).attachments.get().file
    StoredFile.objects.filter(pk=stored.pk).update(sha256="0" * 64)
    assert hanh.client.get(_address("file", stored.public_id)).status_code == 404
    assert hanh.client.get(_address("preview", stored.public_id)).status_code == 404


def test_a_paper_opens_in_the_browser(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    assert "đang lập" in scenes.words(hanh.client.get(scenes.page(dossier)))
    kept = store.keep_made(b"%PDF-1.7 receipt", "giay-tiep-nhan.pdf", "application/pdf", at=now())
    paper = Paper.objects.create(dossier=dossier, kind=PaperKind.RECEIPT, file=kept, made_at=now())
    response = hanh.client.get(_address("paper", paper.public_id))
    assert response.getvalue() == b"%PDF-1.7 receipt"
    assert _is_closed(response.headers)
    assert hanh.client.get(_address("preview", kept.public_id)).status_code == 404
    assert _address("paper", paper.public_id) in scenes.words(hanh.client.get(scenes.page(dossier)))
    assert Look.objects.filter(what="file", subject=kept.pk, words="receipt").exists()


def test_outsiders_find_nothing(turned_away: Callable[[str], dict[str, int]], mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    stored = dossier.attachments.get().file
    paper = Paper.objects.create(dossier=dossier, kind=PaperKind.RECEIPT, file=stored, made_at=now())
    for address in (
        _address("file", stored.public_id),
        _address("preview", stored.public_id),
        _address("paper", paper.public_id),
    ):
        assert turned_away(address) == scenes.TURNED_AWAY
    assert not Look.objects.filter(what="file").exists()
