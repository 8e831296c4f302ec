from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Invalid, Raw, Reading, one


def read(question: Question, raw: Raw, reading: Reading) -> dict[str, str] | None:
    """Read street line, commune and province; both places by the official codes in force since 1 July 2025."""
    province, commune, line = (one(raw, f"{question.key}.{p}") for p in ("province", "commune", "line"))
    if not (commune or line):
        return None
    if not commune:
        raise Invalid("answer.address.commune_missing")
    found = reading.place(commune)
    if found is None or found[1] != (province or found[1]):
        raise Invalid("answer.address.commune_unknown")
    above = reading.place(found[1])
    text = ", ".join(p for p in (line, found[0], above[0] if above else "") if p)
    if len(text) > 300:
        raise Invalid("answer.text.too_long", longest=300, length=len(text))
    return {"province": found[1], "commune": commune, "line": line, "text": text}


def show(_: Question, value: dict[str, str]) -> str:
    return value["text"]
