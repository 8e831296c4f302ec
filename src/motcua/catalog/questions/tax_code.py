import re

from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Invalid, Raw, Reading, one

_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_SHAPE = re.compile(r"\d{10}(-\d{3})?")


def is_valid(code: str) -> bool:
    """Check the tenth digit; since 1 July 2025 a household's code is a personal ID number of 12 digits (TT86-2024)."""
    if re.fullmatch(r"\d{12}", code):
        return True
    if not _SHAPE.fullmatch(code):
        return False
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, code, strict=False))
    return 10 - total % 11 == int(code[9])


def read(question: Question, raw: Raw, _: Reading) -> str | None:
    typed = one(raw, question.key).replace(" ", "").replace(".", "")
    if not typed:
        return None
    if not is_valid(typed):
        raise Invalid("answer.tax_code.wrong")
    return typed


def show(_: Question, value: str) -> str:
    return value
