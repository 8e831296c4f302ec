"""What kinds of file are taken, told by their content and never by their name."""

from io import BytesIO
from typing import BinaryIO

import pikepdf
import puremagic
from pi_heif import register_heif_opener
from PIL import Image, UnidentifiedImageError

from motcua.base.errors import Refusal

register_heif_opener()
Image.MAX_IMAGE_PIXELS = 120_000_000  # a 108-megapixel phone camera; beyond that it is a bomb, not a photo

_PICTURES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "HEIF": "image/heic"}
SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/heic": ".heic", "application/pdf": ".pdf"}


def media_type(file: BinaryIO) -> str:
    """Tell the media type from the content; refuses what is broken, protected or of another kind."""
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    if not head:
        raise Refusal("file.empty")
    if b"%PDF-" in head:
        return _pdf(file)
    try:
        with Image.open(file) as picture:
            kind = _PICTURES.get(picture.format or "")
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Refusal("file.kind", found=_guess(head)) from error
    if kind is None:
        raise Refusal("file.kind", found=_guess(head))
    return kind


def _pdf(file: BinaryIO) -> str:
    try:
        with pikepdf.open(file) as document:
            if not document.pages:
                raise Refusal("file.broken")
    except pikepdf.PasswordError as error:
        raise Refusal("file.protected") from error
    except pikepdf.PdfError as error:
        raise Refusal("file.broken") from error
    return "application/pdf"


def _guess(head: bytes) -> str:
    """Name what it seems to be, for the sentence that refuses it; empty when nobody can tell."""
    try:
        return str(puremagic.from_stream(BytesIO(head))).lstrip(".").upper()
    except (puremagic.PureError, ValueError):
        return ""
