"""What can be done to people and their accounts."""

from motcua.directory.acts.accounts import ask_reset, create_platform_admin, invite_officer, set_password
from motcua.directory.acts.identity import sign_in_citizen
from motcua.directory.acts.posts import end_post
from motcua.directory.acts.sessions import begin_session, end_session, end_sessions_of

__all__ = [
    "ask_reset",
    "begin_session",
    "create_platform_admin",
    "end_post",
    "end_session",
    "end_sessions_of",
    "invite_officer",
    "set_password",
    "sign_in_citizen",
]
