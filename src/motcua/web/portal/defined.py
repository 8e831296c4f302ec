"""A procedure as the citizen reads it: its frozen texts with the province's word for "bạn"."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

from motcua.catalog import queries
from motcua.catalog.definition import Definition
from motcua.directory.addressing import PLAIN, addressed
from motcua.web.ui.addressing import said

_KEPT = ("key", "value", "show_if", "when", "type")  # names that others refer to, and never words


def definition(revision_id: int) -> Definition:
    """Give the definition for a page; the acts read the frozen one."""
    word = said(PLAIN)
    return queries.definition(revision_id) if word == PLAIN else _addressed(revision_id, word)


@lru_cache(maxsize=256)
def _addressed(revision_id: int, word: str) -> Definition:
    found = _put(queries.definition(revision_id), word)
    assert isinstance(found, Definition)
    return found


def _put(value: Any, word: str) -> Any:
    """Copy a value with the word in all its texts."""
    if type(value) is str:
        return addressed(value, word)
    if is_dataclass(value) and not isinstance(value, type):
        names = [f.name for f in fields(value) if f.init and f.name not in _KEPT]
        return replace(value, **{name: _put(getattr(value, name), word) for name in names})
    if isinstance(value, Mapping):
        return {key: one if key in _KEPT else _put(one, word) for key, one in value.items()}
    return type(value)(_put(one, word) for one in value) if isinstance(value, tuple | list) else value
