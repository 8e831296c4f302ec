"""The whole catalogue for other programs: CSV for tables, JSON with papers, limits and money."""

import json
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalog import reading
from motcua.catalog.definition import Definition
from motcua.catalog.everything import each_listed, each_published
from motcua.catalog.models import NationalEntry, NationalVersion, Procedure
from motcua.catalog.national.comparing import level_of
from motcua.catalog.national.judged import Judged, judge
from motcua.catalog.national.own import PORTAL
from motcua.catalog.national.record import from_document
from motcua.web.portal.pages.described import absolute
from motcua.web.ui.exports import Column, Sheet

COLUMNS = ("code", "name", "field", "level", "published", "handling", "channels", "decides", "decision", "result", "limits",
           "fees", "components", "source", "url")  # fmt: skip
Row = dict[str, Any]


def rows() -> Iterator[Row]:
    """Give every procedure as plain values; amounts in đồng, what was not understood as the words it was said in."""
    for procedure in each_published():
        yield _published(procedure)
    for entry in each_listed():
        if entry.current is not None:
            yield _listed(entry, entry.current)


def _published(procedure: Procedure) -> Row:
    assert procedure.current is not None
    known = reading.read(procedure.current.document)
    return {
        "code": procedure.code, "name": known.name, "field": known.field, "level": known.level, "published": True,
        "handling": known.handling.value, "channels": [c.value for c in known.channels], "decides": known.decides,
        "decision": known.decision, "result": known.result_name, "limits": [_limit(r) for r in known.limits],
        "fees": _fees(known), "components": [one.name for one in known.components],
        "source": procedure.current.source, "url": _url(procedure.code),
    }  # fmt: skip


def _limit(rule: Any) -> Row:
    return {"amount": f"{rule.amount:f}", "unit": rule.unit.value, "case": rule.case, "channel": rule.channel}


def _fees(known: Definition) -> list[Row]:
    told = [{"name": f.name, "amount": f.amount or None, "words": f.note, "channel": f.channel} for f in known.fees]
    return told or ([{"name": "", "amount": None, "words": known.fee_words, "channel": ""}] if known.fee_words else [])


def _listed(entry: NationalEntry, version: NationalVersion) -> Row:
    judged = judge(from_document(version.document))
    record = judged.record
    return {
        "code": entry.key, "name": record.name, "field": record.field, "level": level_of(record.levels),
        "published": False, "handling": "", "channels": list(dict.fromkeys(m.channel for m in record.methods)),
        "decides": ", ".join(record.executing or record.authority), "decision": record.decision,
        "result": "; ".join(one.name for one in record.results), "limits": _listed_limits(judged),
        "fees": [_listed_fee(one) for one in judged.fees.fees], "components": [c.name for c in record.components],
        "source": f"{PORTAL}, {version.at:%Y-%m-%d}", "url": _url(entry.key),
    }  # fmt: skip


def _listed_limits(judged: Judged) -> list[Row]:
    found = judged.limits.limits
    return [
        {"amount": f"{o.length.amount:f}", "unit": o.length.unit.value, "case": o.case, "channel": o.channel}
        for o in found
    ]


def _listed_fee(one: Any) -> Row:
    amount = one.amount if one.amount or one.rule == "free" else None
    return {"name": one.kind, "amount": amount, "words": one.words, "channel": ", ".join(one.channels)}


def _url(code: str) -> str:
    return absolute(reverse("portal:procedure", args=[code]))


def sheet() -> Sheet:
    """Give the list as a table: lists inside a cell are joined, a limit or a line of money is one text."""
    return Sheet(
        "thu-tuc", [Column(name) for name in COLUMNS], ([_cell(row[name]) for name in COLUMNS] for row in rows())
    )


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return " | ".join(_cell(one) for one in value)
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part not in ("", None))
    return str(value)


def document() -> Iterator[bytes]:
    """Write the list as one JSON document, a procedure a line."""
    head = {"source": _("Cổng Dịch vụ công quốc gia và công bố của tỉnh"), "columns": COLUMNS}
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]},\n"procedures": ['.encode()
    for number, row in enumerate(rows()):
        yield f"{',' if number else ''}\n{json.dumps(row, ensure_ascii=False)}".encode()
    yield b"\n]}\n"
