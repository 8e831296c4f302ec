import argparse
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from motcua.base import clockwork
from motcua.project.commands.answer import NO, YES, Answer
from motcua.project.commands.opened import opened

if TYPE_CHECKING:
    from motcua.project.audit import Proof

SHOWN = 20  # of each kind, for a person; --json tells all


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["verify"])
    parser.add_argument("--chain", help="only this one, for example dossier:0195d3a0-0000-7000-8000-000000000000")
    parser.add_argument(
        "--since", type=date.fromisoformat, help="only chains that moved on this day (YYYY-MM-DD) or later"
    )


def run(asked: argparse.Namespace) -> Answer:
    """Says no, and what is broken, when anything does not hold."""
    with opened() as found:
        from tqdm import tqdm

        from motcua.project.audit import Asked, moment, prove

        wanted = Asked(clockwork.now(), asked.chain, asked.since)
        with tqdm(unit=" entries", unit_scale=True, file=sys.stderr, disable=None) as bar, moment(found.url) as link:
            proof = prove(link, wanted, begun=bar.reset, moved=bar.update)
    faults = _faults(proof)
    if asked.chain and not proof.entries and not faults:
        faults.append(f"no entry of {asked.chain}")
    looked = f"{proof.chains} chains, {proof.entries} entries, {proof.roots} sealed days"
    facts = {"whole": not faults, **asdict(proof)}
    if faults:
        return Answer("\n".join([f"NOT WHOLE ({looked}):", *faults]), facts, NO)
    return Answer(f"Whole: {looked}.", facts, YES)


def _faults(proof: "Proof") -> list[str]:
    return [
        *_listed("broken from entry {1} on: {0}", proof.broken.items()),
        *_listed("cut, entry {1} is gone: {0}", proof.cut.items()),
        *_listed("lost whole: {0}", [(chain,) for chain in proof.lost]),
        *_listed("the journal of {0} is not what was sealed that night", [(day,) for day in proof.wrong_days]),
        *_listed("no seal for {0}: was the worker off, or is it gone?", [(day,) for day in proof.missing_days]),
    ]


def _listed(words: str, rows: Iterable[tuple[object, ...]]) -> list[str]:
    found = [words.format(*row) for row in rows]
    return found[:SHOWN] + ([f"… and {len(found) - SHOWN} more"] if len(found) > SHOWN else [])
