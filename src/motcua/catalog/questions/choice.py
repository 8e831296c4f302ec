from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Invalid, Raw, Reading, one


def read(question: Question, raw: Raw, _: Reading) -> str | None:
    value = one(raw, question.key)
    if value and value not in {o["value"] for o in question.params["options"]}:
        raise Invalid("answer.choice.unknown")
    return value or None


def show(question: Question, value: str) -> str:
    return next((str(o["label"]) for o in question.params["options"] if o["value"] == value), value)
