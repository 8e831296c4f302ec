"""Fold the gateways of a drawn process into the steps of a route; what cannot be folded stays as a step of its own.

Exclusive gateways become the outcomes of the step before them, parallel ones its fork and the join of the step after.
Every rule keeps the runs of the process: the oracle of the tests is another interpreter of BPMN.
"""

from motcua.flow.bpmn_graph import FINISH, OPENED, START, Flow, Graph, Sort, Vertex, silent


def fold(graph: Graph) -> None:
    """Leave only steps, with their choices, forks and joins."""
    _open_implicit_forks(graph)
    while _sweep(graph):
        pass
    for vertex in graph.of(Sort.CHOICE):
        vertex.sort, vertex.chooses = Sort.STEP, True
    for vertex in graph.of(Sort.PARALLEL):
        if len(_slots(graph, vertex)) <= 1:
            _fork(graph, vertex)
    for vertex in graph.of(Sort.PARALLEL):
        _join(graph, vertex)
    for vertex in graph.of(Sort.STEP):
        _part_forks(graph, vertex)


def _sweep(graph: Graph) -> bool:
    """Fold every exclusive gateway that can be folded now; True when something changed."""
    changed = False
    for vertex in list(graph.vertices.values()):
        changed |= _pass(graph, vertex) or _absorb_choice(graph, vertex)
    return changed


def _open_implicit_forks(graph: Graph) -> None:
    """Several arrows out of a task or of the start open all at once, as BPMN says."""
    for vertex in [*graph.of(Sort.STEP), graph.vertices[START]]:
        leaving = graph.outs(vertex.key)
        if len(leaving) > 1 and not vertex.chooses:
            key = graph.free(f"{vertex.key.strip(chr(0))}_all")
            made = Vertex(key, Sort.PARALLEL, vertex.node)
            graph.vertices[key] = made
            for flow in leaving:
                flow.source = key
            graph.flows.append(Flow(vertex.key, key, slot=1))


def _pass(graph: Graph, vertex: Vertex) -> bool:
    """Take away a gateway that only lets pass, or at which alternatives only meet again."""
    leaving = graph.outs(vertex.key)
    if vertex.sort not in (Sort.CHOICE, Sort.PARALLEL) or len(leaving) != 1 or leaving[0].target == vertex.key:
        return False
    onward, arriving = leaving[0], graph.ins(vertex.key)
    if vertex.sort is Sort.PARALLEL and len(_slots(graph, vertex)) > 1:
        return False
    sources = {flow.source for flow in arriving}
    together = len(sources) > 1 or any(graph.vertices[key].sort is Sort.PARALLEL for key in sources)
    if not arriving or (together and graph.vertices[onward.target].sort is Sort.PARALLEL):
        return False
    for flow in arriving:
        flow.target, flow.slot = onward.target, onward.slot
    graph.drop(vertex.key)
    return True


def _absorb_choice(graph: Graph, vertex: Vertex) -> bool:
    """Make an exclusive gateway right after a step the outcomes of that step."""
    arriving, leaving = graph.ins(vertex.key), graph.outs(vertex.key)
    if vertex.sort is not Sort.CHOICE or len(arriving) != 1 or len(leaving) < 2:
        return False
    before = graph.vertices[arriving[0].source]
    if before.sort is not Sort.STEP or len(graph.outs(before.key)) != 1:
        return False
    before.chooses = True
    graph.flows.remove(arriving[0])
    for flow in leaving:
        flow.source = before.key
    graph.drop(vertex.key)
    return True


def _slots(graph: Graph, vertex: Vertex) -> list[list[Flow]]:
    """Give what arrives at a parallel gateway: it waits for one of each."""
    found: dict[int, list[Flow]] = {}
    for flow in graph.ins(vertex.key):
        found.setdefault(flow.slot, []).append(flow)
    return [found[slot] for slot in sorted(found)]


def _fork(graph: Graph, vertex: Vertex) -> None:
    """Make a parallel gateway with one arrival the fork of the step before it, else a silent step of its own."""
    arriving, leaving = graph.ins(vertex.key), graph.outs(vertex.key)
    sources = {flow.source for flow in arriving}
    before = graph.vertices[next(iter(sources))] if len(sources) == 1 else vertex
    told = all(flow in graph.flows for flow in arriving)
    if before.sort is not Sort.STEP or before.forks or before is vertex or not told:
        _keep(graph, vertex)
        return
    before.forks = leaving
    for flow in leaving:
        graph.flows.remove(flow)
        flow.source = before.key
    for flow in arriving:
        flow.target = OPENED
    before.chooses = True
    graph.drop(vertex.key)


def _join(graph: Graph, vertex: Vertex) -> None:
    """Make a parallel gateway with several arrivals the join of the step after it, else a silent step of its own."""
    leaving = graph.outs(vertex.key)
    after = graph.vertices[leaving[0].target] if len(leaving) == 1 else vertex
    slots = _slots(graph, vertex)
    sources = [{flow.source for flow in slot} for slot in slots]
    named = [next(iter(each)) for each in sources if len(each) == 1]
    clear = len(set(named)) == len(slots) and all(graph.vertices[key].sort is Sort.STEP for key in named)
    direct = {flow.source for flow in graph.ins(after.key)} - {vertex.key}
    if after.sort is not Sort.STEP or after.join or not clear or direct & set(named):
        _keep(graph, vertex)
        return
    after.join = tuple(named)
    for slot in slots:
        for flow in slot:
            flow.target = after.key
    graph.drop(vertex.key)


def _keep(graph: Graph, vertex: Vertex) -> None:
    """Let a parallel gateway stand as a silent step; whatever arrives ambiguously gets a silent step before it."""
    slots, leaving = _slots(graph, vertex), graph.outs(vertex.key)
    vertex.sort, vertex.chooses = Sort.STEP, True
    vertex.node = silent(vertex.key, vertex.node.name or vertex.key)
    if len(slots) > 1:
        vertex.join = tuple(_source(graph, vertex, slot, slots) for slot in slots)
    if len(leaving) > 1:
        vertex.forks = leaving
        graph.flows = [flow for flow in graph.flows if flow not in leaving]
        graph.flows.append(Flow(vertex.key, OPENED))


def _source(graph: Graph, vertex: Vertex, slot: list[Flow], slots: list[list[Flow]]) -> str:
    """Give the step whose arrival fills a slot."""
    sources = {flow.source for flow in slot}
    elsewhere = {flow.source for other in slots if other is not slot for flow in other}
    first = graph.vertices[slot[0].source]
    if len(sources) == 1 and not sources & elsewhere and first.sort is Sort.STEP:
        return first.key
    return graph.insert(f"{vertex.key}_in", slot, vertex.node.name or vertex.key).key


def _part_forks(graph: Graph, vertex: Vertex) -> None:
    """Give every branch of a fork a step of its own to open."""
    seen: set[str] = set()
    for flow in vertex.forks:
        if flow.target in seen or flow.target == FINISH:
            graph.insert(f"{vertex.key}_branch", [flow], vertex.node.name or vertex.key)
        seen.add(flow.target)
