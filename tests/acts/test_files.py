"""What is taken and what is refused, told by content; and that bytes survive."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import LazySettings

from motcua.base.errors import Refusal
from motcua.files import kinds, store
from motcua.files.models import StoredFile
from motcua.web.ui.words import sentence
from tests import stories


def _pdf(password: str = "") -> BytesIO:
    file = BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    lock = pikepdf.Encryption(owner="x", user=password) if password else False
    document.save(file, encryption=lock)
    return file


def _zip() -> BytesIO:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("a.txt", "x")
    return file


def _heic() -> BytesIO:
    return BytesIO((Path(__file__).parents[1] / "samples" / "photo.heic").read_bytes())


def _cut_photo() -> BytesIO:
    return BytesIO(stories.picture("PNG", (400, 400)).getvalue()[:120])


@pytest.mark.parametrize(
    ("make", "found"),
    [(lambda: stories.picture("JPEG"), "image/jpeg"), (lambda: stories.picture("PNG"), "image/png"), (_pdf, "application/pdf"),
     (_heic, "image/heic")],
)  # fmt: skip
def test_it_takes(make: Callable[[], BytesIO], found: str) -> None:
    assert kinds.media_type(make()) == found


REFUSED = [
    (_zip, "file.kind"), (lambda: BytesIO(b""), "file.empty"), (lambda: BytesIO(b"%PDF-1.7 cut"), "file.broken"),
    (lambda: _pdf("bí mật"), "file.protected"), (_cut_photo, "file.kind"), (lambda: stories.picture("GIF"), "file.kind"),
    (lambda: BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), "file.kind"),
    (lambda: BytesIO(b"MZ" + b"\0" * 100), "file.kind"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "code"), REFUSED)
def test_it_refuses(make: Callable[[], BytesIO], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        kinds.media_type(make())
    assert refused.value.code == code
    assert "%(" not in sentence(refused.value)


def test_a_large_one_is_refused_before_it_is_read(db: None, settings: LazySettings) -> None:
    class Unread(BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError("it was read")

    with pytest.raises(Refusal) as refused:
        store.receive(Unread(), "anh.jpg", 30 * 1024 * 1024, at=stories.MONDAY)
    assert "30 MB" in sentence(refused.value)


def test_it_keeps_the_bytes_under_their_hash(db: None) -> None:
    content = stories.picture()
    kept = store.receive(content, "../../etc/passwd\0.jpg", 10, at=stories.MONDAY)
    assert store.path_of(kept.sha256).read_bytes() == content.getvalue()
    assert "\0" not in kept.name
    assert store.path_of(kept.sha256).stat().st_mode & 0o077 == 0
    again = store.receive(BytesIO(content.getvalue()), "lan-hai.jpg", 10, at=stories.MONDAY)
    assert again.sha256 == kept.sha256
    assert StoredFile.objects.filter(sha256=kept.sha256).count() == 2


def test_a_full_disk_leaves_no_row_and_no_rest(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("motcua.files.store.os.fsync", full)
    before = set(store.path_of("00").parents[1].rglob("*"))
    with pytest.raises(OSError, match="No space"):
        store.receive(stories.picture("PNG", (90, 91)), "a.png", 10, at=stories.MONDAY)
    assert set(store.path_of("00").parents[1].rglob("*")) == before
    assert not StoredFile.objects.exists()
