"""Routes written as rows and as a sheet of text, and read again."""

import pytest
from hypothesis import given

from motcua.flow.errors import BadRoute
from motcua.flow.table import parse
from motcua.flow.table_rows import COLUMNS, read_rows, read_sheet, rows, write_sheet
from tests.rules.flow.procedures import ALL, route
from tests.rules.flow.samples import birth_rows, house, row
from tests.rules.flow.test_flow_properties import QUICK, TREES, Tree, sound

HEAD = "key,name,kind,role,where,unit,hours,next\n"


@pytest.mark.parametrize("code", ALL)
def test_rows_and_sheets_read_to_the_same_route(code: str) -> None:
    known = route(code)
    assert parse(rows(known), code) == known
    assert read_sheet(write_sheet(known), code) == known


@QUICK
@given(TREES)
def test_any_sound_route_comes_back(tree: Tree) -> None:
    known = sound(tree)
    first = [node for node in known.nodes if node.key == known.start]
    ordered = (*first, *(node for node in known.nodes if node.key != known.start))
    assert parse(rows(known)).nodes == ordered
    assert read_sheet(write_sheet(known)).nodes == ordered


def test_a_sheet_from_a_table_program_is_read() -> None:
    sheet = "\ufeff" + HEAD.replace(",", ";") + 'only;Ký;sign;leader;agency;;"1,5";approved=END\n'
    with pytest.raises(BadRoute, match="hours: must be a number"):
        read_sheet(sheet)
    node = read_sheet(sheet.replace("1,5", "1.5")).nodes[0]
    assert (node.name, node.minutes, node.outcomes) == ("Ký", 90, ("approved",))


def test_the_heads_of_a_sheet_name_everything() -> None:
    assert write_sheet(house()).splitlines()[0].split(",") == list(COLUMNS)


@pytest.mark.parametrize(
    ("sheet", "problem"),
    [
        ("", "at least one step"),
        (HEAD, "at least one step"),
        (HEAD + "only,Ký,sign,leader,agency,,1,approved\n", "must read outcome=step"),
        (HEAD + "only,Ký,sign,leader,agency,,1,approved=END; approved=END\n", "each outcome once"),
        (HEAD + "only,Ký,sign,leader,agency,,1,approved=END,more\n", "more cells than"),
        (HEAD + 'only,"Ký\n', "is no table of text"),
        ("key,name,kind,next,limit,counts\nonly,Ký,notice,done=END,7 calendar days,maybe\n", "true or false"),
    ],
)
def test_a_bad_sheet_is_named(sheet: str, problem: str) -> None:
    with pytest.raises(BadRoute, match=problem):
        read_sheet(sheet)


def test_keys_that_a_sheet_cannot_hold_are_refused() -> None:
    for bad in ({"a=b": "END"}, {"a;b": "END"}):
        with pytest.raises(BadRoute, match="parts keys"):
            write_sheet(parse([row("only", bad)]))


def test_rows_that_are_no_rows_are_refused() -> None:
    assert read_rows(birth_rows()) == parse(birth_rows())
    with pytest.raises(BadRoute, match="row 1, row: must name its fields"):
        read_rows(["only"])
