"""Templates: no inline style or script, nothing unescaped, no address by hand, and every part they name exists."""

import re
from pathlib import Path

from django.template.loader import get_template

from tests.house.source import SRC, complain, files, place_of

INLINE = re.compile(r"""\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:""", re.IGNORECASE)
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape off|mark_safe")
BY_HAND = re.compile(r"""\b(href|action|formaction)=["']/[^"']""")
ELSEWHERE = re.compile(r"""\b(src|href|action)=["']?(https?:)?//""")
COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
PARTS = re.compile(r"""{% (?:include|extends) ["']([^"']+)""")


def _pages() -> dict[Path, str]:
    pages = [p for p in files(SRC / "web", ".html") if "templates" in p.parts]
    assert len(pages) > 50
    return {p: COMMENT.sub("", p.read_text("utf-8")) for p in pages}


def _against(pattern: re.Pattern[str]) -> dict[str, str]:
    return {place_of(p): found[0] for p, text in _pages().items() if (found := pattern.search(text))}


def test_no_style_and_no_script_inside() -> None:
    complain("inline", _against(INLINE))


def test_nothing_is_left_unescaped() -> None:
    marked = {place_of(p): "marks a text as safe" for p in files(SRC, ".py") if "mark_safe(" in p.read_text("utf-8")}
    complain("escape", _against(UNESCAPED) | marked)


def test_addresses_are_asked_for() -> None:
    complain("by-hand", _against(BY_HAND))


def test_nothing_is_fetched_from_elsewhere() -> None:
    complain("elsewhere", _against(ELSEWHERE))


def _name(path: Path) -> str:
    return "/".join(path.parts[path.parts.index("templates") + 1 :])


def test_every_template_compiles() -> None:
    for path in _pages():
        get_template(_name(path))


def test_every_part_exists_and_every_template_is_used() -> None:
    pages = _pages()
    known = {_name(p): p for p in pages}
    named = {part for text in pages.values() for part in PARTS.findall(text)}
    complain("part", dict.fromkeys(named - set(known), "does not exist"))
    code = "".join(p.read_text("utf-8") for p in files(SRC, ".py"))
    ours = {n: p for n, p in known.items() if n not in named and "/" in n}
    idle = {place_of(p): "nobody shows it" for n, p in ours.items() if not _is_shown(n, code)}
    complain("idle-template", idle)


def _is_shown(name: str, code: str) -> bool:
    """Code names a template whole, by its last part, or by its stem put into a pattern."""
    last = name.rsplit("/", 1)[-1]
    return name in code or f'"{last}"' in code or f'"{last.removesuffix(".html")}"' in code
