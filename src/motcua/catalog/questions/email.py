from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Invalid, Raw, Reading, one


def read(question: Question, raw: Raw, _: Reading) -> str | None:
    value = one(raw, question.key)
    if not value:
        return None
    try:
        validate_email(value)
    except ValidationError as error:
        raise Invalid("answer.email.shape") from error
    return value


def show(_: Question, value: str) -> str:
    return value
