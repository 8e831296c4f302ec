"""What a system does for the owner after it has filed, as far as its mandate goes: complete, withdraw."""

from django.http import HttpRequest
from ninja import Router

from motcua.base import clockwork
from motcua.base.errors import refuse_if
from motcua.dossiers import mandates
from motcua.dossiers.acts.answer_for import answer_for, withdraw_for
from motcua.files import looks
from motcua.web.api import completing, dossier_shapes, multipart
from motcua.web.api.clients import client, completes, reads, withdraws
from motcua.web.api.shown import dossier as shown
from motcua.web.api.views.dossiers import Key, own

router = Router(tags=["dossiers"])


@router.get(
    "/dossiers/{dossier_code}/supplements",
    auth=reads,
    response=dossier_shapes.AskedList,
    operation_id="list_supplements",
    url_name="supplements",
)
def supplements(request: HttpRequest, dossier_code: str) -> dossier_shapes.AskedList:
    at, found = clockwork.now(), own(request, dossier_code)
    refuse_if(mandates.ended(found.mandated.valid_until, at))
    looks.note("dossier", found.pk, by=client(request), at=at, words="supplements")
    return shown.asked_of(found)


@router.post(
    "/dossiers/{dossier_code}/supplements/{int:number}/answer",
    auth=completes,
    response=dossier_shapes.DossierShape,
    operation_id="answer_supplement",
    url_name="answer_supplement",
    openapi_extra=multipart.COMPLETING,
)
def answer_supplement(
    request: HttpRequest, dossier_code: str, number: int, idempotency_key: Key
) -> dossier_shapes.DossierShape:
    at, by, found = clockwork.now(), client(request), own(request, dossier_code)
    sent, asking = completing.completion(request, found, number, idempotency_key)
    answer_for(found.pk, sent, asking, by=by, at=at)
    return shown.whole(own(request, dossier_code), at=at)


@router.post(
    "/dossiers/{dossier_code}/withdrawal",
    auth=withdraws,
    response=dossier_shapes.DossierShape,
    operation_id="withdraw_dossier",
    url_name="withdraw_dossier",
)
def withdraw(
    request: HttpRequest, dossier_code: str, withdrawal: dossier_shapes.WithdrawalShape, idempotency_key: Key
) -> dossier_shapes.DossierShape:
    at, by, found = clockwork.now(), client(request), own(request, dossier_code)
    reason, asking = completing.withdrawal(withdrawal, found, idempotency_key)
    withdraw_for(found.pk, reason, asking, by=by, at=at)
    return shown.whole(own(request, dossier_code), at=at)
