"""The API against its own document: whatever is sent, only declared answers come, in the declared shape."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
import schemathesis
from django.test.client import ClientHandler
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from motcua.web.api.document import document
from tests.api.calling import Caller

HANDLER = ClientHandler(enforce_csrf_checks=True)


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """The program as WSGI, inside the transaction of the test."""
    response = HANDLER({"REMOTE_ADDR": "127.0.0.1", **environ})
    start(f"{response.status_code} {response.reason_phrase}", list(response.items()))
    return [response.getvalue()]


SCHEMA = schemathesis.openapi.from_dict(document("vi"))
SCHEMA.app = application
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
)
EXAMPLES = 15  # of each operation; derived from the operation, the same in every run
BOUNDED = settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip


@pytest.mark.django_db
@SCHEMA.parametrize()
@BOUNDED
def test_only_declared_answers(case: schemathesis.Case[Any], bank: Caller) -> None:
    case.call_and_validate(headers={**bank.headers, "Accept-Encoding": "identity"}, checks=list(CHECKS))
