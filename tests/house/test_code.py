"""Rules that a reader of the syntax can check: the clock, silent catches, names, who and when, the doors to rows."""

import ast
import re
from collections.abc import Iterator

from tests.house.source import (
    SRC,
    TESTS,
    Function,
    Module,
    called,
    calls,
    complain,
    files,
    functions,
    modules,
    place_of,
)

CLOCK = re.compile(
    r"(?<!clockwork)\.(now|utcnow|today|localtime|localdate)$|^time\.(time|time_ns|localtime|gmtime|ctime)$|(^|\.)Now$"
)
CLOCK_NAMES = {"time", "time_ns", "localtime", "gmtime", "ctime"}
CLOCK_OF_SQL = re.compile(r"\bnow\(\)|\bcurrent_(timestamp|date|time)\b|\bclock_timestamp\(", re.IGNORECASE)
CLOCK_OF_ROWS = {"auto_now", "auto_now_add"}
SHAPELESS = {"util", "utils", "helpers", "common", "manager", "managers", "service", "services", "misc", "base"}
OTHER_WORDS = re.compile(r"(Application|Case|Folder|Ticket)$|(Util|Helper|Manager|Service|Mixin|Base)s?$|^Base[A-Z]")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK|TBD)\b|NotImplementedError")
CORE = ("base", "directory", "catalog", "files", "dossiers", "clock", "flow")
SURFACE = ("django.http", "django.shortcuts", "django.urls", "django.template", "django.core.mail", "httpx", "requests")
UNSCOPED = ("dossiers", "measures", "project")
BROAD = {"Exception", "BaseException"}


def _package(module: Module) -> str:
    return module.path.relative_to(SRC).parts[0]


def _at(node: ast.AST, what: str) -> str:
    return f"line {getattr(node, 'lineno', 0)}: {what}"


def _reads_clock(node: ast.AST) -> bool:
    match node:
        case ast.Call():
            return bool(CLOCK.search(called(node)))
        case ast.ImportFrom(module="time"):
            return bool(CLOCK_NAMES & {alias.name for alias in node.names})
        case ast.keyword():
            return node.arg in CLOCK_OF_ROWS or (node.arg == "default" and "timezone.now" in ast.unparse(node.value))
        case ast.Constant(value=str(text)):
            return bool(CLOCK_OF_SQL.search(text)) and "select" in text.lower() + "select" * ("insert" in text.lower())
    return False


def test_only_the_clockwork_reads_the_clock() -> None:
    found = [m.place for m in modules() for node in ast.walk(m.tree) if _reads_clock(node)]
    assert "src/motcua/base/clockwork.py" in found
    complain("clock", {p: "reads the clock" for p in found if p != "src/motcua/base/clockwork.py"})


def test_scripts_and_sql_read_no_clock_for_a_legal_time() -> None:
    scripts = {
        place_of(p): "names a date of the browser" for p in files(SRC, ".js") if "new Date(" in p.read_text("utf-8")
    }
    complain("clock-script", scripts)


def _is_silent(node: ast.ExceptHandler) -> bool:
    named = [node.type] if not isinstance(node.type, ast.Tuple) else node.type.elts
    broad = any(n is None or (isinstance(n, ast.Name) and n.id in BROAD) for n in named)
    return broad and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))


def test_nothing_is_caught_silently() -> None:
    """A broad catch raises again; one that names what it expects may do what it likes."""
    found = {}
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ExceptHandler) and _is_silent(node):
                found[module.place] = _at(node, "catches everything and goes on")
            if (
                isinstance(node, ast.Call)
                and called(node).endswith("suppress")
                and BROAD & set(map(ast.unparse, node.args))
            ):
                found[module.place] = _at(node, "suppresses everything")
    complain("catch", found)


def test_acts_go_by_their_own_moment() -> None:
    """Inside `with act(...) as acting` the moment is `acting.at`: a clock that was set back is mended there and only there."""
    found = {}
    for module in modules():
        for block in (n for n in ast.walk(module.tree) if isinstance(n, ast.With)):
            if any(isinstance(i.context_expr, ast.Call) and called(i.context_expr) == "act" for i in block.items):
                inside = [n for line in block.body for n in ast.walk(line)]
                if any(isinstance(n, ast.Name) and n.id == "at" for n in inside):
                    found[module.place] = _at(block, "reads `at` inside an act")
    complain("moment", found)


