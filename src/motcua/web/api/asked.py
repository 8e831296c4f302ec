"""Read what a call carries: the document of a filing, the files beside it, and the fingerprint of both."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, BinaryIO, TypeVar

from django.conf import settings
from django.http import HttpRequest
from pydantic import BaseModel, ValidationError

from motcua.base.errors import Refusal
from motcua.base.text import clean
from motcua.catalog.models import Procedure
from motcua.catalog.queries import definition
from motcua.catalog.queries import procedure as published
from motcua.catalog.questions.typed import Raw
from motcua.dossiers import on_behalf
from motcua.dossiers.filing import FoundGap
from motcua.dossiers.models import ReturnWay
from motcua.dossiers.on_behalf import Filing, Upload
from motcua.web.api.dossier_shapes import FilingShape
from motcua.web.api.values import typed

PART, FILE = "dossier", "file."
Shape = TypeVar("Shape", bound=BaseModel)


def filing(request: HttpRequest, *, at: datetime) -> tuple[Filing, str]:
    """Give what is asked, and the SHA-256 of it; refuses what has another shape than the document says."""
    shape, uploads = carried(request, FilingShape)
    found = published(clean(shape.procedure))
    if found is None or found.current_id is None:
        raise Refusal("request.invalid", gaps=(FoundGap("dossier", "procedure", "value.unknown"),))
    raw, gaps = typed(definition(found.current_id), shape.answers)
    asked = _filing(found, shape, raw, uploads)
    if gaps:
        raise Refusal("submit.incomplete", gaps=(*gaps, *_others(asked, gaps, at=at)))
    return asked, fingerprint(shape, uploads)


def carried(request: HttpRequest, shape: type[Shape]) -> tuple[Shape, tuple[Upload, ...]]:
    """Give the document and the files of a call in several parts; refuses what has another shape."""
    if request.content_type != "multipart/form-data":
        raise Refusal("request.media_type")
    return _document(request, shape), tuple(_uploads(request))


def found_gaps(faults: Sequence[Any], above: tuple[str, ...] = ()) -> tuple[FoundGap, ...]:
    """Turn what the shapes found into gaps that point into the request."""
    places = [("body", *f["loc"][2:]) if f["loc"][:1] == ("body",) else f["loc"] for f in faults]  # [1] is our own name
    pointers = ["/" + "/".join(map(str, (*above, *place))) for place in places]
    return tuple(_found(str(f["type"]), pointer) for f, pointer in zip(faults, pointers, strict=True))


def _found(kind: str, pointer: str) -> FoundGap:
    if kind == "missing":
        return FoundGap("request", pointer, "answer.missing")
    return FoundGap("request", pointer, "value.unknown" if kind == "extra_forbidden" else "value.shape")


def _document(request: HttpRequest, shape: type[Shape]) -> Shape:
    """Read the part with the document, sent as a field or as a file; the parts beside it are files."""
    strange = [n for n in (*request.POST, *request.FILES) if n != PART and not n.startswith(FILE)]
    strange += [n for n in request.POST if n.startswith(FILE)]
    if strange:
        raise Refusal("request.invalid", gaps=tuple(_found("extra_forbidden", f"/{n}") for n in strange))
    text: str | bytes | None = request.POST.get(PART)
    if text is None and PART in request.FILES:
        text = request.FILES[PART].read()  # type: ignore[union-attr]  # one name, one file
    if text is None:
        raise Refusal("request.invalid", gaps=(_found("missing", f"/{PART}"),))
    try:
        return shape.model_validate_json(text)
    except ValidationError as fault:
        errors = fault.errors(include_url=False, include_context=False, include_input=False)
        if any(e["type"] == "json_invalid" for e in errors):
            raise Refusal("request.not_readable") from fault
        raise Refusal("request.invalid", gaps=found_gaps(errors, (PART,))) from fault


def _uploads(request: HttpRequest) -> Iterator[Upload]:
    for name in sorted(n for n in request.FILES if n.startswith(FILE)):
        for file in request.FILES.getlist(name):
            size = file.size or 0
            if size > settings.MOTCUA_MAX_FILE:
                raise Refusal("file.too_large", size=size, most=settings.MOTCUA_MAX_FILE)
            content: BinaryIO = file  # type: ignore[assignment]  # Django's file is one in all but its type
            yield Upload(clean(name.removeprefix(FILE)), file.name or "", size, content)


def _filing(found: Procedure, shape: FilingShape, raw: Raw, files: tuple[Upload, ...]) -> Filing:
    body = shape.organisation
    return Filing(
        procedure=found, commune=shape.commune, raw=raw, files=files,
        applicant=on_behalf.Applicant(**shape.applicant.model_dump()),
        mandate=on_behalf.Mandate(**shape.mandate.model_dump()),
        organisation=on_behalf.Body(**body.model_dump()) if body else None,
        return_way=ReturnWay(shape.return_way) if shape.return_way else None,
    )  # fmt: skip


def _others(asked: Filing, known: Sequence[FoundGap], *, at: datetime) -> Iterator[FoundGap]:
    """Find the remaining gaps, so that all come together; an answer of the wrong shape is not missing as well."""
    named = {gap.key for gap in known}
    read = on_behalf.read(asked, definition(asked.procedure.current_id or 0), at=at)
    return (gap for gap in read.gaps if gap.part != "question" or gap.key not in named)


def fingerprint(shape: BaseModel, files: Sequence[Upload] = (), *, of: str = "") -> str:
    """Give the SHA-256 of what is asked; `of` says of what, where the same may be asked of another."""
    whole = hashlib.sha256((of + json.dumps(shape.model_dump(mode="json"), sort_keys=True)).encode())
    for file in files:
        file.content.seek(0)
        whole.update(f"\n{file.component}\n{file.name}\n".encode("utf-8", "replace"))
        whole.update(hashlib.file_digest(file.content, "sha256").digest())  # type: ignore[arg-type]  # BinaryIO is one
        file.content.seek(0)
    return whole.hexdigest()
