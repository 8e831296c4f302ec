"""Sessions as Django keeps them in the database, read by a statement that is written once."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from motcua.base import clockwork
from motcua.base.written import Slot, written


@written(Slot, Slot)
def _session(key: Any, at: Any) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=at)


class SessionStore(DatabaseStore):
    """The store of Django; every request of somebody who is signed in reads it."""

    def _get_session_from_db(self) -> Session | None:
        found = _session(self.session_key, clockwork.now())
        if found:
            return found[0]
        self._session_key = None
        return None
