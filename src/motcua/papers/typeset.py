"""Facts in, PDF out: PDF/A-2a and PDF/UA-1, one font, the same bytes for the same facts."""

import io
import json
from dataclasses import asdict
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock

import segno
import typst

from motcua.base import money
from motcua.base.money import Dong
from motcua.papers import wording
from motcua.papers.facts import ApologyFacts, ReceiptFacts, ResultFacts

FONT = "Noto Serif"  # stands in for Times New Roman, which may not be passed on
_TEMPLATES = Path(__file__).parent / "templates"
_one_at_a_time = Lock()  # a compiler keeps the inputs of its last paper


def receipt(facts: ReceiptFacts) -> bytes:
    """Typeset form 01; raises typst.TypstError when a template is wrong."""
    owed = {"total": _word(Dong(sum(f.amount for f in facts.fees)))}
    return _typeset("receipt.typ", _words(facts) | owed, facts.received_at)


def apology(facts: ApologyFacts) -> bytes:
    """Typeset form 04; raises typst.TypstError when a template is wrong."""
    return _typeset("apology.typ", _words(facts), facts.at)


def result(facts: ResultFacts) -> bytes:
    return _typeset("result.typ", _words(facts), facts.decided_at)


def _typeset(template: str, words: dict[str, object], at: datetime) -> bytes:
    inputs = {"facts": json.dumps(words, ensure_ascii=False)}
    with _one_at_a_time:
        made = _compiler(template).compile(
            format="pdf", sys_inputs=inputs, pdf_standards=["a-2a", "ua-1"], timestamp=int(at.timestamp())
        )
    assert isinstance(made, bytes)
    return made


@cache
def _compiler(template: str) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_font_folder()])
    return typst.Compiler(_TEMPLATES / template, root=_TEMPLATES, font_paths=fonts)


def _font_folder() -> str:
    return str(files("fontpkg_noto_serif") / "files")


def _words(facts: ReceiptFacts | ApologyFacts | ResultFacts) -> dict[str, object]:
    words = asdict(facts, dict_factory=lambda items: {key: _word(value) for key, value in items})
    return words | {"font": FONT, "qr": _qr(facts.follow_url)}


def _word(value: object) -> object:
    """Turn a plain value into what stands on paper."""
    match value:
        case str():
            return wording.printable(value)
        case datetime():
            return wording.moment(value)
        case Dong():
            return money.show(value)
        case tuple():
            return [_word(v) for v in value]
    return value


def _qr(address: str) -> str:
    """Draw the QR code as SVG; level M still reads with a fold across it."""
    out = io.BytesIO()
    segno.make_qr(address, error="m").save(out, kind="svg", border=0, xmldecl=False, svgns=True, nl=False)
    return out.getvalue().decode()
