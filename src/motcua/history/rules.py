"""Who may bring in and who may read the logs of an earlier system."""

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.directory.rules import PLATFORM


def may_bring_in(by: Actor) -> Refusal | None:
    """Ask for the platform team, or the command on the server."""
    return None if by.is_system or PLATFORM in by.roles else Refusal("account.not_platform")
