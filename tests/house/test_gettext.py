"""Every word of the interface has its English, with the same places to fill, and nothing is shown past the catalogue."""

import ast
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from motcua.project.words import FOLDER
from motcua.project.words_extract import collect, missing, renewed, written
from tests.house.source import SRC, Module, called, complain, files, modules, place_of

SOURCE = FOLDER / "en" / "LC_MESSAGES" / "django.po"
PLACE = re.compile(r"%\((\w+)\)[a-z]|%[sd]|\{(\w*)\}")
VIETNAMESE = re.compile("[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]", re.IGNORECASE)
SAID = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
TAG = re.compile(
    r"{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|{{.*?}}|{#.*?#}|{% comment.*?endcomment %}|<!--.*?-->",
    re.DOTALL,
)


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with SOURCE.open("rb") as text:
        return read_po(text, locale="en")


def _words(catalogue: Catalog) -> Iterator[Message]:
    return (m for m in catalogue if m.id)


def test_every_word_has_english(catalogue: Catalog) -> None:
    wanted = {str(m.id) for m in _words(collect())}
    assert len(wanted) > 500
    standing = {str(m.id) for m in _words(catalogue)}
    found = dict.fromkeys(wanted - standing, "is not in the catalogue: make words")
    found |= dict.fromkeys(standing - wanted, "is said no more: make words")
    complain("words-en", found | dict.fromkeys(missing(catalogue), "has no English"))


def test_the_catalogue_is_as_the_tool_writes_it() -> None:
    assert SOURCE.read_bytes() == written(renewed(SOURCE))


def _places(words: object) -> list[str]:
    return sorted(m.group(0) for m in PLACE.finditer(str(words)))


def test_english_fills_the_same_places(catalogue: Catalog) -> None:
    found = {}
    for message in _words(catalogue):
        if isinstance(message.id, str) and _places(message.id) != _places(message.string):
            found[message.id] = f"{_places(message.id)} against {_places(message.string)}"
    complain("places-en", found)


def test_english_is_english(catalogue: Catalog) -> None:
    """Names stay as they are in quotation marks or brackets; a sentence does not."""
    kept = re.compile(r"“[^”]*”|\([^)]*\)|Một Cửa|Tiếng Việt|Lào Cai|Cốc San|đồng|NĐ-CP")
    found = {m.string: str(m.id) for m in _words(catalogue) if VIETNAMESE.search(kept.sub("", str(m.string)))}
    complain("english", {str(k): v for k, v in found.items()})


def test_templates_say_nothing_past_the_catalogue() -> None:
    found = {}
    for path in files(SRC / "web", ".html"):
        plain = TAG.sub("", path.read_text("utf-8"))
        shown = [line.strip() for line in plain.splitlines() if VIETNAMESE.search(line)]
        if shown:
            found[place_of(path)] = shown[0][:100]
    complain("template-words", found)


def _unsaid(module: Module) -> Iterator[ast.Constant]:
    said = {id(c) for n in ast.walk(module.tree) if isinstance(n, ast.Call) and called(n) in SAID for c in ast.walk(n)}
    texts = {id(n.value) for n in ast.walk(module.tree) if isinstance(n, ast.Expr)}
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Constant) or id(node) in said | texts:
            continue
        if isinstance(node.value, str) and VIETNAMESE.search(node.value):
            yield node


def test_surfaces_say_nothing_past_the_catalogue() -> None:
    surfaces = [m for m in modules() if m.name.startswith("motcua.web.")]
    found = {m.place: f"line {n.lineno}: {str(n.value)[:60]}" for m in surfaces for n in _unsaid(m)}
    complain("surface-words", found)
