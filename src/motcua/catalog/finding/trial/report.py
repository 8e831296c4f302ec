"""All figures of one file of questions, as counts beside shares."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from motcua.catalog.finding import ranking
from motcua.catalog.finding.models import FoundProcedure
from motcua.catalog.finding.trial import measure as measuring
from motcua.catalog.finding.trial.bm25 import Plain
from motcua.catalog.finding.trial.measure import FOLDS, PLACES, Outcome, Tally
from motcua.catalog.finding.trial.questions import Trial, folds

Table = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Report:
    """Tables are by kind of question; `folded` asks each question without its marks."""

    weights: str
    questions: int
    answerable: int
    procedures: int
    ours: Table
    folded: Table
    plain: Table
    refused: int
    outside: int
    recognised: int
    missing: int
    missing_refused: int
    ambiguous: int
    ambiguous_all: int
    ambiguous_offered: int

    def facts(self) -> dict[str, Any]:
        return asdict(self)


def measure(trials: Sequence[Trial], learnt: Sequence[Trial] | None, *, told: Callable[[], object]) -> Report:
    """Weigh, fit without each fold but with `learnt` in each, and count; None takes the shipped weights."""
    tried = measuring.weigh(trials, told)
    bare = measuring.weigh([t.without_marks() for t in trials], told)
    place = folds(trials, FOLDS)
    if learnt is None:
        fitted = dict.fromkeys(range(FOLDS), ranking.fitted())
    else:
        fitted = measuring.fitted_by_fold(tried, measuring.weigh(learnt, told), told)
    found = [measuring.outcome(t, fitted[place[t.trial.id]]) for t in tried]
    folded = [measuring.outcome(t, fitted[place[t.trial.id]]) for t in bare]
    plain = Plain(FoundProcedure.objects.values_list("code", "name"))
    known = [Outcome(t, tuple(plain.first(t.text))) for t in trials]
    return _report(found, folded, known, _weights(learnt))


def _weights(learnt: Sequence[Trial] | None) -> str:
    if learnt is None:
        return "as shipped"
    return f"refitted on the other {FOLDS - 1} of {FOLDS} folds and {len(learnt)} questions of our own"


def _report(found: list[Outcome], folded: list[Outcome], known: list[Outcome], weights: str) -> Report:
    answerable = [o for o in found if o.trial.is_answerable]
    outside = [o for o in found if o.trial.is_outside]
    missing = [o for o in found if not o.trial.is_answerable and not o.trial.is_outside]
    unclear = [o for o in answerable if o.trial.is_ambiguous]
    return Report(
        weights=weights, questions=len(found), answerable=len(answerable), procedures=FoundProcedure.objects.count(),
        ours=_table(found), folded=_table(folded), plain=_table(known), refused=sum(not o.codes for o in answerable),
        outside=len(outside), recognised=sum(not o.codes for o in outside), missing=len(missing),
        missing_refused=sum(not o.codes for o in missing), ambiguous=len(unclear),
        ambiguous_all=sum(o.all_in(max(PLACES)) for o in unclear),
        ambiguous_offered=sum(o.trial.codes <= set(o.choice) for o in unclear),
    )  # fmt: skip


def _table(found: list[Outcome]) -> Table:
    return {kind: _row(tally) for kind, tally in measuring.tally(found).items() if tally.questions}


def _row(tally: Tally) -> dict[str, Any]:
    row: dict[str, Any] = {"questions": tally.questions}
    for name, counts in (("any", tally.any_in), ("all", tally.all_in)):
        for first in PLACES:
            row[f"{name}_{first}"] = counts[first]
            row[f"{name}_{first}_share"] = round(counts[first] / tally.questions, 4)
    return row
