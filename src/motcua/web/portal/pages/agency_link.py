"""“Nộp hồ sơ tại đây”: a plain link, a piece of HTML and a QR code for an agency's web site, fanpage or Zalo."""

import io
from datetime import datetime
from urllib.parse import urlencode

import segno
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from motcua.base.clockwork import today
from motcua.catalog.definition import Definition
from motcua.catalog.models import Procedure
from motcua.catalog.queries import definition, procedure, procedures
from motcua.directory.models import Agency, AgencyKind
from motcua.directory.queries import agency_by_key
from motcua.web.portal.pages.described import absolute
from motcua.web.portal.pages.start import filed_online
from motcua.web.ui.fields import FieldView, Option
from motcua.web.ui.parts import Link


def offered(agency: Agency, at: datetime) -> list[Procedure]:
    """Give the procedures that are filed online and that this agency decides."""
    standing = procedures().filter(handling="local")
    return [one for one in standing if filed_online(one, at) and _decides(agency, definition(one.current_id or 0), at)]


def _decides(agency: Agency, known: Definition, at: datetime) -> bool:
    if not known.agency:
        return agency.kind == AgencyKind.COMMUNE
    deciding = agency_by_key(known.agency, today(at))
    return deciding is not None and agency.pk in (deciding.pk, deciding.parent_id)


def target(code: str, agency: Agency) -> str:
    """Give the address a link leads to: the start of a filing with the agency chosen."""
    return absolute(f"{reverse('portal:start', args=[code])}?{urlencode({'xa': agency.key})}")


def asked(code: str, agency: Agency, at: datetime) -> Procedure | None:
    """Give the procedure where this agency offers it."""
    found = procedure(code) if code else None
    known = filed_online(found, at)
    return found if known is not None and _decides(agency, known, at) else None


def values(agency: Agency, code: str, at: datetime) -> dict[str, object]:
    options = [Option(one.code, one.name) for one in offered(agency, at)]
    field = FieldView("thu-tuc", _("Thủ tục nào?"), "choice", options=options, value=code)
    shown: dict[str, object] = {"agency": agency, "field": field, "offers": options, "crumbs": _crumbs(agency)}
    chosen = asked(code, agency, at)
    if chosen is None:
        return shown
    link = target(chosen.code, agency)
    words = _("Nộp hồ sơ tại đây: %(name)s") % {"name": chosen.name}
    snippet = f'<a href="{escape(link)}">{escape(words)}</a>'
    code_at = reverse("portal:agency_qr", args=[agency.key, chosen.code])
    return shown | {"procedure": chosen, "link": link, "snippet": snippet, "picture": code_at}


def _crumbs(agency: Agency) -> list[Link]:
    page = Link(agency.name, reverse("portal:agency", args=[agency.key]))
    return [Link(_("Xã, phường và cơ quan"), reverse("portal:agencies")), page]


def picture(link: str) -> bytes:
    """Draw a link as a QR code, an SVG of its own."""
    out = io.BytesIO()
    segno.make_qr(link, error="m").save(out, kind="svg", scale=8, border=4, light="#fff")
    return out.getvalue()
