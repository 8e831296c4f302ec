"""How people and offices behave: the knobs of a simulated province. All of it is invented; nothing is measured."""

from collections.abc import Mapping
from dataclasses import dataclass, field

WEEKDAYS = (1.35, 1.1, 1.0, 1.0, 0.9, 0.25, 0.2)
"""How busy a day of the week is, Monday first; weekends are for filing online."""
HOURS_ONLINE = (0.2, 0.1, 0, 0, 0, 0.3, 0.8, 2, 5, 5.5, 4.5, 2.5, 1.5, 2.5, 5, 5, 3.5, 2, 1.5, 2, 2.5, 2.5, 1.2, 0.5)
HOURS_COUNTER = (0, 0, 0, 0, 0, 0, 0, 2, 6, 6, 3.5, 0.8, 0, 2, 5, 5, 1.5, 0, 0, 0, 0, 0, 0, 0)
POPULAR: Mapping[str, float] = {
    "2.000815": 6, "1.001193": 4, "2.000635": 3, "1.004873": 2.5, "1.000656": 1.5, "1.000894": 1.2, "1.001612": 1,
    "2.000908": 0.8, "1.013225": 0.6, "2.002288": 3, "1.013831": 4, "1.000703": 1, "1.001686": 1, "1.004756": 1,
}  # fmt: skip
"""How often a procedure is asked for; one that is not named counts as `RARE`."""
RARE = 0.5


@dataclass(frozen=True, slots=True)
class Habits:
    """Shares lie between 0 and 1; minutes are working minutes of an officer who is not in a hurry."""

    online: float = 0.72  # of the dossiers that may be filed online
    post: float = 0.05
    known_person: float = 0.2  # files again
    year_only: float = 0.05  # knows the year of birth and no more
    abandoned: float = 0.03  # drafts that are never sent
    choose_post: float = 0.15
    more_papers: float = 0.25
    unpaid: float = 0.08  # never pays what is due at filing
    refused: float = 0.015
    gaps_at_reception: float = 0.08
    gaps_later: float = 0.03
    answers: float = 0.8  # requests to complete that get an answer
    closed_unanswered: float = 0.5  # the others that an officer ends when the time is over
    withdrawn: float = 0.01
    stopped: float = 0.004
    rejected: float = 0.03
    sent_back: float = 0.04
    mandated: float = 0.06  # of what is filed online by citizens: another system files for them
    consulted: float = 0.5  # where the procedure knows consultations
    silent: float = 0.35  # of those whose silence agrees
    disagrees: float = 0.06
    nothing_owed: float = 0.12  # notices of the tax office that want no money
    pays: float = 0.93
    sends_proof: float = 0.75  # of those with an account; the others bring it
    proof_returned: float = 0.1
    taken: float = 0.5  # steps that an officer takes before working on them
    slow: float = 0.035  # steps that wait for something nobody wrote down
    never_fetched: float = 0.03
    rated: float = 0.3
    absent: float = 0.03  # days on which an officer is away
    busiest: float = 0.85  # of the working time of the busiest officer, at most
    minutes: Mapping[str, int] = field(
        default_factory=lambda: {
            "intake": 9, "receive": 6, "forward": 1, "fee": 2, "close": 2, "appraise": 16, "inspect": 90, "verify": 8, "sign": 3,
            "return": 4, "notice": 3, "proof": 3,
        }
    )  # fmt: skip
