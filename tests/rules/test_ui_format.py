"""Numbers and dates in the reader's language, and colours that can be read. No database."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from motcua.web.ui import formats, glyphs, tags

UI = Path(formats.__file__).parent / "static/ui"
AT = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
EVENING = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)  # already Saturday in Vietnam


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (formats.when(AT, "vi"), "20/11/2026 lúc 14:30, thứ Sáu"),
        (formats.when(AT, "en"), "20 November 2026 at 14:30, Friday"),
        (formats.when(AT, "vi", with_weekday=False), "20/11/2026 lúc 14:30"),
        (formats.day(EVENING, "vi"), "21/11/2026"),
        (formats.day(date(2026, 9, 2), "vi"), "02/09/2026"),
        (formats.weekday(date(2026, 11, 22), "vi"), "Chủ nhật"),
        (formats.number(1234567, "vi"), "1.234.567"),
        (formats.number(1234567, "en"), "1,234,567"),
        (formats.number(98.4, "vi"), "98,4"),
        (formats.number(-1200, "vi"), "-1.200"),
        (formats.dong(50_000, "vi"), "50.000 đồng"),
        (formats.relative(AT - timedelta(days=3, hours=5), AT, "vi"), "3 ngày trước"),
        (formats.relative(AT + timedelta(hours=2), AT, "vi"), "2 giờ nữa"),
        (formats.relative(AT + timedelta(minutes=1), AT, "en"), "in 1 minute"),
        (formats.relative(AT - timedelta(days=2), AT, "en"), "2 days ago"),
        (formats.relative(AT, AT, "vi"), "chưa đến 1 phút trước"),
    ],
)
def test_words(said: str, expected: str) -> None:
    assert said == expected


def test_every_tag_has_a_shape() -> None:
    for key in (
        "draft",
        "submitted",
        "received",
        "in_progress",
        "decided",
        "delivered",
        "refused",
        "withdrawn",
        "stopped",
    ):
        found = tags.tag_for(key)
        assert found.text != key
        assert found.glyph in glyphs.PATHS


def _colours() -> dict[str, dict[str, str]]:
    """Give the colours of each theme; the dark one inherits what it does not change."""
    css = (UI / "tokens.css").read_text()
    dark = css[css.index("prefers-color-scheme: dark") : css.index("prefers-contrast: more")]
    find = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
    light = dict(find.findall(css[: css.index("@media")]))
    return {"light": light, "dark": light | dict(find.findall(dark))}


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    ("on-accent", "accent", 7.0),
    ("ink", "ground", 7.0), ("ink", "ground-soft", 7.0), ("ink", "ground-sunk", 7.0), ("ink", "accent-soft", 7.0),
    ("quiet", "ground", 4.5), ("quiet", "ground-soft", 4.5), ("quiet", "ground-sunk", 4.5), ("quiet", "accent-soft", 4.5),
    ("accent-ink", "ground", 4.5), ("late", "ground", 4.5),
    ("good", "good-soft", 4.5), ("wait", "wait-soft", 4.5), ("late", "late-soft", 4.5), ("info", "info-soft", 4.5),
    ("ink", "good-soft", 7.0), ("ink", "wait-soft", 7.0), ("ink", "late-soft", 7.0), ("ink", "info-soft", 7.0),
    ("edge", "ground", 3.0), ("edge", "ground-soft", 3.0), ("focus", "ground", 3.0), ("on-accent", "accent-deep", 4.5),
]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_contrast(theme: str, text: str, ground: str, least: float) -> None:
    known = _colours()[theme]
    assert _contrast(known[text], known[ground]) >= least


def test_only_the_tokens_name_colours_and_sizes() -> None:
    wrong = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\(|hsl|\b\d*\.?\d+(px|rem|pt|mm)\b")
    for path in [*UI.glob("parts/*.css"), UI / "portal.css", UI / "desk.css"]:
        rules = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        rules = re.sub(r"^@media print \{.*?^\}", "", rules, flags=re.DOTALL | re.MULTILINE)  # paper has its own
        assert not wrong.findall(rules), path.name


def test_tokens_and_their_uses_agree() -> None:
    known = set(re.findall(r"(--[a-z0-9-]+):", (UI / "tokens.css").read_text()))
    used = {name for path in UI.glob("parts/*.css") for name in re.findall(r"var\((--[a-z0-9-]+)\)", path.read_text())}
    tokens = set(re.findall(r"var\((--[a-z0-9-]+)\)", (UI / "tokens.css").read_text()))
    assert used | tokens == known
