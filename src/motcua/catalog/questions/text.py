import unicodedata

from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Invalid, Raw, Reading, one


def read(question: Question, raw: Raw, _: Reading) -> str | None:
    """Read one line. Pictures and symbols are refused: registers and certificates cannot carry them."""
    value = " ".join(one(raw, question.key).split())
    strange = [c for c in value if unicodedata.category(c) in ("So", "Co", "Cn", "Cs")]
    if strange:
        raise Invalid("answer.text.symbols", symbol=strange[0])
    longest = int(question.params.get("max_length", 200))
    if len(value) > longest:
        raise Invalid("answer.text.too_long", longest=longest, length=len(value))
    return (value.upper() if question.params.get("upper") else value) or None


def show(_: Question, value: str) -> str:
    return value
