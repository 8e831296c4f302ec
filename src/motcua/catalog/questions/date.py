from datetime import date

from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Invalid, Raw, Reading, one


def read(question: Question, raw: Raw, reading: Reading) -> str | None:
    """Read day, month, year into YYYY-MM-DD; with params.partial also YYYY-MM and YYYY, for people who know no more."""
    day, month, year = (one(raw, f"{question.key}.{part}").strip("-") for part in ("day", "month", "year"))
    if not (day or month or year):
        return None
    if not all(p.isascii() and p.isdigit() for p in (day, month, year) if p) or len(year) != 4:
        raise Invalid("answer.date.year" if len(year) != 4 else "answer.date.not_a_date")
    if day and not month:
        raise Invalid("answer.date.month_missing")
    if not (day and month) and not question.params.get("partial"):
        raise Invalid("answer.date.incomplete")
    earliest = _earliest(day, month, year)
    if question.params.get("past") and earliest > reading.today:
        raise Invalid("answer.date.future")
    if earliest.year < 1880:
        raise Invalid("answer.date.year")
    _refuse_young(question, earliest, reading.today)
    return "-".join(p for p in (year, month.zfill(2) if month else "", day.zfill(2) if day else "") if p)


def _refuse_young(question: Question, born: date, today: date) -> None:
    """Refuse who is younger than params.min_age on the day of filing; of a partial date, the oldest it may be counts."""
    least = question.params.get("min_age")
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if least is not None and age < least:
        raise Invalid("answer.date.too_young", least=least)


def _earliest(day: str, month: str, year: str) -> date:
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise Invalid("answer.date.not_a_date") from error


def show(_: Question, value: str) -> str:
    return "/".join(reversed(value.split("-")))
