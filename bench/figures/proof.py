"""How long it takes to prove routes: one of thirty steps with agencies asked side by side, and those of a whole province."""

import time
from argparse import Namespace
from pathlib import Path
from statistics import median

from bench.noise import Figure, spread
from motcua.flow.definition import Route
from motcua.flow.proof import findings
from motcua.flow.table import parse

PROVINCE = 2_000
ASKED = (0, 0, 0, 1, 2, 3, 5, 8)
"""How many agencies the routes of a province ask at once, in turn; most ask none."""


def route(asked: int, steps: int = 1) -> Route:
    """Give a route that asks so many agencies at once, each of which takes so many steps and may send back."""
    usual = {"kind": "appraise", "role": "specialist", "where": "agency", "hours": 1}
    ways = {"proposed": "sign"} if asked < 2 else {"asked": "FORK", "proposed": "sign"}
    lanes = range(asked if asked > 1 else 0)
    rows: list[dict[str, object]] = [
        usual
        | {
            "key": "receive",
            "name": "Tiếp nhận",
            "kind": "receive",
            "role": "counter",
            "next": {"forwarded": "appraise"},
        },
        usual | {"key": "appraise", "name": "Thẩm định", "next": ways, "fork": [f"a{n}_0" for n in lanes]},
    ]
    for lane in lanes:
        for step in range(steps):
            onward = {"proposed": "draft" if step == steps - 1 else f"a{lane}_{step + 1}"}
            back = {"returned": f"a{lane}_{step - 1}"} if step else {}
            rows.append(usual | {"key": f"a{lane}_{step}", "name": f"Cơ quan {lane}", "next": onward | back})
    if lanes:
        joined = [f"a{n}_{steps - 1}" for n in lanes]
        rows.append(usual | {"key": "draft", "name": "Soạn", "next": {"proposed": "sign"}, "join": joined})
    signed = {"approved": "return", "rejected": "return", "returned": "appraise"}
    rows.append(usual | {"key": "sign", "name": "Ký", "kind": "sign", "role": "leader", "next": signed})
    rows.append(
        usual | {"key": "return", "name": "Trả", "kind": "return", "role": "counter", "next": {"delivered": "END"}}
    )
    return parse(rows)


def seconds(routes: list[Route]) -> float:
    at = time.perf_counter()
    for each in routes:
        assert findings(each, None) == ()
    return time.perf_counter() - at


def figures(asked: Namespace, _home: Path) -> list[Figure]:
    wide, deep = [route(25)], [route(5, steps=5)]
    province = [route(ASKED[n % len(ASKED)], steps=1 + n % 3) for n in range(PROVINCE)]
    found = []
    for name, routes, target in (
        ("proof of a route of 30 steps, 25 agencies asked at once", wide, "< 1 s"),
        ("proof of a route of 30 steps, 5 branches of 5 steps with returns", deep, "< 1 s"),
        (f"proof of the routes of {PROVINCE:,} procedures", province, "< 120 s"),
    ):
        taken = [seconds(routes) for _ in range(asked.rounds)]
        found.append(
            Figure(
                name=name,
                ours=f"{median(taken):.2f} s",
                other="",
                ratio="",
                target=target,
                note=f"seconds: {spread(taken)}",
            )
        )
    return found
