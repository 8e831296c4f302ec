"""Each surface that explains a due date has words for every reason of the clock, with facts that the reason has."""

import ast
import importlib
import re
from collections.abc import Mapping
from typing import Any

import pytest

from motcua.clock.reasons import FACTS, ReasonKey
from tests.house.source import modules

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
MADE = {"limit": {"amount", "unit"}, "paused": {"minutes"}}  # shown facts made of given ones


def _is_table(node: ast.AST) -> bool:
    return isinstance(node, ast.Dict) and any(k is not None and "ReasonKey." in ast.unparse(k) for k in node.keys)


TABLES = [m.name for m in modules() if m.name.startswith("motcua.web.") and any(map(_is_table, ast.walk(m.tree)))]


def _words(name: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = importlib.import_module(name).WORDS
    return table


def test_reasons_are_worded() -> None:
    assert TABLES


@pytest.mark.parametrize("name", TABLES)
def test_every_reason_has_words(name: str) -> None:
    assert set(_words(name)) == set(ReasonKey) == set(FACTS)


@pytest.mark.parametrize("name", TABLES)
def test_words_name_only_facts_of_the_reason(name: str) -> None:
    for key, words in _words(name).items():
        named = set(PLACEHOLDER.findall(str(words)))
        needed = set().union(*(MADE.get(fact, {fact}) for fact in named))
        assert needed <= FACTS[ReasonKey(key)], key
