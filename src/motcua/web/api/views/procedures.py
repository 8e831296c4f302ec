"""Procedures and places: open to everybody."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.base.text import clean
from motcua.catalog import queries as catalog
from motcua.directory.queries import commune_agencies
from motcua.web.api import cursors, shapes
from motcua.web.api.shown import procedure as shown

router = Router(tags=["procedures"])


@router.get(
    "/procedures",
    response=shapes.ProcedureList,
    operation_id="list_procedures",
    url_name="procedures",
)
def procedures(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=200)] = "",
    cursor: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> shapes.ProcedureList:
    begin = _offset(cursor)
    found = list(catalog.procedures(text=clean(q))[begin : begin + limit + 1])
    more = cursors.written(begin + limit) if len(found) > limit else ""
    return shapes.ProcedureList(items=[shown.row(p) for p in found[:limit]], next=more)


def _offset(cursor: str) -> int:
    match cursors.read(cursor):
        case []:
            return 0
        case [int(begin)] if 0 < begin < 100_000:
            return begin
    raise cursors.refused()


@router.get(
    "/procedures/{code}",
    response=shapes.ProcedureShape,
    operation_id="read_procedure",
    url_name="procedure",
)
def procedure(request: HttpRequest, code: str) -> shapes.ProcedureShape:
    found = catalog.procedure(clean(code))
    if found is None:
        raise Refusal("procedure.none")
    return shown.whole(found, at=clockwork.now())


@router.get(
    "/agencies",
    response=shapes.AgencyList,
    operation_id="list_agencies",
    url_name="agencies",
)
def agencies(request: HttpRequest) -> shapes.AgencyList:
    found = commune_agencies(clockwork.today(clockwork.now()))
    return shapes.AgencyList(items=[shown.agency(a) for a in found])
