"""Sending the bytes of received and made files: shown in the browser, never run by it."""

from io import BytesIO
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from PIL import Image, ImageOps

from motcua.files.models import StoredFile
from motcua.files.store import open_file

SHOWN = frozenset({"image/jpeg", "image/png", "application/pdf"})
PREVIEW = (1200, 1200)  # pixels at most
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"


def send(stored: StoredFile) -> FileResponse:
    """Send a file as it was received; what a browser cannot show is offered to keep."""
    try:
        body = open_file(stored)
    except FileNotFoundError as lost:
        raise Http404 from lost
    response = FileResponse(body, content_type=stored.media_type)
    _close(response, stored, "inline" if stored.media_type in SHOWN else "attachment")
    return response


def picture(stored: StoredFile) -> HttpResponse:
    """Send a picture upright and small enough to look at, HEIC too, as JPEG."""
    try:
        with open_file(stored) as body, Image.open(body) as image:
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (FileNotFoundError, OSError) as lost:
        raise Http404 from lost
    upright.thumbnail(PREVIEW)
    out = BytesIO()
    upright.save(out, "JPEG", quality=80)
    response = HttpResponse(out.getvalue(), content_type="image/jpeg")
    _close(response, stored, "inline")
    return response


def _close(response: HttpResponseBase, stored: StoredFile, way: str) -> None:
    response["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(stored.name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _POLICY
    response["Cache-Control"] = "private, no-store"
