"""BPMN 2.0 in and out: every route comes back, and what other programs draw is read as they mean it, or refused."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.flow.bpmn_read import read_diagram
from motcua.flow.bpmn_write import write_diagram
from motcua.flow.bpmn_xml import DEEPEST, LARGEST
from motcua.flow.definition import END, FORK, Exit, NodeKind, Route
from motcua.flow.errors import BadDiagram
from motcua.flow.proof import structure
from tests.national import SHARED
from tests.rules.flow.procedures import ALL, route
from tests.rules.flow.samples import birth, house
from tests.rules.flow.test_flow_properties import QUICK, TREES, Tree, sound

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def model(inside: str, before: str = "") -> bytes:
    """Wrap what a process holds, one element a line; the first one stands in line 3."""
    return (
        f'<?xml version="1.0"?>\n<definitions xmlns="{MODEL}" targetNamespace="t">{before}<process id="p">\n{inside}\n</process></definitions>'
    ).encode()


def task(named: str, tag: str = "userTask") -> str:
    return f'<{tag} id="{named}" name="{named}"/>'


def flows(*pairs: str) -> str:
    """Write arrows given as "a>b"."""
    ends = [pair.split(">") for pair in pairs]
    return "\n".join(f'<sequenceFlow id="f{n}" sourceRef="{a}" targetRef="{b}"/>' for n, (a, b) in enumerate(ends))


START, STOP = '<startEvent id="start"/>', '<endEvent id="stop"/>'


def gates(*named: str) -> str:
    """Write gateways: those whose id begins with x are exclusive, the others parallel."""
    tags = [("exclusiveGateway" if each.startswith("x") else "parallelGateway", each) for each in named]
    return "".join(f'<{tag} id="{each}"/>' for tag, each in tags)


def drawn(*parts: str) -> Route:
    return read_diagram(model("\n".join((START, STOP, *parts))))


def faults(read: Route) -> set[str]:
    return {finding.kind for finding in structure(read)}


@pytest.mark.parametrize("known", [*(route(code) for code in ALL), birth(), house()], ids=lambda known: known.key)
def test_real_routes_come_back(known: Route) -> None:
    assert read_diagram(write_diagram(known)) == known


@QUICK
@given(TREES)
def test_any_route_comes_back(tree: Tree) -> None:
    known = sound(tree)
    assert read_diagram(write_diagram(known)) == known


def test_keys_and_names_need_not_fit_xml() -> None:
    first, *others = birth().nodes
    odd = {first.key: "1. bước <đầu>", "appraise": "start", "sign": "FORK x"}

    def turned(key: str) -> str:
        return odd.get(key, key)

    nodes = tuple(
        replace(
            node,
            key=turned(node.key),
            name='"A" & <b>\n',
            exits=tuple(Exit(w.outcome + " ≤", turned(w.to)) for w in node.exits),
        )
        for node in (first, *others)
    )
    known = Route("1.001193", turned(first.key), nodes)
    assert read_diagram(write_diagram(known)) == known


def test_what_xml_cannot_hold_is_left_out() -> None:
    first, *others = birth().nodes
    known = replace(birth(), nodes=(replace(first, name="Tiếp\x00 nhận\x0b"), *others))
    assert read_diagram(write_diagram(known)).nodes[0].name == "Tiếp nhận"


def test_a_choice_becomes_the_outcomes_of_the_step_before() -> None:
    read = drawn(task("a"), task("b"), task("c"), gates("x"), flows("start>a", "a>x", "x>b", "x>c", "b>stop", "c>stop"))
    assert [(node.key, node.next_keys) for node in read.nodes] == [("a", ("b", "c")), ("b", ()), ("c", ())]
    assert faults(read) == set()


def test_a_parallel_pair_becomes_fork_and_join() -> None:
    arrows = flows("start>a", "a>p", "p>b", "p>c", "b>q", "c>q", "q>d", "d>stop")
    read = drawn(task("a"), task("b"), task("c"), task("d"), gates("p", "q"), arrows)
    assert (read.node("a").fork, read.node("d").join, read.node("a").exits[0].to) == (("b", "c"), ("b", "c"), FORK)
    assert faults(read) == set()


def test_gateways_that_no_step_stands_before_are_steps_of_their_own() -> None:
    arrows = flows("start>p", "p>b", "p>q", "b>q", "q>stop")
    read = drawn(task("b"), gates("p", "q"), arrows)
    assert {node.kind for node in read.nodes if node.key != "b"} == {NodeKind.GATEWAY}
    assert read.start == "p"
    assert faults(read) == set()


def test_several_arrows_out_of_a_task_open_all_at_once() -> None:
    read = drawn(task("a"), task("b"), task("c"), flows("start>a", "a>b", "a>c", "b>stop", "c>stop"))
    assert read.node("a").fork == ("b", "c")
    assert faults(read) == {"ends_early"}


@pytest.mark.parametrize(
    ("named", "arrows", "fault"),
    [
        ("xp", ("start>a", "a>xs", "xs>b", "xs>c", "b>p", "c>p", "p>d", "d>stop"), "stuck"),
        ("parallel into exclusive", ("start>a", "a>p", "p>b", "p>c", "b>xs", "c>xs", "xs>d", "d>stop"), "doubled"),
        ("a circle", ("start>a", "a>b", "b>xs", "xs>a", "xs>b", "c>d", "d>stop"), "no_end"),
        ("never reached", ("start>a", "a>b", "b>stop", "c>d", "d>stop"), "unreachable"),
        ("leads nowhere", ("start>a", "a>xs", "xs>b", "xs>c", "b>d", "d>stop"), "no_exit"),
        ("both end", ("start>a", "a>p", "p>b", "p>c", "b>stop", "c>stop", "d>stop"), "ends_early"),
        ("join before fork", ("start>p", "p>a", "a>b", "b>p", "b>c", "c>d", "d>stop"), "stuck"),
    ],
)
def test_unsound_drawings_are_found(named: str, arrows: tuple[str, ...], fault: str) -> None:
    used = {end for arrow in arrows for end in arrow.split(">")}
    read = drawn(*map(task, "abcd"), gates(*sorted(used & {"xs", "p"})), flows(*arrows))
    assert fault in faults(read)


def test_without_events_the_ends_are_where_the_arrows_end() -> None:
    read = read_diagram(model("\n".join((task("a"), task("b"), flows("a>b")))))
    assert (read.start, read.node("b").exits) == ("a", (Exit("done", END),))


def test_lanes_say_who() -> None:
    lanes = '<laneSet id="l"><lane id="l1" name="Chuyên viên"><flowNodeRef>a</flowNodeRef></lane></laneSet>'
    assert drawn(lanes, task("a"), flows("start>a", "a>stop")).node("a").role == "Chuyên viên"


def test_tasks_that_no_officer_does_are_waits() -> None:
    read = drawn(
        task("a", "serviceTask"), '<callActivity id="b" calledElement="1.001193"/>', flows("start>a", "a>b", "b>stop")
    )
    assert [(node.kind, node.is_worked) for node in read.nodes] == [(NodeKind.OUTSIDE, False), (NodeKind.CHILD, False)]
    wait = read.node("b").wait
    assert wait is not None
    assert wait.of == "1.001193"


OUTSIDE = [
    ("<scriptTask id='x'><script>1</script></scriptTask>", 5, "scriptTask", "outside"),
    ("<subProcess id='x'/>", 5, "subProcess", "outside"),
    ("<inclusiveGateway id='x'/>", 5, "inclusiveGateway", "outside"),
    ("<boundaryEvent id='x' attachedToRef='a'/>", 5, "boundaryEvent", "outside"),
    ("<userTask id='x'>\n<multiInstanceLoopCharacteristics/></userTask>", 6, "multiInstanceLoopCharacteristics", "inside userTask"),
    ("<endEvent id='x'><terminateEventDefinition/></endEvent>", 5, "terminateEventDefinition", "inside endEvent"),
    ("<startEvent id='x'/>", 5, "startEvent", "second start"),
    ("<userTask/>", 5, "userTask", "has no id"),
    ("<userTask id='a'/>", 5, "userTask", "id a of another"),
    ("<userTask id='x' isForCompensation='true'/>", 5, "userTask", "isForCompensation"),
    ("<sequenceFlow id='x' sourceRef='a' targetRef='gone'/>", 5, "sequenceFlow", "targetRef names 'gone'"),
    ("<sequenceFlow id='x' sourceRef='stop' targetRef='a'/>", 5, "sequenceFlow", "leaves an end"),
    ("<sequenceFlow id='x' sourceRef='a' targetRef='start'/>", 5, "sequenceFlow", "leads to a start"),
    ("<sequenceFlow id='x' sourceRef='a' targetRef='stop'><conditionExpression>y</conditionExpression></sequenceFlow>", 5, "sequenceFlow", "condition without"),
    ("<other xmlns='urn:else'/>", 5, "other", "outside"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "line", "element", "problem"), OUTSIDE)
def test_what_lies_outside_is_refused_by_name_and_line(inside: str, line: int, element: str, problem: str) -> None:
    with pytest.raises(BadDiagram, match=problem) as caught:
        read_diagram(model("\n".join((START + task("a"), STOP + flows("start>a", "a>stop").replace("\n", ""), inside))))
    assert (caught.value.line, caught.value.element) == (line, element)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is no XML"),
        (b"<definitions>", "is no XML"),
        (b"\x00\x01", "is no XML"),
        (b"<html/>", "is no BPMN 2.0 file"),
        (b'<definitions xmlns="urn:else"/>', "is no BPMN 2.0 file"),
        (f'<definitions xmlns="{MODEL}"/>'.encode(), "holds no process"),
        (model("</process><process id='q'>"), "second process"),
        (model(""), "0 steps that nothing leads to"),
        (model(START + STOP), "leads nowhere"),
        (model(START + STOP + flows("start>stop")), "holds no step"),
        (model(START, "<signal id='s'/>"), "signal: is outside"),
        (b"<?xml version='1.0' encoding='utf-7'?><a/>", "cannot be read|is no XML"),
        (b" " * (LARGEST + 1), "is larger than 2 MB"),
        (b"<a>" * (DEEPEST + 1), "too deep"),
        (model(task("a").replace("/>", "><extensionElements><s:step xmlns:s='urn:motcua:route:1' kind='fly'/></extensionElements></userTask>")), "'fly' is not one of"),
        (model(task("a").replace("/>", "><extensionElements><s:step xmlns:s='urn:motcua:route:1' hours='x'/></extensionElements></userTask>")), "must be a number"),
        (model(task("a").replace("/>", "><extensionElements><s:step xmlns:s='urn:motcua:route:1' code='x'/></extensionElements></userTask>")), "code is unknown"),
        (model(task("a", "receiveTask").replace("/>", "><extensionElements><s:wait xmlns:s='urn:motcua:route:1' limit='soon'/></extensionElements></receiveTask>")), "is no limit"),
    ],
)  # fmt: skip
def test_broken_files_are_refused(content: bytes, problem: str) -> None:
    with pytest.raises(BadDiagram, match=problem):
        read_diagram(content)


BOMBS = [
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>',
    '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p;]><a/>',
]


@pytest.mark.parametrize("bomb", BOMBS)
def test_entities_and_document_types_are_refused(bomb: str) -> None:
    with pytest.raises(BadDiagram, match="entities and document types are refused"):
        read_diagram(f'<?xml version="1.0"?>{bomb}'.encode())


def outcome(content: bytes) -> Route | BadDiagram:
    """Read a file; anything but a route and a refusal is a fault of ours."""
    try:
        return read_diagram(content)
    except BadDiagram as refused:
        return refused


@QUICK
@given(st.binary(max_size=300) | st.text(max_size=300).map(model))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert str(outcome(content))


@QUICK
@given(TREES, st.integers(0, 400), st.integers(1, 40))
def test_a_damaged_file_is_read_or_refused(tree: Tree, where: int, length: int) -> None:
    whole = write_diagram(sound(tree))
    assert str(outcome(whole[:where] + whole[where + length :]))


@pytest.mark.data
@pytest.mark.skipif(not (SHARED / "bpmn").exists(), reason="the reference models of BPMN are not here")
def test_the_reference_models_are_read_or_refused_with_a_true_reason() -> None:
    found = {path: outcome(path.read_bytes()) for path in sorted((SHARED / "bpmn").glob("*.bpmn"))}
    refused = {path: why for path, why in found.items() if isinstance(why, BadDiagram)}
    for path, why in refused.items():
        assert why.element in path.read_text("utf-8", "replace").splitlines()[why.line - 1]
    assert {path.name: why.element for path, why in refused.items()} == {
        "A.2.1.bpmn": "ioSpecification", "A.3.0.bpmn": "subProcess", "A.4.0.bpmn": "message",
        "A.4.1.bpmn": "participant", "B.1.0.bpmn": "dataStore", "B.2.0.bpmn": "globalUserTask",
    }  # fmt: skip
    read = {path.name: each for path, each in found.items() if isinstance(each, Route)}
    assert sorted(read) == ["A.1.0.bpmn", "A.2.0.bpmn"]
    assert all(structure(each) == () for each in read.values())
