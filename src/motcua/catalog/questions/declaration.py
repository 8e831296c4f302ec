from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Raw, Reading, one


def read(question: Question, raw: Raw, _: Reading) -> bool | None:
    """Read the tick under a sentence; only an agreement is an answer."""
    return True if one(raw, question.key) == "yes" else None


def show(_: Question, value: bool) -> str:
    return "Đã cam đoan" if value else ""
