import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motcua.project.commands.answer import Answer
from motcua.project.commands.opened import opened
from motcua.project.readiness import BadInput

if TYPE_CHECKING:
    from motcua.catalog.finding.trial.report import Report

LEAST = 50  # questions below which no weights are fitted on folds


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="questions as JSON lines: question, expected_codes, in_catalogue, kind")
    parser.add_argument(
        "--learn",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="learn from the questions of FILE marked tune too, for every fold",
    )
    parser.add_argument("--split", help="ask only the questions marked so, for example aside")
    parser.add_argument("--shipped", action="store_true", help="use the weights that come with the program, no folds")


def run(asked: argparse.Namespace) -> Answer:
    """Measure search on questions, by folds, beside BM25."""
    for file in (asked.file, *asked.learn):
        if not file.is_file():
            raise BadInput(f"{file} is not a file.")
    with opened():
        from tqdm import tqdm

        from motcua.catalog.finding.trial import questions, report

        try:
            trials = [t for t in questions.read(asked.file) if asked.split in (None, t.split)]
            learnt = [t for file in asked.learn for t in questions.read(file) if t.split == "tune"]
        except (ValueError, AssertionError) as fault:
            raise BadInput(str(fault) or f"{asked.file.name} holds no questions.") from None
        with tqdm(unit=" questions", file=sys.stderr, disable=None) as bar:
            by_folds = not asked.shipped and len([t for t in trials if t.is_answerable]) >= LEAST
            told = report.measure(trials, learnt if by_folds else None, told=bar.update)
        return Answer(_text(told), told.facts())


def _text(told: "Report") -> str:
    head = f"{told.questions} questions, {told.procedures} procedures in the index, weights: {told.weights}"
    tables = (("search", told.ours), ("search, no diacritics", told.folded), ("BM25", told.plain))
    lines = [line for name, table in tables for line in (f"\n{name}", *_table(table))]
    apart = [
        f"\nwrongly called out of scope: {told.refused} of {told.answerable}",
        f"out of scope recognised: {told.recognised} of {told.outside}",
        f"expected procedures not in the catalogue: {told.missing} questions, {told.missing_refused} answered with nothing",
        f"ambiguous, all expected codes among the first ten: {told.ambiguous_all} of {told.ambiguous}; "
        f"in the short choice: {told.ambiguous_offered}",
    ]
    return "\n".join([head, *lines, *apart])


def _table(table: Mapping[str, Mapping[str, Any]]) -> list[str]:
    return [
        f"  {kind[:34]:34} {row['questions']:5}  "
        + "  ".join(f"top-{n} {row[f'any_{n}']:4} {row[f'any_{n}_share']:.3f}" for n in (1, 5, 10))
        + f"  all in 5 {row['all_5']:4} {row['all_5_share']:.3f}  all in 10 {row['all_10']:4} {row['all_10_share']:.3f}"
        for kind, row in table.items()
    ]
