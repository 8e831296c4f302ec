"""Templates trigger no query: while a page is rendered, the database refuses to answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.template.response import SimpleTemplateResponse


def _refuse(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    raise AssertionError(f"a template asked the database: {sql[:300]}")


@contextmanager
def refusing_queries() -> Iterator[None]:
    with connection.execute_wrapper(_refuse):
        yield


@pytest.fixture(autouse=True)
def no_query_in_template(monkeypatch: pytest.MonkeyPatch) -> None:
    """Used by every test of the folder whose conftest imports it."""
    whole: Any = SimpleTemplateResponse.__dict__["rendered_content"]  # the property itself, which the stubs hide
    render = whole.fget

    def guarded(response: SimpleTemplateResponse) -> str:
        with refusing_queries():
            return str(render(response))

    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", property(guarded))
