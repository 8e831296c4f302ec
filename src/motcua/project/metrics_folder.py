"""Where one program writes its figures; made before anything imports the library that reads its name."""

import os
import shutil
from pathlib import Path

from motcua.project.processes import is_alive


def begin(home: Path, program: str) -> None:
    """Give this program a folder of its own, and sweep those whose program has ended."""
    above = home / "metrics"
    for left in above.glob("*-*"):
        if not is_alive(int(left.name.rsplit("-", 1)[1])):
            shutil.rmtree(left, ignore_errors=True)
    folder = above / f"{program}-{os.getpid()}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
