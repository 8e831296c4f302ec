"""The papers of the project say what is there: files, words of the law, libraries, the version."""

import ast
import importlib.metadata
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from motcua.base.version import version
from tests.house.source import ROOT, SRC, complain, modules

PAGES = [
    *sorted((ROOT / "docs").rglob("*.md")),
    *(ROOT / name for name in ("README.md", "README.vi.md", "CHANGELOG.md")),
]
QUOTED = re.compile(r"`([\w./<>-]+)`")
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
SOURCE = re.compile(r"\b(?:BLDS|BLLD|LGDDT|L\d+|ND\d+|TT\d+|QD\d+)-(?:19|20)\d\d\b")
ROOTED = ("src/", "tests/", "docs/", ".ci/")
IMPORTED_AS = {"pi-heif": "pi_heif", "argon2-cffi": "argon2", "prometheus-client": "prometheus_client"}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _missing(page: Path) -> Iterator[str]:
    for name in QUOTED.findall(_text(page)):
        if name.startswith(ROOTED) and "<" not in name and not (ROOT / name).exists():
            yield name
    for target in LINK.findall(_text(page)):
        if "://" not in target and not (page.parent / target).exists():
            yield target


def test_every_named_file_exists() -> None:
    assert len(PAGES) > 15
    complain("named-file", {f"{page.name}:{name}": "does not exist" for page in PAGES for name in _missing(page)})


def test_how_tos_name_the_files_to_touch() -> None:
    pages = sorted((ROOT / "docs" / "howto").glob("*.md"))
    assert len(pages) >= 3
    for page in pages:
        table = _text(page).split("## Files to touch")[1].split("\n## ")[0]
        assert len(QUOTED.findall(table)) >= 4, page.name


def test_the_map_knows_every_package() -> None:
    map_ = _text(ROOT / "docs" / "map.md")
    packages = [p.name for p in sorted(SRC.iterdir()) if (p / "__init__.py").exists()]
    surfaces = [f"web/{p.name}" for p in sorted((SRC / "web").iterdir()) if (p / "__init__.py").exists()]
    complain("map", {p: "is not on the map" for p in (*packages, *surfaces) if p != "web" and f"`{p}/" not in map_})


def _rows(page: str, head: str) -> list[list[str]]:
    """Give the cells of the rows under a table's head."""
    table = _text(ROOT / "docs" / page).split(head)[1].split("\n\n")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    return [row for row in rows if set(row[0]) - set("-")]


def _names() -> set[str]:
    """Give every name of the program: functions, classes, columns, constants."""
    found = set()
    for module in modules():
        for node in ast.walk(module.tree):
            match node:
                case (
                    ast.Name(id=name) | ast.Attribute(attr=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name)
                ):
                    found.add(name)
                case ast.Constant(value=str(name)) if name.isidentifier():
                    found.add(name)
    return found


def test_every_word_of_the_glossary_is_a_name_in_code() -> None:
    rows, names = _rows("glossary.md", "| never |\n"), _names()
    assert len(rows) > 40
    complain("glossary", {row[1]: "is no name in the code" for row in rows if row[1].strip("`") not in names})


def test_one_word_for_one_thing() -> None:
    """No class and no address carries a word that the glossary rules out."""
    never = {w.strip() for row in _rows("glossary.md", "| never |\n") for w in row[4].split(",") if w.strip()}
    assert {"application", "case"} <= never
    classes = {(m.place, n.name) for m in modules() for n in ast.walk(m.tree) if isinstance(n, ast.ClassDef)}
    found = {f"{place}::{name}": "see the glossary" for place, name in classes if name.lower().rstrip("s") in never}
    addresses = {
        (m.place, str(n.value))
        for m in modules()
        if m.path.name == "urls.py"
        for n in ast.walk(m.tree)
        if isinstance(n, ast.Constant)
    }
    found |= {
        f"{p}::{v}": "see the glossary"
        for p, v in addresses
        if set(re.split(r"[/_<>:]", str(v).lower())) & never - {"file"}
    }
    complain("other-word", found)


def test_every_source_of_law_is_listed() -> None:
    listed = set(SOURCE.findall(_text(ROOT / "docs" / "glossary.md").split("## Sources")[1]))
    texts = {m.place: m.text for m in modules()} | {str(p.relative_to(ROOT)): _text(p) for p in PAGES}
    found = {
        f"{place}:{key}": "is not in docs/glossary.md"
        for place, text in texts.items()
        for key in map(str, SOURCE.findall(text))
    }
    complain("source", {place: why for place, why in found.items() if place.rsplit(":", 1)[1] not in listed})


def _libraries() -> dict[str, tuple[str, str]]:
    return {r[0]: (r[1], r[3]) for r in _rows("decisions/0001-dependencies.md", "| imported in |\n")}


def test_every_library_has_its_reason_and_licence() -> None:
    project = tomllib.loads(_text(ROOT / "pyproject.toml"))["project"]
    wanted = {re.split(r"[\[<>=~]", need)[0] for need in project["dependencies"]}
    told = _libraries()
    complain("library", dict.fromkeys(wanted ^ set(told), "stands in one of pyproject.toml and decision 0001 only"))
    for name, (licence, _where) in told.items():
        known = importlib.metadata.metadata(name).json
        said = str(known.get("license_expression") or known.get("license") or known.get("classifier"))
        assert licence.split()[0].split("-")[0] in said, f"{name}: {said}"


def _import_of(module: str) -> str:
    """Match an import, and the two ways to find files that a library brings."""
    return rf"""^\s*(from|import) {module}\b|(find_spec|files)\("{module}"\)"""


def test_libraries_are_imported_where_it_says() -> None:
    modules_of: dict[str, str] = {}
    for module, owners in importlib.metadata.packages_distributions().items():
        modules_of |= {owner.lower(): module for owner in owners if not module.startswith("_")}
    for name, (_licence, where) in _libraries().items():
        imported = IMPORTED_AS.get(name, modules_of.get(name, name))
        used = {m.path.relative_to(SRC).parts[0] for m in modules() if re.search(_import_of(imported), m.text, re.M)}
        if where.startswith("everywhere but "):
            assert not used & set(where.removeprefix("everywhere but ").split(", ")), name
        else:
            assert used == (set() if where.startswith("by ") else set(where.split(", "))), name


def test_the_version_stands_in_the_changelog_and_nowhere_else() -> None:
    assert re.findall(r"^## \[?(\d+\.\d+\.\d+)", _text(ROOT / "CHANGELOG.md"), re.MULTILINE)[0] == version()
    asks = [m.place for m in modules() if 'metadata.version("motcua")' in m.text]
    assert len(asks) == 1, asks


def test_decisions_are_numbered_and_have_three_parts() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [p.name[:4] for p in pages] == [f"{n:04d}" for n in range(1, len(pages) + 1)]
    for page in pages:
        assert all(f"**{part}.**" in _text(page) for part in ("Context", "Choice", "Consequence")), page.name


def test_the_licence_is_the_one_that_is_declared() -> None:
    project = tomllib.loads(_text(ROOT / "pyproject.toml"))["project"]
    assert project["license"] == "EUPL-1.2"
    assert _text(ROOT / "LICENSE").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
