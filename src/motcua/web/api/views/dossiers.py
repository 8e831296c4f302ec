"""Dossiers that a system filed: file one, follow them."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Header, Query, Router, Status
from pydantic import AwareDatetime

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.dossiers.acts.file_for import file_for
from motcua.dossiers.asking import Asking
from motcua.dossiers.models import Dossier, State
from motcua.dossiers.queries import dossier_by_code
from motcua.files import looks
from motcua.web.api import asked, dossier_shapes, listing, multipart
from motcua.web.api.clients import client, reads, submits
from motcua.web.api.shown import dossier as shown

router = Router(tags=["dossiers"])
Key = Annotated[str, Header(alias="Idempotency-Key", pattern=r"^[A-Za-z0-9._~:-]{8,80}$")]
FILED_STATES = [state.value for state in State if state is not State.DRAFT]


@router.post(
    "/dossiers",
    auth=submits,
    response={201: dossier_shapes.DossierShape, 200: dossier_shapes.DossierShape},
    operation_id="file_dossier",
    url_name="dossiers",
    openapi_extra=multipart.FILING,
)
def file_dossier(
    request: HttpRequest,
    response: HttpResponse,
    idempotency_key: Key,
) -> Any:
    at, by = clockwork.now(), client(request)
    filing, digest = asked.filing(request, at=at)
    made, is_new = file_for(filing, Asking(idempotency_key, digest), by=by, at=at)
    response["Location"] = reverse("api:dossier", args=[made.request_code])
    return Status(201 if is_new else 200, shown.whole(own(request, made.request_code or ""), at=at))


@router.get(
    "/dossiers",
    auth=reads,
    response=dossier_shapes.DossierList,
    operation_id="list_dossiers",
    url_name="list_dossiers",
)
def dossiers(
    request: HttpRequest,
    state: Annotated[State | None, Query()] = None,
    changed_since: Annotated[AwareDatetime | None, Query()] = None,
    cursor: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> dossier_shapes.DossierList:
    at, by = clockwork.now(), client(request)
    looks.note("search", None, by=by, at=at, words="api")
    return listing.page(by, listing.Wanted(state, changed_since, cursor, limit), at=at)


@router.get(
    "/dossiers/{dossier_code}",
    auth=reads,
    response=dossier_shapes.DossierShape,
    operation_id="read_dossier",
    url_name="dossier",
)
def dossier(request: HttpRequest, dossier_code: str) -> dossier_shapes.DossierShape:
    at = clockwork.now()
    found = own(request, dossier_code)
    looks.note("dossier", found.pk, by=client(request), at=at)
    return shown.whole(found, at=at)


def own(request: HttpRequest, code: str) -> Dossier:
    """Give a dossier that the caller filed; refuses any other as if there were none."""
    found = dossier_by_code(client(request), code)
    if found is None:
        raise Refusal("dossier.none")
    return found
