from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Invalid, Raw, Reading, one


def read(question: Question, raw: Raw, _: Reading) -> int | None:
    """Read a whole number; 1.234 and 1 234 are one thousand two hundred and thirty-four here."""
    typed = one(raw, question.key)
    plain = typed.replace(".", "").replace(" ", "")
    if not plain:
        return None
    if not plain.isascii() or not plain.isdigit() or len(plain) > 12:
        raise Invalid("answer.number.not_a_number", typed=typed[:40])
    value, low, high = int(plain), question.params.get("min"), question.params.get("max")
    if low is not None and value < low:
        raise Invalid("answer.number.too_small", least=low)
    if high is not None and value > high:
        raise Invalid("answer.number.too_large", most=high)
    return value


def show(_: Question, value: int) -> str:
    return f"{value:,}".replace(",", ".")
