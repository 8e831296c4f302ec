from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Invalid, Raw, Reading, all_of


def read(question: Question, raw: Raw, _: Reading) -> list[str] | None:
    values = all_of(raw, question.key)
    known = [o["value"] for o in question.params["options"]]
    if set(values) - set(known):
        raise Invalid("answer.choice.unknown")
    return [v for v in known if v in values] or None


def show(question: Question, value: list[str]) -> str:
    labels = {o["value"]: str(o["label"]) for o in question.params["options"]}
    return ", ".join(labels.get(v, v) for v in value)
