"""Measure and print; with --write keep the page docs/bench.md."""

import argparse
import json
import subprocess
import sys

from bench import page
from bench.noise import Figure

FIGURES = ("due", "route", "proof", "filing", "whole", "lists", "search", "steady")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--rounds", type=int, default=5, help="how often ours and the other alternate")
    parser.add_argument("--dossiers", type=int, default=1_000_000, help="how many the large database holds")
    parser.add_argument("--write", action="store_true", help="write docs/bench.md")
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help=", ".join(FIGURES))
    asked = parser.parse_args()
    found: list[Figure] = []
    for name in asked.figures or FIGURES:
        measured = _measured(name, asked)
        print(page.lines(measured), file=sys.stderr)
        found += measured
    if asked.write:
        page.write(found)
    else:
        print(page.table(found))


def _measured(name: str, asked: argparse.Namespace) -> list[Figure]:
    command = [
        sys.executable,
        "-m",
        "bench.one",
        name,
        "--rounds",
        str(asked.rounds),
        "--dossiers",
        str(asked.dossiers),
    ]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return [Figure(**one) for one in json.loads(said)]


main()
