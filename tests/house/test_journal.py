"""No act without a kind in the journal, no kind without words, and what is personal can be shredded."""

import ast
import importlib
import re

import pytest

from motcua.base import journal
from motcua.base.actor import SYSTEM
from tests.house.source import Module, called, calls, complain, functions, modules
from tests.town import vn

NOON = vn("2026-12-07 12:00")
SECRET = "Giàng Thị Mai, thôn Tòng Chú"
# Names of facts that say something about a person, whoever writes them.
OF_PEOPLE = {
    *(
        "full_name",
        "name",
        "to_name",
        "id_number",
        "birth_date",
        "sex",
        "phone",
        "email",
        "address",
        "device",
        "network",
    ),
    *("reason", "reasons", "note", "text", "question", "opinion", "words", "proof", "replies", "message", "changed"),
}


def _act_modules() -> list[Module]:
    return [m for m in modules() if "acts" in (m.path.stem, m.path.parent.name) or "= journal.kind(" in m.text]


for _module in _act_modules():
    importlib.import_module(_module.name)


def _kinds(module: Module) -> dict[str, str]:
    """Give the kinds a module registers: constant → key."""
    found = {}
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and called(node.value) == "journal.kind":
            assert isinstance(node.targets[0], ast.Name)
            assert isinstance(node.value.args[0], ast.Constant)
            found[node.targets[0].id] = str(node.value.args[0].value)
    return found


def _journalled(module: Module) -> list[str]:
    """Give what stands for the kind wherever a module opens an act or writes to the journal."""
    writing = [c for c in calls(module.tree) if called(c) in ("act", "finish", "acting.finish", "journal.write")]
    return [ast.unparse(c.args[0]) for c in writing if c.args]


def test_kinds_are_registered_where_the_acts_are() -> None:
    keys = [key for m in modules() for key in _kinds(m).values()]
    assert sorted(keys) == sorted(journal.KINDS)
    assert len(keys) > 20


def test_every_act_writes_a_kind_of_its_own_module() -> None:
    for module in _act_modules():
        kinds, written = _kinds(module), _journalled(module)
        assert set(written) <= set(kinds), f"{module.place} writes {set(written) - set(kinds)}"
        complain("idle-kind", {f"{module.place}::{k}": "no act writes it" for k in kinds if k not in written})


def test_only_acts_write_the_journal() -> None:
    opens = ("motcua.dossiers.acting", "motcua.base.journal")
    others = [m for m in modules() if m not in _act_modules() and m.name not in opens]
    complain("journal-writer", {m.place: "writes the journal" for m in others if "journal.write" in m.text})


def test_every_kind_has_words() -> None:
    for kind in journal.KINDS.values():
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", kind.key), kind.key
        assert kind.words.strip() == kind.words != "", kind.key
    assert len({k.words for k in journal.KINDS.values()}) == len(journal.KINDS)


def _noted(module: Module) -> set[str]:
    """Give the names of the facts that a module's acts write down."""
    names = {k.arg for c in calls(module.tree) if called(c).endswith(".note") for k in c.keywords if k.arg}
    for _place, node in functions(module):
        if any(called(c) == "journal.write" for c in calls(node)):
            names |= {str(k.value) for d in _facts(node) for k in d.keys if isinstance(k, ast.Constant)}
    return names


def _facts(node: ast.AST) -> list[ast.Dict]:
    """Give the dicts that a function calls its facts, or hands over as such."""
    set_down = [n.value for n in ast.walk(node) if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "facts"]
    handed = [k.value for c in calls(node) for k in c.keywords if k.arg == "facts"]
    return [d for d in (*set_down, *handed) if isinstance(d, ast.Dict)]


def test_what_is_said_about_people_is_personal() -> None:
    found = {}
    for module in _act_modules():
        personal = {name for key in _kinds(module).values() for name in journal.KINDS[key].personal}
        loose = (_noted(module) & OF_PEOPLE) - personal
        if loose and _kinds(module):
            found[module.place] = f"{', '.join(sorted(loose))} would stay in the public part"
        if personal - _noted(module):
            found[module.place] = f"{', '.join(sorted(personal - _noted(module)))} is never written"
    complain("personal", found)


@pytest.mark.django_db
@pytest.mark.parametrize("key", sorted(journal.KINDS))
def test_shredding_takes_every_personal_word_and_leaves_the_chain(key: str) -> None:
    kind, chain = journal.KINDS[key], f"test:{key}"
    facts = dict.fromkeys(kind.personal, SECRET) | {"state": "received"}
    entry = journal.write(kind, chain, by=SYSTEM, at=NOON, facts=facts)
    journal.write(kind, chain, by=SYSTEM, at=NOON, facts={"state": "decided"})
    assert SECRET not in str(entry.public)
    assert next(told for _entry, told in journal.entries(chain)) == (dict.fromkeys(kind.personal, SECRET) or None)
    assert journal.shred(chain) == bool(kind.personal)
    assert [told for _entry, told in journal.entries(chain)] == [None, None]
    assert journal.broken_link(chain) is None
