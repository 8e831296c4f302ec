"""Conditions of the catalogue in words: what must be so for a paper to be needed."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalog.definition import Definition, Question
from motcua.catalog.questions import TYPES


def words(condition: Mapping[str, Any], known: Definition) -> str:
    """Say a condition as the questions and answers it is about: “Đăng ký lại” là “Có”."""
    if "all" in condition:
        return _(" và ").join(words(one, known) for one in condition["all"])
    if "any" in condition:
        return _(" hoặc ").join(words(one, known) for one in condition["any"])
    if "not" in condition:
        return _("không phải: %(condition)s") % {"condition": words(condition["not"], known)}
    return _comparison(condition, known)


def _comparison(condition: Mapping[str, Any], known: Definition) -> str:
    asked, operation, value = known.question(condition["q"]), condition["op"], condition.get("value")
    label = asked.label.rstrip(":? ") if asked else condition["q"]
    forms = {
        "eq": _("“%(question)s” là “%(answer)s”"), "ne": _("“%(question)s” không phải là “%(answer)s”"),
        "in": _("“%(question)s” là một trong: %(answer)s"), "answered": _("có trả lời “%(question)s”"),
        "gt": _("“%(question)s” nhiều hơn %(answer)s"), "ge": _("“%(question)s” từ %(answer)s trở lên"),
        "lt": _("“%(question)s” ít hơn %(answer)s"), "le": _("“%(question)s” đến %(answer)s"),
    }  # fmt: skip
    return forms[operation] % {"question": label, "answer": _answer(asked, value)}


def _answer(asked: Question | None, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, list):
        return ", ".join(_answer(asked, one) for one in value)
    if asked is None or not isinstance(value, str):
        return str(value)
    return str(TYPES[asked.type].show(asked, [value] if asked.type == "many" else value))
