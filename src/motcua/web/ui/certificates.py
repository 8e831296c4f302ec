"""A certificate of a due date as a file to keep: JSON that a program can count again."""

import json
from collections.abc import Mapping

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def as_file(values: Mapping[str, object], name: str) -> HttpResponse:
    """Give plain values as a JSON file; nobody else keeps a copy of it on the way."""
    body = json.dumps(values, ensure_ascii=False, indent=1)
    answer = HttpResponse(body, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["Cache-Control"] = "private, no-store"
    return answer
