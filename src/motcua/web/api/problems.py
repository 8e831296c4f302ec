"""Every no of the API as a problem document (RFC 9457): a stable code, the words of daily life, what to repair where."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse

from motcua.base.errors import Refusal
from motcua.dossiers.filing import FoundGap
from motcua.web.ui import words

MEDIA_TYPE = "application/problem+json"
RULE = 409  # the status of a rule that says no, unless it stands below
STATUS: Mapping[str, int] = {
    "request.not_readable": 400,
    "token.missing": 401,
    "token.unknown": 401,
    "token.expired": 401,
    "token.revoked": 401,
    "token.scope": 403,
    "request.denied": 403,
    "mandate.not_covered": 403,
    "mandate.ended": 403,
    "request.no_address": 404,
    "procedure.none": 404,
    "dossier.none": 404,
    "document.none": 404,
    "request.method": 405,
    "asking.key_used": 409,
    "request.too_large": 413,
    "file.too_large": 413,
    "request.media_type": 415,
    "request.invalid": 422,
    "submit.incomplete": 422,
    "supplement.gaps_left": 422,
    "request.too_often": 429,
    "request.failed": 500,
    "request.maintenance": 503,
}


def pointer(gap: FoundGap) -> str:
    """Say where in the request it is: /dossier is the part that carries the document, /file.key a part with a file."""
    above = {
        "question": "/dossier/answers/", "applicant": "/dossier/applicant/", "organisation": "/dossier/organisation/",
        "mandate": "/dossier/mandate/", "dossier": "/dossier/", "component": "/file.",
        "reply": "/dossier/replies/",
    }  # fmt: skip
    return above.get(gap.part, "") + gap.key


def detail(gap: FoundGap) -> str:
    """Word a gap; a refused file is worded as everywhere."""
    if gap.code in words.ANSWERS:
        return words.fault(gap.code, gap.facts)
    return words.sentence(Refusal(gap.code, **gap.facts))


def title(status: int) -> str:
    return HTTPStatus(status).phrase


def answer(request: HttpRequest, refusal: Refusal) -> JsonResponse:
    """Answer with the problem that a refusal is."""
    body = told(refusal, str(getattr(request, "request_id", "")))
    response = JsonResponse(body, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})
    response.status_code = body["status"]
    if response.status_code == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    if "seconds" in refusal.facts:
        response["Retry-After"] = str(refusal.facts["seconds"])
    return response


def told(refusal: Refusal, reference: str) -> dict[str, Any]:
    """Give the body: where it is explained, what it is, what it says here, and every gap with its place."""
    status, gaps = STATUS.get(refusal.code, RULE), refusal.facts.get("gaps", ())
    return {
        "type": f"{reverse('api:docs')}#{refusal.code}",
        "title": title(status),
        "status": status,
        "code": refusal.code,
        "detail": words.sentence(refusal),
        "request_id": reference,
        "errors": _errors(gaps if isinstance(gaps, tuple) else ()),
    }


def _errors(gaps: Iterable[FoundGap]) -> list[dict[str, str]]:
    return [{"pointer": pointer(gap), "code": gap.code, "detail": detail(gap)} for gap in gaps]
