"""The API's own description (OpenAPI 3.1): made from the operations, with every no that each of them can give."""

from functools import lru_cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from ninja.operation import Operation

from motcua.web.api import problems
from motcua.web.api.calls import api, operations
from motcua.web.api.clients import Bearer
from motcua.web.api.dossier_shapes import CompletionShape, FilingShape, ProblemShape
from motcua.web.api.shown.calls import CALLS
from motcua.web.ui import words

PREFIX = "/api/v1"
_REF = "#/components/schemas/{model}"
_ALWAYS = ("request.too_often", "request.failed", "request.maintenance")
_ASKED = ("request.invalid",)
_TOKEN = ("token.missing", "token.unknown", "token.expired", "token.revoked", "token.scope")
_OWN: dict[str, tuple[str, ...]] = {
    "read_procedure": ("procedure.none",),
    "file_dossier": (
        "request.not_readable", "request.too_large", "file.too_large", "request.media_type", "request.invalid",
        "submit.incomplete", "asking.key_used", "procedure.not_filed_here", "procedure.channel_closed",
        "agency.no_one_stop", "route.no_unit",
    ),
    "list_supplements": ("dossier.none", "mandate.ended"),
    "answer_supplement": (
        "request.not_readable", "request.too_large", "file.too_large", "request.media_type", "request.invalid",
        "dossier.none", "asking.key_used", "mandate.ended", "supplement.none_open", "supplement.gaps_left",
    ),
    "withdraw_dossier": (
        "request.not_readable", "request.too_large", "request.invalid", "dossier.none", "asking.key_used",
        "mandate.not_covered", "mandate.ended", "dossier.state",
    ),
    "list_dossiers": _ASKED, "list_procedures": _ASKED,
    "read_dossier": ("dossier.none",), "list_documents": ("dossier.none",), "read_document": ("document.none",),
}  # fmt: skip


def codes_of(operation: Operation) -> tuple[str, ...]:
    """Give the codes of every problem that an operation can answer with."""
    with_token = _TOKEN if operation.auth_callbacks else ()
    return (*_OWN.get(str(operation.operation_id), ()), *with_token, *_ALWAYS)


@lru_cache(maxsize=4)
def document(language: str) -> dict[str, Any]:
    """Give the document with its words in a language; the same object each time."""
    with translation.override(language):
        found: dict[str, Any] = _plain(api.get_openapi_schema(path_prefix=PREFIX))
        _describe(found)
    return found


def _describe(found: dict[str, Any]) -> None:
    known = {str(op.operation_id): op for op in operations()}
    for path in found["paths"].values():
        for told in path.values():
            operation = known[told["operationId"]]
            told["responses"] = {**_good(told["responses"]), **_bad(codes_of(operation))}
            told["summary"], told["description"] = map(str, CALLS[told["operationId"]])
            told["parameters"] = [_never_null(one) for one in told["parameters"]]
            told["x-scopes"] = [auth.scope for auth in operation.auth_callbacks if isinstance(auth, Bearer)]
    for shape in (FilingShape, CompletionShape, ProblemShape):
        schema = shape.model_json_schema(ref_template=_REF)
        found["components"]["schemas"] |= {**schema.pop("$defs", {}), shape.__name__: schema}
    found["info"]["description"] = _(
        "Cho hệ thống khác: tra thủ tục, nộp hồ sơ thay người dân đã ủy quyền, theo dõi và lấy kết quả."
    )
    found["info"]["title"] = _("API cho hệ thống khác")
    found["info"]["license"] = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}


def _good(responses: dict[Any, Any]) -> dict[str, Any]:
    headers = {
        name: {"schema": {"type": "integer"}} for name in ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
    }
    return {str(status): {**told, "headers": headers} for status, told in responses.items()}


def _bad(codes: tuple[str, ...]) -> dict[str, Any]:
    """Group the codes by status, each with an example of its own."""
    found: dict[str, Any] = {}
    for code in codes:
        status = problems.STATUS.get(code, problems.RULE)
        told = found.setdefault(str(status), {"description": "", "content": {problems.MEDIA_TYPE: {
            "schema": {"$ref": _REF.format(model="ProblemShape")}, "examples": {},
        }}})  # fmt: skip
        told["description"] = " ".join(filter(None, (told["description"], f"{code}: {words.REFUSALS[code]}")))
        told["content"][problems.MEDIA_TYPE]["examples"][code] = {"value": _example(code, status)}
    return found


def _example(code: str, status: int) -> dict[str, Any]:
    return {
        "type": f"{PREFIX}/docs#{code}", "title": problems.title(status), "status": status, "code": code,
        "detail": str(words.REFUSALS[code]), "request_id": "1F2E3D4C", "errors": [],
    }  # fmt: skip


def _never_null(parameter: dict[str, Any]) -> dict[str, Any]:
    """A parameter is left out or has a value: no address can carry null."""
    schema = {name: value for name, value in parameter["schema"].items() if value is not None}
    kinds = [kind for kind in schema.pop("anyOf", ()) if kind != {"type": "null"}]
    return {**parameter, "schema": {**schema, **(kinds[0] if kinds else {})}}


def _plain(value: Any) -> Any:
    """Copy what the library made, with every key as JSON has it."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
