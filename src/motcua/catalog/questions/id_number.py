from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Invalid, Raw, Reading, one


def read(question: Question, raw: Raw, _: Reading) -> str | None:
    """Read a personal ID number: exactly 12 digits, no check digit exists (TT07-2016-BCA)."""
    typed = one(raw, question.key)
    plain = typed.replace(" ", "").replace(".", "").replace("-", "")
    if not plain:
        return None
    if not plain.isascii() or not plain.isdigit():
        raise Invalid("answer.id_number.digits_only")
    if len(plain) != 12:
        raise Invalid("answer.id_number.length", length=len(plain))
    return plain


def show(_: Question, value: str) -> str:
    return value
