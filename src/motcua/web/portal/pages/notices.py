"""Messages to a citizen."""

from datetime import datetime

from django.urls import reverse

from motcua.base.actor import Actor
from motcua.notices.models import Notice
from motcua.notices.queries import notices_for, unread
from motcua.web.portal.pages import pager
from motcua.web.portal.shown import times
from motcua.web.ui.parts import Item


def values(by: Actor, number: str) -> dict[str, object]:
    some = pager.cut(notices_for(by), number, reverse("portal:notices"))
    return {"items": [_item(one) for one in some.rows], "pager": some.pager, "unread": unread(by)}


def _item(notice: Notice) -> Item:
    href = reverse("portal:dossier", args=[notice.dossier.public_id])
    due = times.when(notice.made_at)
    return Item(notice.subject, href, note=notice.body, due=due, new=notice.read_at is None)


def mark_read(by: Actor, *, at: datetime) -> None:
    """Mark every message as read; no official act and no journal entry."""
    notices_for(by).filter(read_at=None).update(read_at=at)
