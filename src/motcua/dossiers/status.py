"""The national status code 1-10 (QD31-2021, as used with the national portal): one function of state and open holds."""

from collections.abc import Collection
from enum import IntEnum

from motcua.dossiers.models import HoldKind, State


class NationalStatus(IntEnum):
    REGISTERED = 1
    RECEIVED = 2
    REFUSED = 3
    IN_PROGRESS = 4
    SUPPLEMENT = 5
    FEE = 6
    WITHDRAWN = 7
    STOPPED = 8
    DECIDED = 9
    DELIVERED = 10


_BY_STATE = {
    State.SUBMITTED: NationalStatus.REGISTERED,
    State.RECEIVED: NationalStatus.RECEIVED,
    State.IN_PROGRESS: NationalStatus.IN_PROGRESS,
    State.DECIDED: NationalStatus.DECIDED,
    State.DELIVERED: NationalStatus.DELIVERED,
    State.REFUSED: NationalStatus.REFUSED,
    State.WITHDRAWN: NationalStatus.WITHDRAWN,
    State.STOPPED: NationalStatus.STOPPED,
}
_MOVING = (State.SUBMITTED, State.RECEIVED, State.IN_PROGRESS)


def national_status(state: State, holds: Collection[HoldKind]) -> NationalStatus | None:
    """Give the code; None for a draft, which the nation does not know. What the applicant must do comes first."""
    if state is State.DRAFT:
        return None
    if state in _MOVING and HoldKind.SUPPLEMENT in holds:
        return NationalStatus.SUPPLEMENT
    if state in _MOVING and (HoldKind.FEE in holds or HoldKind.OBLIGATION in holds):
        return NationalStatus.FEE
    return _BY_STATE[state]
