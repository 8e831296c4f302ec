"""Logs as rows of facts: one line a fact, known names only, and nobody's name, number or address in it (L91-2025).

In production a line is JSON, in the sample it is for eyes. What is not on the list of names is left out, and what a
library says in words is told without the values that it says it about.
"""

import json
import logging
import re
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog
from structlog.stdlib import ExtraAdder, ProcessorFormatter

from motcua.project import faults
from motcua.project.scrub import scrubbed

KNOWN = (
    "at", "level", "logger", "event", "program", "request", "route", "method", "status", "ms", "bytes", "actor",
    "statements", "acts", "act", "chain", "code", "refusal", "task", "outcome", "event_id", "notice_id", "handler",
    "error", "says", "sqlstate", "constraint", "table", "cause", "stack",
)  # fmt: skip
CODES = frozenset({"at", "request", "chain", "code", "stack", "sqlstate"})  # ours by their making; nothing to take out
TALKERS = ("django", "procrastinate", "psycopg", "granian", "_granian", "asyncio", "allauth")  # whose words we print
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|‘[^’]*’|«[^»]*»")
_ADD = ExtraAdder(allow=KNOWN)

Facts = MutableMapping[str, Any]


def formatter(as_json: bool) -> logging.Formatter:
    """Make what every handler formats with; named in LOGGING."""
    logging.raiseExceptions = False  # a line that cannot be formatted would print its values in full
    return ProcessorFormatter(
        foreign_pre_chain=[
            _only_the_shape,
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            _extras,
        ],
        processors=[_fault, _known_only, _json if as_json else _line],
    )


def config(level: str, *, as_json: bool) -> dict[str, Any]:
    """LOGGING: our own lines from `level` on, those of libraries from WARNING on; no letters to anybody."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"rows": {"()": "motcua.project.logs.formatter", "as_json": as_json}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "rows"}},
        "root": {"handlers": ["console"], "level": level if level == "ERROR" else "WARNING"},
        "loggers": {
            "motcua": {"level": level},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},  # Django's own would send e-mail
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.request": {"level": "ERROR"},  # what is not found stands in the line of its request
        },
    }


def _only_the_shape(_logger: Any, _method: str, facts: Facts) -> Facts:
    """Keep the words of a library and drop the strings it put into them; ours are written with care and stay."""
    record: logging.LogRecord = facts["_record"]
    if _is_ours(record):
        return facts
    if record.name == "django.request":
        facts["event"] = "unhandled error"
    elif record.name.split(".")[0] in TALKERS:
        facts["event"] = _QUOTED.sub("…", str(record.msg))
    else:
        facts["event"] = "(words of a library)"
    return facts


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name == "motcua" or record.name.startswith("motcua.")


def _extras(logger: Any, method: str, facts: Facts) -> Facts:
    """The facts beside our own words. Libraries hang whole requests there, and those tell their path."""
    return _ADD(logger, method, facts) if _is_ours(facts["_record"]) else facts


def _fault(_logger: Any, _method: str, facts: Facts) -> Facts:
    raised = facts.pop("exc_info", None)
    if isinstance(raised, tuple) and raised[1] is not None:
        facts.update(faults.told(raised[1]))
    return facts


def _known_only(_logger: Any, _method: str, facts: Facts) -> Facts:
    return {name: _clean(name, facts[name]) for name in KNOWN if facts.get(name) not in (None, "", [])}


def _clean(name: str, value: Any) -> Any:
    if name in CODES or isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        return [_clean("", each) for each in value]
    return scrubbed(str(value))


def _json(_logger: Any, _method: str, facts: Facts) -> str:
    return json.dumps(facts, ensure_ascii=False, default=str)


def _line(_logger: Any, _method: str, facts: Mapping[str, Any]) -> str:
    """For eyes: the time of day, what happened, its facts; a stack below."""
    head = f"{str(facts.get('at', ''))[11:19]} {facts.get('level', ''):<7} {facts.get('event', '')}"
    rest = {k: v for k, v in facts.items() if k not in ("at", "level", "event", "stack")}
    below = [f"    {frame}" for frame in facts.get("stack", ())]
    return "\n".join([f"{head}  {' '.join(f'{k}={_short(v)}' for k, v in rest.items())}".rstrip(), *below])


def _short(value: Any) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
