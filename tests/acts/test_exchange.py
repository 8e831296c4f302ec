"""A procedure as a file: what goes out comes in, altered files do not, and what is lacking is said."""

import json

import pytest

from motcua.base.errors import Refusal
from motcua.catalog.exchange import Lack, LackKind, exported, lacks, read_file
from motcua.catalog.models import Procedure, Revision
from tests.town import vn

ON = vn("2026-12-07 09:00").date()


def _file(code: str = "2.002288") -> bytes:
    return exported(Revision.objects.get(procedure__code=code).document, source="Lào Cai", revision=1, on=ON)


def test_what_goes_out_comes_in(province: None) -> None:
    for code in Procedure.objects.values_list("code", flat=True):
        found = read_file(_file(code))
        assert (found.code, found.source) == (code, "Lào Cai")
        assert found.document == Revision.objects.get(procedure__code=code).document
        assert lacks(found.document, found.names, on=ON) == ()


def test_it_names_what_it_points_at(province: None) -> None:
    needs = json.loads(_file())["needs"]
    assert needs["agencies"] == {"SXD": "Sở Xây dựng tỉnh Lào Cai"}
    assert needs["units"]["QLVT"]
    assert needs["forms"]


def test_what_is_lacking_is_said(province: None) -> None:
    found = read_file(_file())
    document = {**found.document, "agency": "SGTVT", "field": "Lĩnh vực lạ"}
    document["topics"] = [{"key": "t", "title": "T", "questions": [{"key": "q", "type": "hologram", "label": "?"}]}]
    document["route"] = [{**document["route"][0], "unit": "VT", "role": "king"}]
    names = {"SGTVT": "Sở Giao thông vận tải"}
    assert set(lacks(document, names, on=ON)) == {
        Lack(LackKind.AGENCY, "SGTVT", "Sở Giao thông vận tải"), Lack(LackKind.UNIT, "VT"), Lack(LackKind.ROLE, "king"),
        Lack(LackKind.FIELD, "Lĩnh vực lạ"), Lack(LackKind.QUESTION_TYPE, "hologram"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("part", "value", "no"),
    [
        ("version", 2, "file_version"), ("sha256", "0" * 64, "file_altered"), ("format", "x", "file_unreadable"),
        ("document", [], "file_unreadable"), ("needs", None, "file_unreadable"),
    ],
)  # fmt: skip
def test_it_refuses(part: str, value: object, no: str, province: None) -> None:
    whole = {**json.loads(_file()), part: value}
    with pytest.raises(Refusal, match=no):
        read_file(json.dumps(whole).encode())


def test_it_refuses_what_is_no_procedure() -> None:
    for content in (b"", b"null", b"[]", b"\xff", b"{" * 5000):
        with pytest.raises(Refusal, match="file_unreadable"):
            read_file(content)
    with pytest.raises(Refusal, match="file_too_large"):
        read_file(b" " * (2 * 1024 * 1024 + 1))
