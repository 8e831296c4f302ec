"""Tell questions that no procedure answers from those of ours, by what they say and by how well the best candidate fits."""

import math
from collections.abc import Sequence

from motcua.catalog.finding.features import NAMES as FEATURES
from motcua.catalog.finding.features import Asked
from motcua.catalog.finding.shipped import OutsideTopic

NAMES = (
    "constant", "covered", "pairs", "covered_typed", "around", "of_the_name", "synonyms", "topic", "topic_unexplained",
    "unknown", "telling", "code", "short", "explained",
)  # fmt: skip
_AT = {name: FEATURES.index(name) for name in ("covered", "pairs", "covered_as_typed", "covered_around", "of_the_name")}
_MUCH = 25.0  # weight of words that tell for certain
_TAUGHT = 0.9
_BEST = 5  # candidates that are looked at


def vector(asked: Asked, ranked: Sequence[Sequence[float]], names: Sequence[str]) -> list[float]:
    """Give what tells whether a question is ours, in the order of NAMES.

    `ranked` are vectors of candidates, best first, and `names` the folded words of their names. A topic's phrase that
    stands in the name of a good candidate is no sign: "khởi kiện" is another topic, but there is a procedure of that name.
    """
    best = ranked[:_BEST]
    top = {name: max((v[at] for v in best), default=0.0) for name, at in _AT.items()}
    named = [f" {name} " for name in names[:_BEST]]
    foreign = [said for _, said in asked.question.topics if not any(f" {' '.join(said)} " in name for name in named)]
    apart = {word for said in foreign for word in said}
    explained = max((min(_MUCH, asked.explained(name, apart)) for name in names[:_BEST]), default=0.0)
    phrases = sum(weight for unit, weight in asked.units if unit.is_phrase) / asked.whole
    topic = min(1.0, sum(_told(asked, said) for said in foreign) / asked.whole)
    unknown = sum(weight for unit, weight in asked.units if unit.readings[0][0] not in asked.book.counts) / asked.whole
    return [
        1.0, top["covered"], top["pairs"], top["covered_as_typed"], top["covered_around"], top["of_the_name"], phrases, topic,
        topic * (1 - top["covered"]), unknown, min(len(asked.telling), 8) / 8, float(bool(asked.question.codes)),
        float(len(asked.telling) <= 1), explained / _MUCH,
    ]  # fmt: skip


def _told(asked: Asked, said: Sequence[str]) -> float:
    return sum(map(asked.book.weight, said))


def ours(weights: Sequence[float], told: Sequence[float]) -> float:
    """Give the chance that a question is ours."""
    total = sum(w * x for w, x in zip(weights, told, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def taught(told: Sequence[float]) -> bool:
    """Whether the question is little else than words somebody taught us, and a candidate holds what they mean."""
    said = dict(zip(NAMES, told, strict=True))
    return said["synonyms"] >= _TAUGHT and said["covered"] >= _TAUGHT and not said["topic"]


def topic(asked: Asked) -> OutsideTopic | None:
    """Give the topic that the question says most about."""
    told = max(asked.question.topics, key=lambda t: _told(asked, t[1]), default=None)
    return told[0] if told else None