def test_types_are_not_talked_away() -> None:
    ignored = re.compile(r"# type: ignore(?!\[[a-z-]+(, ?[a-z-]+)*\]  # \S)")
    found = {}
    for module in (*modules(), *modules(TESTS)):
        if module.path.parent.name == "house":
            continue
        for number, line in enumerate(module.text.splitlines(), 1):
            if ignored.search(line):
                found[module.place] = f"line {number}: a type is ignored without code and reason"
        for call in calls(module.tree):
            if called(call) in ("cast", "typing.cast", "eval", "exec", "breakpoint"):
                found[module.place] = _at(call, called(call))
    complain("talk", found)


def test_names_say_what_it_is() -> None:
    found = {}
    for module in modules():
        shapeless = module.path.stem in SHAPELESS or module.path.parent.name in SHAPELESS - {"base"}
        if shapeless:
            found[module.place] = "a name that says nothing"
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and OTHER_WORDS.search(node.name):
                found[f"{module.place}::{node.name}"] = "not a word of ours"
    complain("name", found)


def test_nothing_is_left_for_another_day() -> None:
    texts = [
        p for p in files(SRC, ".py", ".html", ".css", ".js", ".typ", ".toml") if UNFINISHED.search(p.read_text("utf-8"))
    ]
    complain("unfinished", {place_of(p): "left unfinished" for p in texts})


def _imports(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def test_the_core_knows_no_page_and_no_outside_system() -> None:
    core = [m for m in modules() if _package(m) in CORE]
    found = {m.place: _at(node, name) for m in core for node, name in _imports(m) if name.startswith(SURFACE)}
    complain("core", found)


def test_nothing_happens_behind_the_readers_back() -> None:
    """No signals of our own, no overridden save or delete, no state kept by thread (style.md 2d)."""
    found = {}
    for module in modules():
        for node, name in _imports(module):
            if "signal" in name.split(".")[1:] or name.startswith(("django.dispatch", "django.db.models.signals")):
                found[module.place] = _at(node, name)
            if name.startswith(("threading.local", "contextvars")):
                found[module.place] = _at(node, name)
        if "models" in (module.path.stem, module.path.parent.name):
            kept = {p: f for p, f in functions(module) if f.name in ("save", "delete", "refresh_from_db")}
            found |= dict.fromkeys(kept, "overridden")
    complain("hidden", found)


def test_unscoped_rows_are_read_only_by_those_who_may() -> None:
    """Surfaces and reactions come through `dossiers_for(actor)`: what one may see is part of the query."""
    found = {}
    for module in modules():
        if _package(module) in UNSCOPED:
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and node.attr in ("unscoped", "_base_manager", "_default_manager"):
                found[module.place] = _at(node, "reads dossiers unscoped")
    complain("unscoped", found)


def _writes_journal(node: Function) -> bool:
    return any(called(c) in ("act", "journal.write", "write") or called(c).endswith("finish") for c in calls(node))


def test_acts_are_told_who_and_when() -> None:
    """`at` is always given by name, and `by` too unless only the system can act (rule 6)."""
    found, seen = {}, 0
    for module in modules():
        if "acts" not in (module.path.stem, module.path.parent.name):
            continue
        for place, node in functions(module):
            named = {a.arg for a in node.args.kwonlyargs}
            loose = {a.arg for a in (*node.args.posonlyargs, *node.args.args)} & {"by", "at"}
            is_public = not node.name.startswith("_")
            seen += is_public and _writes_journal(node)
            if is_public and loose:
                found[place] = f"{', '.join(sorted(loose))} is not keyword-only"
            elif is_public and _writes_journal(node) and "at" not in named:
                found[place] = "is not told when"
    assert seen > 20
    complain("who-and-when", found)


def test_tests_do_not_sleep() -> None:
    found = {
        m.place: _at(c, "sleeps") for m in modules(TESTS) for c in calls(m.tree) if called(c).endswith("time.sleep")
    }
    complain("sleep", found)


def _replaces_ours(target: str) -> bool:
    """A part of ours, but neither a limit made small (in capitals) nor a call into the system underneath."""
    name = target.strip("'\"")
    return name.startswith("motcua.") and not name.split(".")[-1].isupper() and ".os." not in name


def test_our_own_code_is_not_mocked() -> None:
    found = {}
    for module in modules(TESTS):
        for node, name in _imports(module):
            if name.startswith(("unittest.mock", "mock")):
                found[module.place] = _at(node, name)
        for call in calls(module.tree):
            target = ast.unparse(call.args[0]) if call.args else ""
            if called(call) == "monkeypatch.setattr" and _replaces_ours(target):
                found[module.place] = _at(call, f"replaces {target}")
    complain("mock", found)
