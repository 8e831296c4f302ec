from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Invalid, Raw, Reading, one


def read(question: Question, raw: Raw, _: Reading) -> str | None:
    value = one(raw, question.key)
    longest = int(question.params.get("max_length", 4000))
    if len(value) > longest:
        raise Invalid("answer.text.too_long", longest=longest, length=len(value))
    return value or None


def show(_: Question, value: str) -> str:
    return value
