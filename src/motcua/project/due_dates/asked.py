"""What was typed to `motcua due`, read into values; whatever cannot be read is said in clear words."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from motcua.base.clockwork import VN, local
from motcua.clock.certificate import Unreadable
from motcua.clock.limits import Limit
from motcua.clock.pauses import GROUNDS, Pause, PauseKind
from motcua.clock.policy import CountingRule
from motcua.clock.written import NotALimit, read_limit
from motcua.project.readiness import BadInput

RULES = {"hours": CountingRule.HOUR_BASED, "days": CountingRule.DAY_BASED}
CHANNELS = ("online", "counter", "post")
LARGEST = 1_000_000  # bytes of a certificate
FIRST, LAST = 2000, 2100


def limit(text: str) -> Limit:
    try:
        return read_limit(text)
    except NotALimit as fault:
        raise BadInput(f"--limit: {fault}") from None


def moment(text: str, flag: str) -> datetime:
    """Read 2026-08-20T14:00, in Vietnam's time unless it carries a zone of its own."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(f"{flag} takes a moment such as 2026-08-20T14:00, not {text!r}.") from None
    if len(text.strip()) <= len("2026-08-20"):
        raise BadInput(f"{flag} needs the time of day too, such as 2026-08-20T14:00, not {text!r}.")
    if not FIRST <= found.year <= LAST:
        raise BadInput(f"{flag} lies in the years {FIRST} to {LAST}, not {found.year}.")
    return found.replace(tzinfo=VN) if found.tzinfo is None else local(found)


def pauses(texts: Sequence[str], received: datetime) -> tuple[Pause, ...]:
    """Read FROM/TO or FROM/TO/GROUND; the ground is one that the law knows, a request to complete unless told."""
    return tuple(_pause(text, received) for text in texts)


def _pause(text: str, received: datetime) -> Pause:
    parts = text.split("/")
    if len(parts) not in (2, 3):
        raise BadInput(f"--pause takes FROM/TO, such as 2026-08-21T09:00/2026-08-24T10:00, not {text!r}.")
    start, end = moment(parts[0], "--pause FROM"), moment(parts[1], "--pause TO")
    if end < start:
        raise BadInput(f"--pause {text}: the end lies before the start.")
    if end < received:
        raise BadInput(f"--pause {text}: it ended before the dossier was received.")
    kind = parts[2] if len(parts) == 3 else PauseKind.SUPPLEMENT
    if kind not in GROUNDS:
        known = ", ".join(GROUNDS)
        raise BadInput(f"--pause: {kind!r} does not stop the clock by law; what does is {known}.")
    return Pause(start, end, GROUNDS[PauseKind(kind)])


def certificate(file: Path) -> Mapping[str, Any]:
    """Read the values of a certificate file; whether they hold is asked later."""
    try:
        if file.stat().st_size > LARGEST:
            raise BadInput(f"{file}: larger than any certificate.")
        values = json.loads(file.read_bytes())
    except OSError as fault:
        raise BadInput(f"{file}: {fault.strerror or fault}.") from None
    except (ValueError, RecursionError):
        raise BadInput(f"{file}: this is no JSON document.") from None
    if not isinstance(values, dict):
        raise BadInput(f"{file}: {Unreadable('format: this is no certificate')}.")
    return values
