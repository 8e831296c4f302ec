"""Watches requests, acts, refusals and jobs: one line in the log and some figures for each."""

import logging
import time
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from motcua.base.actor import Actor, ActorKind
from motcua.base.models import JournalEntry
from motcua.project import metrics

log = logging.getLogger("motcua.watch")
QUIET = frozenset({"healthz", "readyz", "metrics", "static"})  # asked every few seconds, and told at DEBUG
RUNNING = "acts"  # where the acts of the running request or job are noted


class Statements:
    """Counts what is asked of the database."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += 1
        return execute(sql, params, many, context)


class WatchMiddleware:
    """One line a request, by the name of its route: paths hold codes and keys of people's dossiers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began, statements = time.perf_counter(), Statements()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=request.__dict__.get("request_id", ""))
        with connection.execute_wrapper(statements):
            response = self.get_response(request)
        seconds = time.perf_counter() - began
        route, method = _route(request), _method(request)
        metrics.request(route, method, response.status_code, seconds)
        level = logging.DEBUG if route in QUIET else logging.INFO
        if log.isEnabledFor(level):
            facts = {"route": route, "method": method, "status": response.status_code, "ms": round(seconds * 1000, 1)}
            facts |= {"bytes": _bytes(response), "actor": _actor(request), "statements": statements.count}
            log.log(level, "request", extra=facts)
        structlog.contextvars.clear_contextvars()
        return response


def _route(request: HttpRequest) -> str:
    if request.resolver_match is not None:
        return request.resolver_match.view_name or "unnamed"
    return "static" if request.path.startswith(settings.STATIC_URL) else "none"


def _method(request: HttpRequest) -> str:
    return request.method if request.method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS") else "OTHER"


def _bytes(response: HttpResponseBase) -> int | None:
    told = response.headers.get("Content-Length", "")
    return int(told) if told.isdigit() else None if response.streaming else len(getattr(response, "content", b""))


def _actor(request: HttpRequest) -> str:
    actor = request.__dict__.get("actor")
    return actor.kind.value if isinstance(actor, Actor) else ActorKind.VISITOR.value


def heard_act(entry: JournalEntry) -> None:
    """An act wrote the journal; it counts once it is committed."""
    transaction.on_commit(partial(_act, entry.act, entry.actor_kind, entry.chain, str(entry.public.get("code", ""))))


def _act(act: str, actor: str, chain: str, code: str) -> None:
    metrics.act(act)
    log.info("act", extra={"act": act, "actor": actor, "chain": chain, "code": code})


def heard_refusal(code: str) -> None:
    """Somebody was told no."""
    metrics.refusal(code)
    log.info("refusal", extra={"refusal": code})


def job(name: str, run: Callable[..., Any]) -> Callable[..., Any]:
    """Watch one task of the worker; what it raises goes on to the queue, which tries again."""

    @wraps(run)
    def watched(*args: Any, **given: Any) -> Any:
        began, outcome, statements = time.perf_counter(), "failed", Statements()
        facts = {key: given[key] for key in ("event_id", "notice_id", "handler") if key in given}
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(task=name, **facts)
        try:
            with connection.execute_wrapper(statements):
                result = run(*args, **given)
            outcome = "done"
            return result
        except Exception:
            log.warning("job failed", exc_info=True)
            raise
        finally:
            seconds = time.perf_counter() - began
            metrics.job(name, outcome, seconds)
            told = {"outcome": outcome, "ms": round(seconds * 1000, 1), "statements": statements.count}
            log.info("job", extra=told)
            structlog.contextvars.clear_contextvars()

    return watched
