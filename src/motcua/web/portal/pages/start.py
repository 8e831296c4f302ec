"""Start a filing: for which commune, or go on with a draft that lies there already."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.catalog.definition import Channel, Definition, Handling
from motcua.catalog.in_force import is_ended
from motcua.catalog.models import Procedure
from motcua.directory.models import Agency, Citizen
from motcua.directory.queries import agency_by_key, commune_agencies
from motcua.dossiers.acts import draft
from motcua.dossiers.models import Dossier, State
from motcua.dossiers.openings import asks_place, competent
from motcua.dossiers.queries import my_dossiers
from motcua.web.portal.defined import definition
from motcua.web.portal.shown import times
from motcua.web.ui.fields import FieldView, Option, error_lines
from motcua.web.ui.parts import ErrorLine, Item
from motcua.web.ui.tags import tag_for
from motcua.web.ui.words import sentence


def filed_online(procedure: Procedure | None, at: datetime) -> Definition | None:
    """Give the definition of a procedure that is filed online here at a moment; None for any other."""
    if procedure is None or procedure.current is None or is_ended(procedure.current, at):
        return None
    known = definition(procedure.current.pk)
    is_filed = known.handling is Handling.LOCAL and known.route is not None and Channel.ONLINE in known.channels
    return known if is_filed else None


def values(
    procedure: Procedure, known: Definition, *, by: Actor, at: datetime, chosen: str | None = None, error: str = ""
) -> dict[str, object]:
    """Give the page; `chosen` None means that nothing was sent yet and the account's own commune is proposed."""
    drafts = [_item(d) for d in _drafts(procedure, by)]
    shown: dict[str, object] = {"procedure": procedure, "known": known, "drafts": drafts, "errors": []}
    if not asks_place(known):
        return {**shown, "agency": _fixed(known, at), "errors": [ErrorLine(error)] if error else []}
    field = _communes(_own(by) if chosen is None else chosen, at, error)
    return {**shown, "field": field, "errors": error_lines([field])}


def _communes(chosen: str, at: datetime, error: str) -> FieldView:
    options = tuple(Option(a.key, a.place.name) for a in commune_agencies(today(at)) if a.place)
    hint = _("Chọn theo tên mới, từ ngày 01/07/2025.")
    label = _("Nộp cho xã, phường nào?")
    return FieldView("commune", label, "choice", hint=hint, options=options, value=chosen, error=error)


def _own(by: Actor) -> str:
    """Give the code of the commune where the citizen lives."""
    return Citizen.objects.filter(pk=by.key).values_list("place__code", flat=True).first() or ""


def _fixed(known: Definition, at: datetime) -> Agency | None:
    return agency_by_key(known.agency, today(at))


def begin(
    procedure: Procedure, known: Definition, chosen: str, *, by: Actor, at: datetime
) -> tuple[Dossier | None, str]:
    """Start a draft, or say in words why not. A draft nothing was typed into is gone on with: a double click makes one."""
    try:
        agency = competent(known, chosen, today(at))
    except Refusal as refusal:
        return None, sentence(refusal)
    if agency is None:
        return None, _("Hãy chọn xã, phường giải quyết hồ sơ của bạn.")
    untouched = (d for d in _drafts(procedure, by) if d.agency_id == agency.pk and d.created_at == d.changed_at)
    try:
        return next(untouched, None) or draft.start(procedure, agency, by=by, at=at), ""
    except Refusal as refusal:
        return None, sentence(refusal)


def _drafts(procedure: Procedure, by: Actor) -> list[Dossier]:
    return list(my_dossiers(by).filter(procedure=procedure, state=State.DRAFT))


def _item(dossier: Dossier) -> Item:
    words = _("Lần sửa cuối: %(when)s") % {"when": times.when(dossier.changed_at)}
    href = reverse("portal:tasks", args=[dossier.public_id])
    return Item(_("Tiếp tục bản đang soạn"), href, note=dossier.agency.name, tag=tag_for("draft"), due=words)
