"""The first page: find a procedure, follow a dossier, go on where one stopped."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.dossiers.models import State
from motcua.dossiers.queries import my_dossiers
from motcua.web.portal.pages import events, own
from motcua.web.ui.fields import FieldView
from motcua.web.ui.parts import Item

MOST = 3


def values(by: Actor) -> dict[str, object]:
    search = FieldView(
        "q", _("Bạn cần làm gì?"), "search", hint=_("Ví dụ: làm khai sinh, sao y giấy tờ. Gõ không dấu cũng được."),
        attrs={"autocomplete": "off"},
    )  # fmt: skip
    code = FieldView("ma", _("Mã hồ sơ"), hint=_("Ví dụ: YC-7K3M-9QXA-P, in trên giấy hẹn."), width="m")
    return {
        "search": search, "code": code, "events": events.links(), "mine": mine(by) if by.is_citizen else [],
        "all": reverse("portal:procedures"),
    }  # fmt: skip


def mine(by: Actor) -> list[Item]:
    """Give what a citizen should go on with: dossiers that wait for an answer, and drafts."""
    found = my_dossiers(by).filter(Q(waits=True) | Q(state=State.DRAFT))[:MOST]
    return own.items(found)
