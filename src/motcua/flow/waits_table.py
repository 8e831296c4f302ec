"""Read what a row of a route says of waiting, and write it back."""

from collections.abc import Mapping

from motcua.flow.definition import ALWAYS_WAITS, ENDED_BY, PAUSES, NodeKind
from motcua.flow.waits import Wait, span

FIELDS = ("limit", "silence", "counts", "of", "ground")


def read_wait(kind: NodeKind, value: object) -> Wait | None:
    """Give the wait of a row, None where an officer works; raises ValueError saying what is wrong."""
    if value in (None, "", {}):
        if kind in ALWAYS_WAITS:
            raise ValueError(f"is missing: at {kind.value} nobody works, something is waited for")
        return None
    if kind not in ENDED_BY:
        raise ValueError(f"belongs to {', '.join(sorted(ENDED_BY))}, not to {kind.value}")
    if not isinstance(value, Mapping):
        raise ValueError('must say how long, such as { limit = "12 working days", silence = "agreed" }')
    for field in value:
        if field not in FIELDS:
            raise ValueError(f"{field} is unknown; known are {', '.join(FIELDS)}")
    limit = _text(value, "limit")
    return Wait(
        limit=span(limit) if limit else None,
        silence=_text(value, "silence"),
        counts=_counts(kind, value.get("counts")),
        of=_text(value, "of"),
        ground=_text(value, "ground"),
    )


def wait_row(wait: Wait) -> dict[str, object]:
    """Give the row that `read_wait` reads to the same wait."""
    told: dict[str, object] = {"limit": str(wait.limit) if wait.limit else "", "counts": wait.counts}
    return told | {name: value for name in ("silence", "of", "ground") if (value := getattr(wait, name))}


def _text(value: Mapping[str, object], field: str) -> str:
    found = value.get(field, "")
    if not isinstance(found, str):
        raise ValueError(f"{field} must be a text, not {found!r}")
    return found.strip()


def _counts(kind: NodeKind, said: object) -> bool:
    """The clock goes on unless the law stops it: while the applicant completes, or owes money."""
    if said is None:
        return kind not in PAUSES
    if not isinstance(said, bool):
        raise ValueError(f"counts must be true or false, not {said!r}")
    return said
