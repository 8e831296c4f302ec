"""Every event is told by some act, stands in the one table of reactions, and every handler can be found again by name."""

import ast
import importlib
import inspect
from types import ModuleType

from motcua.notices import telling
from motcua.project import reactions
from tests.house.source import SRC, called, calls, complain, modules


def _event_modules() -> list[ModuleType]:
    named = [
        m.name
        for m in modules()
        if m.path.name == "events.py" and m.path.parent.parent == SRC and m.path.parent.name != "base"
    ]
    return [importlib.import_module(name) for name in named]


def _constants(module: ModuleType) -> dict[str, str]:
    return {n: v for n, v in vars(module).items() if n.isupper() and isinstance(v, str)}


EVENTS = {value: f"{m.__name__}.{n}" for m in _event_modules() for n, value in _constants(m).items()}


def test_every_event_is_in_all_once() -> None:
    for module in _event_modules():
        assert sorted(module.ALL) == sorted(_constants(module).values()), module.__name__
    assert len(EVENTS) == sum(len(_constants(m)) for m in _event_modules()) > 10


def test_the_table_knows_every_event_and_no_other() -> None:
    complain("reaction", {EVENTS[e]: "is not in the table of reactions" for e in EVENTS if e not in reactions.TABLE})
    assert [name for name in reactions.TABLE if name not in EVENTS] == []


def test_every_event_is_told() -> None:
    told = set()
    for module in modules():
        for call in calls(module.tree):
            if called(call).split(".")[-1] == "tell" and call.args:
                told |= {
                    n.attr if isinstance(n, ast.Attribute) else n.id
                    for n in ast.walk(call.args[0])
                    if isinstance(n, ast.Attribute | ast.Name)
                }
    complain("told", {where: "no act tells it" for where in EVENTS.values() if where.split(".")[-1] not in told})


def test_handlers_take_an_event_and_have_lasting_names() -> None:
    handlers = {h for row in reactions.TABLE.values() for h in row}
    assert handlers
    for handler in handlers:
        assert len(inspect.signature(handler).parameters) == 1, handler
        owner = importlib.import_module(handler.__module__)
        assert getattr(owner, handler.__name__) is handler, f"{handler} cannot be found by its name"
    assert len({reactions.named(h) for h in handlers}) == len(handlers)


def test_no_event_is_handled_twice_by_one_handler() -> None:
    for name, row in reactions.TABLE.items():
        assert len(set(row)) == len(row), name


def test_the_applicant_is_told_exactly_what_has_words() -> None:
    tells = {name for name, row in reactions.TABLE.items() if telling.tell_applicant in row}
    assert tells == set(telling.WORDS)
