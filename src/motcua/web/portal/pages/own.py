"""A citizen's dossiers, those that wait for the citizen first."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.dossiers.models import Dossier, Hold, State
from motcua.dossiers.queries import my_dossiers
from motcua.web.portal.pages import pager
from motcua.web.portal.shown import times
from motcua.web.portal.shown.status import tag_of
from motcua.web.ui.parts import Item
from motcua.web.ui.tags import tag_for


def values(by: Actor, number: str) -> dict[str, object]:
    some = pager.cut(my_dossiers(by), number, reverse("portal:dossiers"))
    return {"items": items(some.rows), "pager": some.pager}


def items(dossiers: Iterable[Dossier]) -> list[Item]:
    found = list(dossiers)
    opened = Hold.objects.filter(dossier__in=found, lifted_at=None).values_list("dossier", "kind")
    waiting: dict[int, set[str]] = {}
    for key, kind in opened:
        waiting.setdefault(key, set()).add(kind)
    return [_item(d, waiting.get(d.pk, set())) for d in found]


def _item(dossier: Dossier, holds: set[str]) -> Item:
    if dossier.state == State.DRAFT:
        words = _("Lần sửa cuối: %(when)s") % {"when": times.when(dossier.changed_at)}
        href = reverse("portal:tasks", args=[dossier.public_id])
        return Item(dossier.procedure.name, href, note=dossier.agency.name, tag=tag_for("draft"), due=words)
    waits = bool(getattr(dossier, "waits", False)) and dossier.is_open
    href = reverse("portal:dossier", args=[dossier.public_id])
    facts = [(dossier.agency.name, dossier.known_as)]
    return Item(dossier.procedure.name, href, facts=facts, tag=tag_of(dossier, holds), due=_due(dossier), new=waits)


def _due(dossier: Dossier) -> str:
    if dossier.ended_at:
        return times.day(dossier.ended_at)
    if dossier.due is None:
        return _("Nộp %(when)s") % {"when": times.day(dossier.submitted_at)} if dossier.submitted_at else ""
    return _("Hẹn trả %(when)s") % {"when": times.when(dossier.due)}
