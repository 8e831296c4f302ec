"""The page of the API: every operation with what it asks, what it gives and every no, from the same document."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from motcua.web.api import problems
from motcua.web.api.document import document
from motcua.web.ui import words


@dataclass(frozen=True, slots=True)
class Asked:
    name: str
    place: str
    required: bool
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """One operation; scopes are empty where no token is needed."""

    key: str
    method: str
    path: str
    title: str
    text: str
    scopes: tuple[str, ...]
    asks: tuple[Asked, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class No:
    """A problem code and its words."""

    code: str
    status: int
    text: str


def values() -> dict[str, object]:
    told = document((get_language() or "vi")[:2])
    return {"calls": list(_calls(told)), "problems": list(_problems(told)), "version": told["info"]["version"],
            "description": told["info"]["description"]}  # fmt: skip


def _calls(told: dict[str, Any]) -> Iterator[Call]:
    for path, methods in told["paths"].items():
        for method, one in methods.items():
            yield Call(
                key=one["operationId"], method=method.upper(), path=path, title=one["summary"],
                text=one["description"], scopes=tuple(one["x-scopes"]), asks=tuple(_asks(one)),
                answers=tuple(Answer(status, _said(answer)) for status, answer in one["responses"].items()),
            )  # fmt: skip


def _asks(one: dict[str, Any]) -> Iterator[Asked]:
    for asked in one["parameters"]:
        yield Asked(asked["name"], asked["in"], asked["required"], asked.get("description", ""))


def _said(answer: dict[str, Any]) -> str:
    """Name the codes of a no; what a yes gives is its own description."""
    examples = answer.get("content", {}).get(problems.MEDIA_TYPE, {}).get("examples", {})
    return ", ".join(examples) or str(answer["description"])


def _problems(told: dict[str, Any]) -> Iterator[No]:
    for code in sorted(
        {code for one in _calls(told) for a in one.answers for code in a.text.split(", ") if "." in code}
    ):
        yield No(code, problems.STATUS.get(code, problems.RULE), str(words.REFUSALS[code]))
