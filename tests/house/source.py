"""The project's own text, read once, and the exceptions that were granted to the house rules."""

import ast
import functools
import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "motcua"
TESTS = ROOT / "tests"
EXCEPTIONS = Path(__file__).with_name("exceptions.txt")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A file of Python; `place` is its path in the project."""

    path: Path
    place: str
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Give its dotted name, motcua.dossiers.rules."""
        parts = self.path.relative_to(ROOT / "src").with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def place_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def files(folder: Path, *endings: str) -> list[Path]:
    return sorted(p for ending in endings for p in folder.rglob(f"*{ending}") if "__pycache__" not in p.parts)


@functools.cache
def modules(folder: Path = SRC) -> tuple[Module, ...]:
    """Give every Python file below a folder, migrations left out.

    Without the collector: CPython 3.11 counts its depth while it builds a tree, and a destructor of another test's
    leavings that runs in the midst of it (a browser's task, which switches stacks) makes it miscount and fail.
    """
    gc.disable()
    try:
        return tuple(_module(path) for path in files(folder, ".py") if "migrations" not in path.parts)
    finally:
        gc.enable()


def _module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path, place_of(path), text, ast.parse(text, filename=place_of(path)))


def functions(module: Module) -> Iterator[tuple[str, Function]]:
    """Give each function with its place, path::name."""
    for node in ast.walk(module.tree):
        if isinstance(node, Function):
            yield f"{module.place}::{node.name}", node


def called(node: ast.Call) -> str:
    """Give the name of what is called, with its dots; empty when it has none."""
    return dotted(node.func)


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value)
        return f"{owner}.{node.attr}" if owner else ""
    return ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


@functools.cache
def _exceptions() -> Mapping[tuple[str, str], str]:
    """Read `rule place  # reason`, one a line."""
    found = {}
    for line in EXCEPTIONS.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            granted, _, reason = line.partition("  # ")
            rule, place = granted.split()
            assert reason.strip(), f"an exception without a reason: {line}"
            assert (rule, place) not in found, f"an exception granted twice: {line}"
            found[rule, place] = reason.strip()
    return found


def rules_excepted() -> set[str]:
    return {rule for rule, _place in _exceptions()}


def complain(rule: str, faults: Mapping[str, str] | Iterable[str]) -> None:
    """Fail with every fault (place → what is wrong) that has no exception, and with every exception nobody needs."""
    found = dict(faults) if isinstance(faults, Mapping) else dict.fromkeys(faults, rule)
    granted = {place for named, place in _exceptions() if named == rule}
    told = [f"{place}: {what}" for place, what in sorted(found.items()) if place not in granted]
    told += [f"tests/house/exceptions.txt: {rule} {place} is not needed" for place in sorted(granted - set(found))]
    assert not told, f"{len(told)} against the rule “{rule}”\n" + "\n".join(told)
