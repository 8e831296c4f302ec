"""The people of the sample, from the files they were loaded from. Read in sample mode only."""

import tomllib
from dataclasses import dataclass
from typing import Any

from motcua.web.account.allauth_settings import SAMPLE_DATA


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody one can choose to be. `key` is the hint for the simulator, or an officer's e-mail."""

    key: str
    name: str
    about: str


def _rows(file: str, table: str) -> list[dict[str, Any]]:
    text = (SAMPLE_DATA / file).read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)[table]
    return rows


def citizens() -> list[Role]:
    return [Role(r["sub"], r["full_name"], r.get("about", "")) for r in _rows("citizens.toml", "citizens")]


def officers() -> dict[str, str]:
    """Give what is told of each officer of the cast, by e-mail, in the order of the file."""
    return {r["email"]: r.get("about", "") for r in _rows("officers.toml", "officers")}
