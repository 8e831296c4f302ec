"""What an import read and changed, in numbers."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from motcua.catalog.national.flags import held
from motcua.catalog.national.models import ChangeKind
from motcua.catalog.national.staging import Difference, Staged


def counted(rows: Sequence[Staged], differ: Difference, own: Collection[str]) -> dict[str, Any]:
    """Count what was read, by rule and flag, and what changes, by kind; `own` are codes of what the province wrote."""
    changes = {kind.value: len(found) for kind, found in differ.kinds.items()}
    changes[ChangeKind.WITHDRAWN.value] = len(differ.gone)
    looked_at = sum(
        kind is ChangeKind.REUSED or held(row.flags) or row.code in own
        for kind, found in differ.kinds.items()
        for row in found
    )
    return {
        "entries": len(rows),
        "changes": changes,
        "held": looked_at + len(differ.gone),  # of the changes, how many a person has to look at
        "own": sum(row.code in own for found in differ.kinds.values() for row in found),
        "told": len(differ.told),
        "rules": dict(sorted(Counter(rule for row in rows for rule in row.rules).items())),
        "flags": dict(sorted(Counter(flag for row in rows for flag in row.flags).items())),
    }
