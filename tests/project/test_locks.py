"""requirements.lock and requirements-dev.lock say what uv.lock says; read without uv."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
OURS = "motcua"
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; .*?)? \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)

Pins = dict[tuple[str, str], frozenset[str]]  # name and version → hashes of all its files


def written(file: str) -> Pins:
    text = (ROOT / file).read_text(encoding="utf-8")
    found = {
        (name, version): frozenset(re.findall("[0-9a-f]{64}", rest)) for name, version, rest in PINNED.findall(text)
    }
    assert len(found) == len(re.findall("^[^ #\n]", text, re.MULTILINE)), "every line is a pin with its hashes"
    return found


def locked(*, dev: bool) -> Pins:
    """All that the project needs, directly or through others, in whatever environment."""
    project = next(package for package in LOCK["package"] if package["name"] == OURS)
    waiting = [*project["dependencies"], *(project["dev-dependencies"]["dev"] if dev else [])]
    found: Pins = {}
    seen: set[tuple[str, str, str]] = set()
    while waiting:
        need = waiting.pop()
        for package, extra in reached(need):
            at = (package["name"], package["version"], extra)
            if at not in seen:
                seen.add(at)
                found[at[:2]] = frozenset(hashes(package))
                own = (
                    package.get("optional-dependencies", {}).get(extra, [])
                    if extra
                    else package.get("dependencies", [])
                )
                waiting += own
    return found


def reached(need: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """The package, and the package with each extra asked for; more than one version when environments differ."""
    for package in LOCK["package"]:
        if package["name"] == need["name"] and need.get("version", package["version"]) == package["version"]:
            for extra in ["", *need.get("extra", [])]:
                yield package, extra


def hashes(package: dict[str, Any]) -> Iterator[str]:
    for file in [package.get("sdist", {}), *package.get("wheels", [])]:
        if "hash" in file:
            yield file["hash"].removeprefix("sha256:")


@pytest.mark.parametrize(("file", "dev"), [("requirements.lock", False), ("requirements-dev.lock", True)])
def test_the_lock_files_agree(file: str, dev: bool) -> None:
    assert written(file) == locked(dev=dev)


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-dev.lock"])
def test_they_tell_nothing_of_where_they_were_made(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(r"^\s*(#|-i|--(extra-)?index|--find-links|--trusted)|://", text, re.MULTILINE)


def test_uv_lock_names_the_public_registry_only() -> None:
    sources = {package["source"].get("registry") for package in LOCK["package"] if package["name"] != OURS}
    assert sources == {"https://pypi.org/simple"}
