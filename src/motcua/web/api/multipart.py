"""The body of a filing and of a completion, as the document describes it: one part with the dossier, one part for each file."""

from typing import Any

_FILE = {"type": "array", "items": {"type": "string", "format": "binary"}}
EXAMPLE: dict[str, Any] = {
    "procedure": "1.001193",
    "commune": "02746",
    "applicant": {
        "full_name": "Vang Van Son",
        "id_number": "010066999102",
        "birth_date": "1966",
        "sex": "male",
        "phone": "0900000102",
    },
    "mandate": {"kind": "authorisation", "reference": "12/UQ, 2026-12-01", "filer_name": "Nguyen Van Binh"},
    "answers": {"child_name": "Vang A Phuc", "child_birth": "2026-11-02", "late": False, "copies": 2},
}
COMPLETION: dict[str, Any] = {"answers": {"child_name": "Vang A Phuc"}, "replies": {"component:birth_proof": "…"}}


def body(shape: str, example: dict[str, Any]) -> dict[str, Any]:
    """Describe a call that carries a document of this shape, and files."""
    schema = {
        "type": "object",
        "required": ["dossier"],
        "properties": {"dossier": {"$ref": f"#/components/schemas/{shape}"}},
        "patternProperties": {r"^file\.[a-z0-9_]+$": _FILE},
        "additionalProperties": False,
    }
    told = {
        "schema": schema,
        "encoding": {"dossier": {"contentType": "application/json"}},
        "example": {"dossier": example},
    }
    return {"requestBody": {"required": True, "content": {"multipart/form-data": told}}}


FILING, COMPLETING = body("FilingShape", EXAMPLE), body("CompletionShape", COMPLETION)
