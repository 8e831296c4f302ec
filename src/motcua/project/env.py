"""Typed readers of the environment that fail loudly. NAME_FILE gives a secret by file."""

import os
from pathlib import Path


class BadSetting(SystemExit):
    """A setting that cannot be read; the program stops with one clear sentence."""


def text(name: str, default: str | None = None) -> str:
    file = os.environ.get(f"{name}_FILE")
    if file:
        return Path(file).read_text(encoding="utf-8").strip()
    value = os.environ.get(name, default)
    if value is None:
        raise BadSetting(f"{name} is not set (or {name}_FILE)")
    return value


def flag(name: str, default: bool) -> bool:
    value = os.environ.get(name, "")
    if value == "":
        return default
    if value not in ("0", "1"):
        raise BadSetting(f"{name} must be 0 or 1, not {value!r}")
    return value == "1"


def number(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if value == "":
        return default
    if not value.isdigit():
        raise BadSetting(f"{name} must be a whole number, not {value!r}")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Read a list separated by commas."""
    return [w.strip() for w in os.environ.get(name, default).split(",") if w.strip()]
