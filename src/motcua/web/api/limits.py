"""How often one may call, counted in one table for all processes; told in the headers of every answer."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from motcua.base import clockwork, throttle
from motcua.base.errors import Refusal

WINDOW = 60  # seconds; the settings say how many calls


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of one limit in this window; it starts again after so many seconds."""

    limit: int
    remaining: int
    seconds: int


def take_from_address(request: HttpRequest) -> None:
    """Count a call by where it comes from, known or not; refuses one too many."""
    address = str(get_adapter(request).get_client_ip(request))
    digest = hashlib.sha256(address.encode()).hexdigest()[:40]
    _take(request, f"api-net:{digest}", settings.MOTCUA_API_PER_ADDRESS)


def take_from_token(request: HttpRequest, token: int) -> None:
    _take(request, f"api-token:{token}", settings.MOTCUA_API_PER_TOKEN)


def _take(request: HttpRequest, key: str, limit: int) -> None:
    at = clockwork.now()
    count, since = throttle.count(key, WINDOW, at)
    seconds = max(1, int((since + timedelta(seconds=WINDOW) - at).total_seconds() + 0.999))
    left, known = Left(limit, max(0, limit - count), seconds), request.__dict__.get("api_left")
    if not isinstance(known, Left) or left.remaining <= known.remaining:
        request.__dict__["api_left"] = left
    if count > limit:
        raise Refusal("request.too_often", seconds=seconds)


def tell(request: HttpRequest, response: HttpResponseBase) -> None:
    """Say the limit that is nearest."""
    left = request.__dict__.get("api_left")
    if isinstance(left, Left):
        response["RateLimit-Limit"] = str(left.limit)
        response["RateLimit-Remaining"] = str(left.remaining)
        response["RateLimit-Reset"] = str(left.seconds)
