import re

from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Invalid, Raw, Reading, one

_MOBILE = re.compile(r"0[35789]\d{8}")
_LANDLINE = re.compile(r"02\d{8,9}")


def tidy(typed: str) -> str:
    """Bring +84 912 345 678 and 0912.345.678 to 0912345678."""
    plain = re.sub(r"[\s.\-()]", "", typed)
    return "0" + plain[3:] if plain.startswith("+84") else plain


def read(question: Question, raw: Raw, _: Reading) -> str | None:
    plain = tidy(one(raw, question.key))
    if not plain:
        return None
    if not (_MOBILE.fullmatch(plain) or _LANDLINE.fullmatch(plain)):
        raise Invalid("answer.phone.shape")
    return plain


def show(_: Question, value: str) -> str:
    return value
