"""Every refusal and every fault of an answer has words, the words name only facts that are given, and none is idle."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.utils import translation

from motcua.base.errors import Refusal
from motcua.web.ui import words
from tests.house.source import Module, called, calls, complain, functions, modules

CODE = re.compile(r"^[a-z_]+(\.[a-z_]+)+$")
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
RAISED = {"Refusal": 0, "Invalid": 0, "FoundGap": 2}  # name → which argument is the code
ADDED = {"answer.table.cell": {"why"}}  # facts that the words' own module adds
ANY = "*"

Given = dict[str, list[tuple[str, set[str]]]]  # code → (place, names of the facts) wherever it is said


def _said(kinds: set[str]) -> Given:
    found: Given = defaultdict(list)
    for module in modules():
        for scope, place in _scopes(module):
            for call in calls(scope):
                name = called(call).split(".")[-1]
                if name in kinds:
                    for code in _codes(call, RAISED[name], module):
                        found[code].append((place, _facts(call)))
    return found


def _scopes(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Give the functions of a module, and the calls that stand outside of any."""
    inside = {id(n) for _place, node in functions(module) for n in ast.walk(node)}
    yield from ((node, place) for place, node in functions(module))
    yield from ((node, module.place) for node in calls(module.tree) if id(node) not in inside)


def _codes(call: ast.Call, index: int, module: Module) -> set[str]:
    """Give the codes of a call: one, those of a condition, or those of the table it is looked up in."""
    if len(call.args) <= index or isinstance(call.args[index], ast.Attribute):
        return set()  # the code of another finding, said where that was made
    where: ast.AST = call.args[index]
    if isinstance(where, ast.Subscript):
        where = _table(ast.unparse(where.value), module)
    constants = {n.value for n in ast.walk(where) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    codes = {c for c in constants if CODE.match(c)}
    assert codes, f"{module.place}:{call.lineno}: the code must stand in the call, or in a table of this module"
    return codes


def _table(name: str, module: Module) -> ast.AST:
    for node in ast.walk(module.tree):
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and name in map(ast.unparse, targets):
            return node.value
    raise AssertionError(f"{module.place}: no table {name}")


def _facts(call: ast.Call) -> set[str]:
    return {k.arg or ANY for k in call.keywords}


REFUSALS = _said({"Refusal"})
ANSWERS = _said({"Invalid", "FoundGap"})
TABLES = pytest.mark.parametrize(
    ("said", "worded"), [(REFUSALS, words.REFUSALS), (ANSWERS, words.ANSWERS)], ids=["refusals", "answers"]
)


@TABLES
def test_every_code_has_words(said: Given, worded: dict[str, str]) -> None:
    assert len(said) > 20
    complain("words", {code: f"has no words ({places[0][0]})" for code, places in said.items() if code not in worded})


@TABLES
def test_no_words_are_idle(said: Given, worded: dict[str, str]) -> None:
    complain("idle-words", {code: "is never said" for code in worded if code not in said})


@TABLES
def test_words_name_only_facts_that_are_given(said: Given, worded: dict[str, str]) -> None:
    found = {}
    for code, places in said.items():
        named = set(PLACEHOLDER.findall(str(worded.get(code, "")))) - ADDED.get(code, set())
        for place, facts in places:
            if ANY not in facts and named - facts:
                found[f"{code}@{place}"] = f"does not give {', '.join(sorted(named - facts))}"
    complain("facts", found)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_words_can_be_filled(language: str) -> None:
    with translation.override(language):
        for code, text in words.REFUSALS.items():
            said = words.sentence(Refusal(code, **dict.fromkeys(PLACEHOLDER.findall(str(text)), 1)))
            assert said
            assert "%(" not in said, code
        for code, text in words.ANSWERS.items():
            facts = dict.fromkeys(PLACEHOLDER.findall(str(text)), 1) | {"code": "answer.missing"}
            assert "%(" not in words.fault(code, facts), code
