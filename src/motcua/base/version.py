"""The version, which stands in one place: the head of CHANGELOG.md."""

import functools
import importlib.metadata
import re
from pathlib import Path

CHANGELOG = Path(__file__).parents[3] / "CHANGELOG.md"


@functools.cache
def version() -> str:
    """From the source tree; without one, from what the package was built with."""
    if CHANGELOG.is_file():
        found = re.search(r"^## \[?(\d+\.\d+\.\d+)", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)
        if found:
            return found[1]
    return importlib.metadata.version("motcua")
