"""Measure search on questions by cross-validation: weights are fitted on the other folds, never on what is measured."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from motcua.catalog.finding import search
from motcua.catalog.finding.ranking import Fitted
from motcua.catalog.finding.trial.fit import Tried, fit
from motcua.catalog.finding.trial.questions import Trial, folds

FOLDS = 5
PLACES = (1, 5, 10)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`codes` in their order; empty when the question was called out of scope. `choice` is what was offered."""

    trial: Trial
    codes: tuple[str, ...]
    choice: tuple[str, ...] = ()

    def any_in(self, first: int) -> bool:
        return bool(self.trial.codes & set(self.codes[:first]))

    def all_in(self, first: int) -> bool:
        return self.trial.codes <= set(self.codes[:first])


@dataclass
class Tally:
    """Counts of one kind of question."""

    questions: int = 0
    any_in: dict[int, int] = field(default_factory=lambda: dict.fromkeys(PLACES, 0))
    all_in: dict[int, int] = field(default_factory=lambda: dict.fromkeys(PLACES, 0))

    def add(self, outcome: Outcome) -> None:
        self.questions += 1
        for first in PLACES:
            self.any_in[first] += outcome.any_in(first)
            self.all_in[first] += outcome.all_in(first)


def weigh(trials: Iterable[Trial], told: Callable[[], object] = lambda: None) -> list[Tried]:
    """Ask the index each question; weights come later."""
    found = []
    for trial in trials:
        found.append(Tried(trial, search.weigh(trial.text)))
        told()
    return found


def fitted_by_fold(tried: Sequence[Tried], others: Sequence[Tried], told: Callable[[], object]) -> dict[int, Fitted]:
    """Fit once for each fold, without it; `others` are questions that are in no fold and always learnt from."""
    place = folds([t.trial for t in tried], FOLDS)
    found = {}
    for number in range(FOLDS):
        found[number] = fit([*(t for t in tried if place[t.trial.id] != number), *others])
        told()
    return found


def outcomes(tried: Sequence[Tried], by_fold: Mapping[int, Fitted]) -> list[Outcome]:
    """Answer each question with the weights that never saw it."""
    place = folds([t.trial for t in tried], FOLDS)
    return [outcome(t, by_fold[place[t.trial.id]]) for t in tried]


def outcome(tried: Tried, fitted: Fitted) -> Outcome:
    found = search.answer(tried.weighed, fitted)
    codes = tuple(hit.code for hit in found.hits[: max(PLACES)])
    return Outcome(tried.trial, codes, tuple(hit.code for hit in found.choice.hits))


def tally(found: Iterable[Outcome]) -> dict[str, Tally]:
    """Count answerable questions by kind, all together under "all", those with several codes under "several codes"."""
    counted: dict[str, Tally] = {"all": Tally()}
    for one in found:
        if one.trial.is_answerable:
            kinds = ["all", one.trial.kind, *(["several codes"] if len(one.trial.codes) > 1 else [])]
            for kind in kinds:
                counted.setdefault(kind, Tally()).add(one)
    return counted
