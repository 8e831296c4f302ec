"""Fit the weights on questions: of the ranking by belief in the expected codes, of the scope by yes and no. Plain Python."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from motcua.catalog.finding import ranking, scope
from motcua.catalog.finding.features import NAMES
from motcua.catalog.finding.ranking import Fitted, Weights
from motcua.catalog.finding.search import Weighed
from motcua.catalog.finding.trial.questions import Trial

_ROUNDS, _STEP, _HELD = 80, 0.25, 0.002
_HARDEST = 40  # wrong candidates of a question that are learnt from
_ALLOWED, _MOST = (
    0.015,
    0.35,
)  # share of our own questions that may be given up to recognise foreign ones; at most this chance
_START = {
    "code": 20.0, "code_begins": 10.0, "synonym_code": 8.0, "name_is": 3.0, "covered": 6.0, "covered_around": 1.0, "pairs": 2.0,
    "of_the_name": 3.0, "letters": 1.0, "foreign_unasked": -1.0, "qualifiers_unasked": -1.0, "published": 0.2,
}  # fmt: skip
_FIXED = {"code": 20.0, "code_begins": 10.0, "synonym_code": 8.0, "published": 0.2}  # too seldom asked to be fitted


@dataclass(frozen=True, slots=True)
class Tried:
    """A question and what was weighed for it."""

    trial: Trial
    weighed: Weighed


def fit(tried: Sequence[Tried]) -> Fitted:
    """Fit both on the same questions."""
    weights = _ranking([t for t in tried if t.trial.is_answerable])
    cases = [(_told(t, weights), t.trial.is_outside) for t in tried if t.trial.is_answerable or t.trial.is_outside]
    outside = _scope(cases)
    return Fitted(weights, outside, _threshold([scope.ours(outside, told) for told, out in cases if not out]))


def _told(one: Tried, weights: Weights) -> list[float]:
    order = sorted(
        zip(one.weighed.vectors, one.weighed.candidates, strict=True), key=lambda vc: -ranking.score(weights, vc[0])
    )
    return scope.vector(one.weighed.asked, [v for v, _ in order], [c.title_words for _, c in order])


def _threshold(ours: list[float]) -> float:
    given_up = sorted(ours)[: max(1, int(len(ours) * _ALLOWED))]
    return round(min(_MOST, given_up[-1]), 4)


def _ranking(tried: Sequence[Tried]) -> Weights:
    weights = [_START.get(name, 0.0) for name in NAMES]
    rows = [row for t in tried if (row := _rows(t, weights))]
    moved = [0.0] * len(weights)
    for number in range(_ROUNDS):
        slope = [_HELD * len(rows) * (w - _START.get(n, 0.0)) for w, n in zip(weights, NAMES, strict=True)]
        for good, vectors in rows:
            _add_slope(slope, weights, good, vectors)
        step = _STEP / (1 + number / 40)
        for i, name in enumerate(NAMES):
            moved[i] += (slope[i] / len(rows)) ** 2
            if name not in _FIXED:
                weights[i] -= step * slope[i] / len(rows) / (math.sqrt(moved[i]) + 1e-6)
    return tuple(round(w, 3) for w in weights)


def _rows(one: Tried, weights: Sequence[float]) -> tuple[list[bool], list[Sequence[float]]] | None:
    order = sorted(one.weighed.vectors, key=lambda v: -ranking.score(tuple(weights), v))
    places = {id(v): c.code for v, c in zip(one.weighed.vectors, one.weighed.candidates, strict=True)}
    right = [v for v in order if places[id(v)] in one.trial.codes]
    wrong = [v for v in order if places[id(v)] not in one.trial.codes][:_HARDEST]
    return ([True] * len(right) + [False] * len(wrong), [*right, *wrong]) if right and wrong else None


def _add_slope(
    slope: list[float], weights: Sequence[float], good: Sequence[bool], vectors: Sequence[Sequence[float]]
) -> None:
    """Add the slope of the loss -log(belief in the expected codes)."""
    believed = ranking.shares([sum(map(mul, weights, v)) for v in vectors])
    right = sum(b for b, g in zip(believed, good, strict=True) if g) or 1e-9
    for share, is_good, vector in zip(believed, good, vectors, strict=True):
        pull = share - (share / right if is_good else 0.0)
        if abs(pull) > 1e-4:
            for i, x in enumerate(vector):
                if x:
                    slope[i] += pull * x


def _scope(cases: Sequence[tuple[Sequence[float], bool]]) -> Weights:
    """Fit yes and no, both sides weighing the same."""
    weights = [0.0] * len(scope.NAMES)
    outside = sum(out for _, out in cases) or 1
    heavy = {True: 0.5 / outside, False: 0.5 / max(1, len(cases) - outside)}
    for number in range(600):
        slope = [0.002 * w for w in weights]
        for told, out in cases:
            pull = (scope.ours(weights, told) - (0.0 if out else 1.0)) * heavy[out]
            for i, x in enumerate(told):
                slope[i] += pull * x
        weights = [w - 4.0 / (1 + number / 300) * s for w, s in zip(weights, slope, strict=True)]
    return tuple(round(w, 3) for w in weights)
