"""What an import read and changed, in numbers."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from motcua.catalog.national.models import ChangeKind
from motcua.catalog.national.staging import Difference, Staged


def counted(rows: Sequence[Staged], differ: Difference) -> dict[str, Any]:
    """Count what was read, by rule and flag, and what changes, by kind."""
    changes = {kind.value: len(found) for kind, found in differ.kinds.items()}
    changes[ChangeKind.WITHDRAWN.value] = len(differ.gone)
    return {
        "entries": len(rows),
        "changes": changes,
        "rules": dict(sorted(Counter(rule for row in rows for rule in row.rules).items())),
        "flags": dict(sorted(Counter(flag for row in rows for flag in row.flags).items())),
    }
