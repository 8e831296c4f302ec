"""Colours and sizes stand in tokens.css; the other files name tokens, and the sides of a text, not of the screen."""

import re
from pathlib import Path

from tests.house.source import SRC, complain, files, place_of

TOKENS = SRC / "web" / "ui" / "static" / "ui" / "tokens.css"
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(rgb|rgba|hsl|hsla|oklch|oklab|lab|lch|color)\(", re.IGNORECASE)
NAMED = re.compile(r":\s*[^;]*\b(white|black|red|green|blue|gr[ae]y|yellow|orange|silver|navy|maroon)\b")
PIXELS = re.compile(r"\b\d*\.?\d+px\b")
SIDES = re.compile(
    r"\b(margin|padding|border)-(left|right|top|bottom)\b|^\s*(left|right|top|bottom|width|height|(min|max)-(width|height))\s*:"
)
USED = re.compile(r"var\((--[\w-]+)")
DEFINED = re.compile(r"^\s*(--[\w-]+)\s*:", re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def _styles() -> dict[Path, str]:
    return {p: COMMENT.sub("", p.read_text("utf-8")) for p in files(SRC / "web", ".css")}


def _lines(pattern: re.Pattern[str]) -> dict[str, str]:
    found = {}
    for path, text in _styles().items():
        for line in text.splitlines():
            if path != TOKENS and not line.lstrip().startswith("@media") and pattern.search(line):
                found[place_of(path)] = line.strip()
    return found


def test_colours_stand_in_the_tokens() -> None:
    assert COLOUR.search(TOKENS.read_text("utf-8"))
    complain("colour", _lines(COLOUR) | _lines(NAMED))


def test_sizes_stand_in_the_tokens() -> None:
    complain("pixels", _lines(PIXELS))


def test_styles_use_logical_sides() -> None:
    complain("sides", _lines(SIDES))


def test_every_token_is_defined_and_used() -> None:
    styles = _styles()
    everywhere = "".join(styles.values())
    defined, used = set(DEFINED.findall(everywhere)), set(USED.findall(everywhere))
    complain("token", dict.fromkeys(used - defined, "is not defined") | dict.fromkeys(defined - used, "is not used"))
