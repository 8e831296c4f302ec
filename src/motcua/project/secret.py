"""The signing key: from the environment, or made once and kept beside the data of a sample or a test."""

import os
import secrets
from pathlib import Path

from motcua.project import env


def key(home: Path) -> str:
    """Give SECRET_KEY; without one, a key kept in the home folder, readable by its owner only."""
    if os.environ.get("SECRET_KEY") or os.environ.get("SECRET_KEY_FILE"):
        return env.text("SECRET_KEY")
    if (
        os.environ.get("DATABASE_URL")
        and not env.flag("MOTCUA_SAMPLE", False)
        and not env.flag("MOTCUA_TESTING", False)
    ):
        raise env.BadSetting("SECRET_KEY (or SECRET_KEY_FILE) must be set when DATABASE_URL is")
    kept = home / "secret"
    if not kept.exists():
        home.mkdir(parents=True, exist_ok=True)
        made = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text().strip()
