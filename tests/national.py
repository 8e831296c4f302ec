"""National lists for tests: invented ones of a few procedures, and the real one with changes made by a seed."""

import copy
import gzip
import json
import os
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]
SHARED = Path(os.environ.get("MOTCUA_DATA", Path(__file__).resolve().parents[2] / "shared/data"))
LIST = SHARED / "procedures.jsonl.gz"
SAMPLES = SHARED / "portal_samples"
needs_list = pytest.mark.skipif(not LIST.exists(), reason="the national list is not here")


def row(code: str, name: str = "", **other: Any) -> Row:
    """Invent a procedure of the list without anything to look at; `other` replaces parts of it."""
    method = {"method": "DIRECT", "time": 5, "time_text": "", "unit": "WORKING_DAY", "description": "", "fees": []}
    paper = {"case": "Hồ sơ", "code": "KQ1", "name": "Đơn xin", "original_qty": 1, "copy_qty": 0, "required": False,
             "e_form": False, "is_processing_result": None, "forms": []}  # fmt: skip
    agency = {"promulgating": "Bộ Tư pháp", "promulgating_code": "G15", "executing": ["Sở Tư pháp"], "executing_codes": ["STP"],
              "authority": [], "authorized": [], "coordinating": [], "receiving_address": ""}  # fmt: skip
    made: Row = {
        "code": code, "id": f"id-{code}", "name": name or f"Thủ tục thử {code}", "levels": ["tỉnh"], "field": "Lĩnh vực thử",
        "field_code": "G15-X", "agency": agency, "components": [paper], "methods": [method], "cases": [], "conditions": "",
        "steps": [{"name": "", "description": "Bước 1: Nộp.\nBước 2: Nhận."}], "subjects": ["Công dân Việt Nam"],
        "result": [{"code": "KQ.1", "name": "Giấy thử"}], "legal_basis": [{"number": "1/2026/NĐ-CP", "name": "Nghị định thử"}],
        "keywords": "", "life_events": [], "flags": [], "kind": "STANDARD", "procedure_type": "OTHER", "state": "ACTIVE",
        "decision": {"number": "1/QĐ-BTP", "date": "2026-01-15T17:00:00Z", "published": None},
        "updated_at": "2026-06-06T02:18:30Z",
    }  # fmt: skip
    return made | other


def method(**parts: Any) -> Row:
    return {**row("1.900000")["methods"][0], **parts}


def fee(words: str, value: int | None = 0, currency: str | None = "VND") -> Row:
    return {"type": "FEE", "value": value, "currency": currency, "description": words}


def written(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write a whole list, packed when its name says so."""
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows).encode()
    path.write_bytes(gzip.compress(text, 1) if path.name.endswith(".gz") else text)
    return path


def real_rows() -> list[Row]:
    with gzip.open(LIST) as file:
        return [json.loads(line) for line in file]


def next_week(rows: list[Row], seed: int) -> tuple[list[Row], dict[str, dict[str, tuple[str, ...]]]]:
    """Change 200 procedures of a list; gives the new list, and by kind which codes changed in which fields."""
    dice = random.Random(seed)
    codes = [r["code"] for r in rows]
    chosen = dice.sample([r for r in copy.deepcopy(rows) if codes.count(r["code"]) == 1], 160)
    changed, gone, reused = chosen[:120], chosen[120:145], chosen[145:]
    fields = {one["code"]: _change(one, number) for number, one in enumerate(changed)}
    for one in reused:
        one |= {"id": f"new-{one['code']}", "name": f"Thủ tục khác {one['code']}"}
    new = [
        {**copy.deepcopy(rows[n]), "code": f"9.{n:06d}", "id": f"new-{n}", "name": f"Thủ tục mới {n}"}
        for n in range(40)
    ]
    instead = {one["code"]: one for one in (*changed, *reused)}
    kept = [instead.get(r["code"], r) for r in rows if r["code"] not in {one["code"] for one in gone}]
    told: dict[str, dict[str, tuple[str, ...]]] = {
        "new": {one["code"]: () for one in new},
        "changed": fields,
        "withdrawn": {one["code"]: () for one in gone},
    }
    return kept + new, told | {"reused": {one["code"]: ("name",) for one in reused}}


def _change(one: Row, number: int) -> tuple[str, ...]:
    """Change one or two fields, another kind in turn; gives the names they have in a record."""
    match number % 6:
        case 0:
            one["name"] += " (sửa đổi)"
            return ("name",)
        case 1:
            one["decision"] = {**one["decision"], "number": f"{number}/QĐ-MỚI"}
            return ("decision",)
        case 2:
            one["methods"].append(method(time=99, unit="DAY"))
            return ("methods",)
        case 3:
            one["components"] = [*one["components"], {**row("1.900000")["components"][0], "name": f"Giấy mới {number}"}]
            return ("components",)
        case 4:
            one["legal_basis"] = [*one["legal_basis"], {"number": f"{number}/2026/NĐ-CP", "name": "Nghị định mới"}]
            return ("legal_basis",)
        case _:
            one["steps"], one["conditions"] = [{"name": "", "description": f"Nộp {number}."}], f"Điều kiện {number}"
            return ("conditions", "steps")
