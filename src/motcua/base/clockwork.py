"""The only place that reads the clock (house rule 15)."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VN = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    return datetime.now(UTC)


def local(at: datetime) -> datetime:
    """Give the instant in Vietnam's time, whatever zone the reader sits in."""
    return at if at.tzinfo is VN else at.astimezone(VN)


def today(at: datetime) -> date:
    """Give the date in Vietnam at this instant."""
    return local(at).date()
