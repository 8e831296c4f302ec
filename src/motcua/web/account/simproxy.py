"""The simulator behind our own address, in sample mode only: it listens on the loopback and is reached under /sim/."""

from functools import cache

import httpx
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from motcua.web.ui import roles
from motcua.web.ui.pages import page

PATIENCE = 15.0  # seconds; a slow day of the simulator is meant to be seen
PASSED_IN = ("accept", "accept-language", "authorization", "content-type")
PASSED_OUT = (
    *("content-type", "content-disposition", "content-security-policy", "cache-control", "location"),
    *("referrer-policy", "www-authenticate", "x-content-type-options"),
)


@cache
def _client() -> httpx.Client:
    """Make the client once a process, for it costs dear; no connection is kept: the simulator may start anew."""
    return httpx.Client(timeout=PATIENCE, limits=httpx.Limits(max_keepalive_connections=0))


def _asked(request: HttpRequest) -> httpx.Response:
    """Ask the simulator the same, without cookies and with the few headers that matter."""
    query = request.META.get("QUERY_STRING", "")
    return _client().request(
        request.method or "GET",
        f"http://127.0.0.1:{settings.MOTCUA_SIM_PORT}{request.path}" + (f"?{query}" if query else ""),
        headers={name: request.headers[name] for name in PASSED_IN if name in request.headers},
        content=request.body,
    )


@csrf_exempt  # its forms are its own, and our session does not reach it
@page(access=roles.anyone)
def proxy(request: HttpRequest, path: str) -> HttpResponseBase:
    try:
        answer = _asked(request)
    except httpx.HTTPError:
        return render(request, "account_web/sim_down.html", status=503)
    passed = {name: answer.headers[name] for name in PASSED_OUT if name in answer.headers}
    return HttpResponse(answer.content, status=answer.status_code, headers=passed)
