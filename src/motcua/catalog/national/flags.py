"""What a person must look at before a procedure of the national list is published, and what is only told."""

from dataclasses import dataclass
from enum import StrEnum


class Flag(StrEnum):
    """A reason to look. The words for people are in web.setup.shown.national_words."""

    # The record as a whole
    BAD_CODE = "bad_code"
    CODE_TWICE = "code_twice"
    NAME_TWICE = "name_twice"
    NO_DECISION = "no_decision"
    NO_AGENCY = "no_agency"
    NO_COMPONENTS = "no_components"
    NO_LEGAL_BASIS = "no_legal_basis"
    NO_METHODS = "no_methods"
    INTERNAL = "internal"
    CENTRAL = "central"
    OTHER_PROVINCE = "other_province"
    # Limits
    LIMIT_UNKNOWN = "limit_unknown"
    LIMIT_SENTENCE = "limit_sentence"
    LIMIT_EXCEPTION = "limit_exception"
    LIMIT_DISAGREES = "limit_disagrees"
    LIMIT_SEVERAL = "limit_several"
    LIMIT_HOURS = "limit_hours"
    LIMIT_BY_CHANNEL = "limit_by_channel"
    CASE_TEST = "case_test"
    # Fees
    FEE_IN_WORDS = "fee_in_words"
    FEE_ELSEWHERE = "fee_elsewhere"
    FEE_COUNCIL = "fee_council"
    FEE_NOT_SET = "fee_not_set"
    FEE_DISAGREES = "fee_disagrees"
    FEE_DATED = "fee_dated"
    FEE_CURRENCY = "fee_currency"
    FEE_CONDITIONS = "fee_conditions"
    # Of a change
    RUNS_HERE = "runs_here"
    CAME_BACK = "came_back"
    GONE = "gone"
    REUSED = "reused"
    # Told, but no reason to wait: the page says that it is not known, and nothing is guessed
    MANDATORY_UNKNOWN = "mandatory_unknown"
    FEE_NOT_STATED = "fee_not_stated"
    STEPS_ONE_TEXT = "steps_one_text"
    MANY_COMPONENTS = "many_components"


TOLD = frozenset({Flag.MANDATORY_UNKNOWN, Flag.FEE_NOT_STATED, Flag.STEPS_ONE_TEXT, Flag.MANY_COMPONENTS})


@dataclass(frozen=True, slots=True)
class Finding:
    """A flag with what was found: the two values that disagree, the sentence that was not understood."""

    flag: Flag
    why: str = ""


def held(flags: list[str]) -> bool:
    """Tell whether one of the flags asks for a person."""
    return bool(set(flags) - TOLD)
