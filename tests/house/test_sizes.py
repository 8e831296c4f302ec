"""Budgets: the median is small by itself, the tail is kept small by these tests (counted in lines)."""

import ast
import statistics
from collections.abc import Iterator

from tests.house.source import (
    ROOT,
    SRC,
    TESTS,
    Function,
    Module,
    complain,
    files,
    functions,
    modules,
    place_of,
    rules_excepted,
)

FILE, FUNCTION, ARGUMENTS, VIEW, ACT_FILE, TEST, JOURNEY, TEMPLATE, SCRIPT = 300, 40, 6, 15, 120, 25, 120, 120, 150


def _length(node: ast.AST) -> int:
    assert isinstance(node, ast.stmt)
    return (node.end_lineno or 0) - node.lineno + 1


def _lines(text: str) -> int:
    return text.count("\n")


def _code() -> Iterator[Module]:
    yield from modules()
    yield from modules(TESTS)


def _is_view(module: Module, node: Function) -> bool:
    """Whatever answers a request, decorated or called by what is."""
    first = node.args.args[0].arg if node.args.args else ""
    answers = node.returns is not None and "Response" in ast.unparse(node.returns)
    return "web" in module.path.parts and first == "request" and answers


def _is_act_file(module: Module) -> bool:
    return "acts" in module.path.parts or module.path.name == "acts.py"


def test_files() -> None:
    long = {m.place: f"{_lines(m.text)} lines" for m in _code() if _lines(m.text) > FILE}
    long |= {place_of(p): "too long" for p in files(SRC, ".css", ".typ") if _lines(p.read_text("utf-8")) > FILE}
    complain("file", long)


def test_act_files() -> None:
    acts = [m for m in modules() if _is_act_file(m)]
    assert acts
    complain("act-file", {m.place: f"{_lines(m.text)} lines" for m in acts if _lines(m.text) > ACT_FILE})


def test_templates_and_scripts() -> None:
    pages = [p for p in files(SRC, ".html", ".txt") if "templates" in p.parts]
    long = {place_of(p): "too long" for p in pages if _lines(p.read_text("utf-8")) > TEMPLATE}
    long |= {place_of(p): "too long" for p in files(SRC, ".js") if _lines(p.read_text("utf-8")) > SCRIPT}
    complain("template", long)


def test_functions() -> None:
    long = {}
    for module in _code():
        for place, node in functions(module):
            if _length(node) > FUNCTION and not node.name.startswith("test_"):
                long[place] = f"{_length(node)} lines"
    complain("function", long)


def test_arguments() -> None:
    many = {}
    for module in modules():
        for place, node in functions(module):
            given = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
            counted = [a for a in given if a not in ("self", "cls")]
            if len(counted) > ARGUMENTS:
                many[place] = f"{len(counted)} arguments"
    complain("arguments", many)


def test_views() -> None:
    views = [(place, node) for module in modules() for place, node in functions(module) if _is_view(module, node)]
    assert len(views) > 20
    complain("view", {place: f"{_length(node)} lines" for place, node in views if _length(node) > VIEW})


def test_tests() -> None:
    long = {}
    for module in modules(TESTS):
        most = JOURNEY if "journeys" in module.path.parts else TEST
        for place, node in functions(module):
            if node.name.startswith("test_") and _length(node) > most:
                long[place] = f"{_length(node)} lines"
    complain("test", long)


def _function_lengths() -> Iterator[int]:
    return (_length(node) for module in modules() for _place, node in functions(module))


def test_most_files_and_functions_are_small() -> None:
    """Aims: files at a median about 60 lines and nine of ten below 150; nine of ten functions at most 20 lines."""
    sizes = [_lines(m.text) for m in modules() if _lines(m.text)]
    assert statistics.median(sizes) <= 64
    assert statistics.quantiles(sizes, n=10)[-1] <= 150
    assert statistics.quantiles(_function_lengths(), n=10)[-1] <= 20


def test_every_exception_names_a_rule() -> None:
    known = {"file", "act-file", "template", "function", "arguments", "view", "test"}
    text = "".join(p.read_text("utf-8") for p in files(ROOT / "tests" / "house", ".py"))
    assert {rule for rule in rules_excepted() if rule not in known and f'complain("{rule}"' not in text} == set()
