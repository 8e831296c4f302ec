"""A throw-away program to measure: its own home, its own database, the sample province, and signed-in people."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from motcua.project.commands.opened import opened


@contextmanager
def home(kept: str = "") -> Iterator[Path]:
    """Open a fresh home with the sample loaded, with Django set up on it in this process; gone at the end.

    One that is `kept` was prepared before and stays. What needs Django (`bench.figures`) is imported inside this block.
    """
    folder = Path(kept or tempfile.mkdtemp(prefix="mcb-", dir="/tmp"))
    os.environ |= {"MOTCUA_HOME": str(folder), "MOTCUA_SAMPLE": "1", "PORT": "8000"}
    os.environ.pop("DATABASE_URL", None)
    try:
        with opened():
            command("prepare")
            yield folder
    finally:
        if not kept:
            shutil.rmtree(folder, ignore_errors=True)


def command(*words: str) -> None:
    """Run a command of the program on this home; what it prints goes to standard error."""
    subprocess.run([sys.executable, "-m", "motcua.project.commands", *words], check=True, stdout=sys.stderr)
