"""Sessions as Django keeps them in the database, read with the moment of their last use by a statement that is written once."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import OuterRef, QuerySet, Subquery

from motcua.base import clockwork
from motcua.base.written import Slot, written
from motcua.directory.models.sign_in import SignIn


@written(Slot, Slot)
def _session(key: Any, at: Any) -> QuerySet[Session]:
    used = SignIn.objects.filter(session_key=OuterRef("session_key"), ended_at=None).values("seen_at")
    return Session.objects.filter(session_key=key, expire_date__gt=at).annotate(used_at=Subquery(used))


class SessionStore(DatabaseStore):
    """The store of Django; every request of somebody who is signed in reads it.

    `used_at` is when the sign-in behind it was last used, None where there is none. It is a column of its own row: to note
    a use takes one statement and does not write the whole session anew.
    """

    used_at: datetime | None = None

    def _get_session_from_db(self) -> Session | None:
        found = _session(self.session_key, clockwork.now())
        if found:
            self.used_at = found[0].used_at  # type: ignore[attr-defined]  # annotated above
            return found[0]
        self._session_key = None
        return None
