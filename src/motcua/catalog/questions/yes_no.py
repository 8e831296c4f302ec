from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Raw, Reading, one


def read(question: Question, raw: Raw, _: Reading) -> bool | None:
    return {"yes": True, "no": False}.get(one(raw, question.key))


def show(_: Question, value: bool) -> str:
    return "Có" if value else "Không"
