"""Places in a list, handed out as opaque text and read back with care."""

import base64
import binascii
import json
from typing import Any

from motcua.base.errors import Refusal
from motcua.dossiers.filing import FoundGap


def written(*place: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def read(cursor: str) -> list[Any]:
    """Give the place that was written; an empty cursor is the beginning, and a bent one is refused."""
    if not cursor:
        return []
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as bent:
        raise refused() from bent
    if not isinstance(place, list):
        raise refused()
    return place


def refused() -> Refusal:
    return Refusal("request.invalid", gaps=(FoundGap("query", "/query/cursor", "value.shape"),))
