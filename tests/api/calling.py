"""A system that calls the API in tests, and what it sends."""

import copy
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.base.actor import SYSTEM
from motcua.base.clockwork import now
from motcua.directory.acts.tokens import SCOPES, Wanted, create_token
from motcua.directory.models import Token
from tests import stories

PROBLEM = "application/problem+json"
ANSWERS: Mapping[str, Any] = {
    "requester_name": "Giàng Thị Mai", "requester_birth": "1998-03-15", "requester_id": "010198999101",
    "requester_phone": "0900000101",
    "requester_address": {"province": "15", "commune": "02746", "line": "Thôn Tòng Chú"},
    "requester_relation": "mother", "child_name": "Giàng A Phúc", "child_birth": "2026-11-02", "late": False,
    "child_sex": "male", "child_ethnicity": "Mông", "child_nationality": "Việt Nam",
    "child_hometown": "Xã Cốc San, tỉnh Lào Cai", "born_at": "home",
    "birth_address": {"province": "15", "commune": "02746", "line": "Thôn Tòng Chú"}, "proof_kind": "certificate",
    "mother_ethnicity": "Mông", "mother_nationality": "Việt Nam", "father_declared": False, "copies": 2,
    "declaration": True,
}  # fmt: skip
FILING: Mapping[str, Any] = {
    "procedure": "1.001193",
    "commune": "02746",
    "applicant": {
        "full_name": "Vàng Văn Sơn", "id_number": "010066999102", "birth_date": "1966", "sex": "male",
        "phone": "0900000102",
    },
    "mandate": {"kind": "authorisation", "reference": "12/UQ, 01/12/2026", "filer_name": "Nguyễn Văn Bình"},
    "answers": ANSWERS,
}  # fmt: skip


def photo(name: str = "giay-chung-sinh.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, stories.picture().getvalue(), "image/jpeg")


def filing(**changes: Any) -> dict[str, Any]:
    """Give a whole birth registration, with parts of it changed."""
    return {**copy.deepcopy(dict(FILING)), **changes}


@dataclass
class Caller:
    """A system with a token; `said` are headers of its own."""

    token: Token
    secret: str
    said: dict[str, str] = field(default_factory=dict)
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}", **self.said}

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(f"/api/v1{path}", query, headers=self.headers)

    def file(self, document: Any = None, *, key: str = "dot-1-so-0001", files: Mapping[str, Any] | None = None) -> Any:
        """File a dossier; the document is sent as it is when it is text already."""
        text = document if isinstance(document, str) else json.dumps(filing() if document is None else document)
        sent = {"dossier": text, **({"file.birth_proof": photo()} if files is None else files)}
        headers = {**self.headers, **({"Idempotency-Key": key} if key else {})}
        return self.client.post("/api/v1/dossiers", sent, headers=headers)

    def complete(
        self, code: str | None, document: Any, *, key: str = "bo-sung-0001", number: int = 1, **files: Any
    ) -> Any:
        """Answer a supplement request; each name of a file is its component."""
        sent = {"dossier": json.dumps(document), **{f"file.{name}": file for name, file in files.items()}}
        path = f"/api/v1/dossiers/{code}/supplements/{number}/answer"
        return self.client.post(path, sent, headers={**self.headers, "Idempotency-Key": key})

    def withdraw(self, code: str | None, reason: str = "Ông Sơn đổi ý.", *, key: str = "rut-0001") -> Any:
        path, headers = f"/api/v1/dossiers/{code}/withdrawal", {**self.headers, "Idempotency-Key": key}
        return self.client.post(path, {"reason": reason}, content_type="application/json", headers=headers)


def caller(system: str = "Ngân hàng Sao Mai", scopes: Sequence[str] = SCOPES, days: int = 30) -> Caller:
    return Caller(*create_token(Wanted(system, "Bình, 0900000199", scopes, days), by=SYSTEM, at=now()))


def problem(response: Any, status: int, code: str) -> dict[str, Any]:
    """Check that it is this problem, and give it."""
    body: dict[str, Any] = json.loads(response.content)
    assert (response.status_code, body["code"], body["status"]) == (status, code, status), body
    assert response.headers["Content-Type"] == PROBLEM
    assert body["request_id"] == response.headers["X-Request-Id"]
    return body
