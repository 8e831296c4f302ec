"""Fit the weights of search anew and write them: python -m bench.fit_search. The index must hold the national list."""

import json
from pathlib import Path

from bench.national import folder

QUESTIONS = Path(__file__).parent / "questions"


def main() -> None:
    from motcua.project.commands.opened import opened

    with opened():
        from motcua.base import clockwork
        from motcua.catalog.finding import features, ranking, scope
        from motcua.catalog.finding.trial import measure, questions
        from motcua.catalog.finding.trial.fit import fit

        dev = questions.read(folder() / "questions_dev.jsonl")
        own = [t for name in ("out_of_scope", "ambiguous") for t in questions.read(QUESTIONS / f"{name}.jsonl")]
        learnt = [*dev, *(t for t in own if t.split == "tune")]
        fitted = fit(measure.weigh(learnt))
        kept = {
            "fitted_on": clockwork.today(clockwork.now()).isoformat(),
            "questions": {"questions_dev.jsonl": len(dev), "own, tune half": len(learnt) - len(dev)},
            "folds": measure.FOLDS,
            "ours_from": fitted.ours_from,
            "ranking": dict(zip(features.NAMES, fitted.ranking, strict=True)),
            "scope": dict(zip(scope.NAMES, fitted.scope, strict=True)),
        }
        ranking.FILE.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(ranking.FILE)


if __name__ == "__main__":
    main()
