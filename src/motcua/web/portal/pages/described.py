"""A procedure for other programs: schema.org GovernmentService, as a block of data in its page."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalog.definition import Definition
from motcua.catalog.national.queries import NationalReading
from motcua.web.portal.shown import fees


def absolute(path: str) -> str:
    return f"{settings.MOTCUA_PUBLIC_URL.rstrip('/')}{path}"


def published(known: Definition, *, online: bool, place: str, on: date) -> dict[str, Any]:
    """Describe a published procedure; free is said only where no rule and no words ask for money."""
    page = absolute(reverse("portal:procedure", args=[known.code]))
    told = {
        **_head(known.code, known.name, known.field, page),
        "description": known.summary,
        "provider": _body(known.decides),
        "areaServed": {"@type": "AdministrativeArea", "name": place},
        "audience": [{"@type": "Audience", "audienceType": _audience(one)} for one in known.audience],
        "serviceOutput": {"@type": "Thing", "name": known.result_name},
    }
    if online:
        file = absolute(reverse("portal:start", args=[known.code]))
        told["availableChannel"] = {"@type": "ServiceChannel", "serviceUrl": file, "availableLanguage": "vi"}
    if not fees.in_force(known, on) and not known.fee_words:
        told["isAccessibleForFree"] = True
    return told


def national(found: NationalReading) -> dict[str, Any]:
    """Describe a procedure of the national list: no way to file it here."""
    record = found.record
    page = absolute(reverse("portal:procedure", args=[found.entry.key]))
    told = {
        **_head(record.code, record.name, record.field, page),
        "provider": _body(", ".join(record.executing or record.authority) or record.issuer),
        "audience": [{"@type": "Audience", "audienceType": one} for one in record.subjects],
    }
    results = [{"@type": "Thing", "name": one.name} for one in record.results]
    return told | ({"serviceOutput": results} if results else {})


def _head(code: str, name: str, field: str, page: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org", "@type": "GovernmentService", "@id": page, "url": page, "identifier": code,
        "name": name, "serviceType": field, "inLanguage": "vi",
    }  # fmt: skip


def _body(name: str) -> dict[str, Any]:
    return {"@type": "GovernmentOrganization", "name": name}


def _audience(key: str) -> str:
    return {"citizen": _("Công dân"), "organisation": _("Tổ chức, doanh nghiệp")}.get(key, key)
